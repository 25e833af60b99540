"""What is published stays: versions keep their addresses and bytes, and only sound editions are offered."""

from __future__ import annotations

import hashlib

import pytest
import site_making as making
from site_making import publish, rules, tree

from publisher.findings import SourceError


def page(folder, path: str = "rapport/") -> str:
    return (folder / f"output/site/{path}index.html").read_text("utf-8")


def test_a_publication_gets_its_version_by_its_date_its_latest_address_and_its_checksums(folder):
    published = publish(folder)
    site = folder / "output/site"
    assert published.complete
    assert published.new == (("rapport", "2026-01-02"),)
    for suffix in (".html", ".pdf", ".docx"):
        built = (folder / f"output/rapport/rapport{suffix}").read_bytes()
        assert (site / f"rapport/2026-01-02/rapport{suffix}").read_bytes() == built
        assert (site / f"rapport/rapport{suffix}").read_bytes() == built
        line = f"{hashlib.sha256(built).hexdigest()}  rapport{suffix}\n"
        assert line in (site / "rapport/2026-01-02/sha256.txt").read_text("utf-8")


def test_a_second_run_changes_nothing_and_two_sites_are_the_same_bytes(folder, tmp_path_factory):
    publish(folder)
    first = tree(folder / "output/site")
    again = publish(folder)
    assert (again.written, again.new) == (0, ())
    assert tree(folder / "output/site") == first
    other = tmp_path_factory.mktemp("other")
    making.write_publication(other / "sources", "rapport")
    making.write_site(other / "sources")
    making.write_editions(other / "output", "rapport")
    publish(other)
    assert tree(other / "output/site") == first


def test_a_new_version_keeps_every_old_address_alive(folder):
    publish(folder)
    before = tree(folder / "output/site")
    making.write_publication(folder / "sources", "rapport", 'version = "2.0"\nchanges = "Nytt kapitel."', "2026-05-06")
    making.write_editions(folder / "output", "rapport", "två", pages=5)
    published = publish(folder)
    after = tree(folder / "output/site")
    assert published.new == (("rapport", "2.0"),)
    assert set(before) <= set(after)
    for path, data in before.items():
        if path.startswith("rapport/2026-01-02/") and not path.endswith("index.html"):
            assert after[path] == data, path
    assert after["rapport/rapport.pdf"] == after["rapport/2.0/rapport.pdf"] != before["rapport/rapport.pdf"]
    assert "Det här är en äldre version." in page(folder, "rapport/2026-01-02/")
    assert "Det här är en äldre version." not in page(folder) + page(folder, "rapport/2.0/")
    assert "Nytt kapitel." in page(folder)
    assert page(folder).index("Version 2.0") < page(folder).index("Version från 2 januari 2026")


def test_a_changed_edition_under_a_published_version_is_refused_and_nothing_of_the_build_is_taken(folder):
    publish(folder)
    before = tree(folder / "output/site")
    making.write_editions(folder / "output", "rapport", "ändrad")
    published = publish(folder)
    assert rules(published) == ["site-edition-changed"] * 3
    assert not published.complete
    place = published.findings[0].place
    assert (place.file.rpartition("/")[2], place.line) == ("publication.toml", 4)
    after = tree(folder / "output/site")
    assert {p: d for p, d in after.items() if p.startswith("rapport/2026") and p[-4:] != "html"} == {
        p: d for p, d in before.items() if p.startswith("rapport/2026") and p[-4:] != "html"
    }
    assert "har ändrats, men versionen har redan lagts ut" in page(folder)


def test_only_the_changed_edition_is_named(folder):
    publish(folder)
    path = folder / "output/rapport/rapport.html"
    path.write_text(path.read_text("utf-8").replace("ett", "två"), "utf-8")
    assert rules(publish(folder)) == ["site-edition-changed"]


def test_a_version_that_a_newer_one_has_replaced_cannot_be_given_again(folder):
    publish(folder)
    making.write_publication(folder / "sources", "rapport", 'version = "2"')
    publish(folder)
    making.write_publication(folder / "sources", "rapport")
    assert set(rules(publish(folder))) == {"site-edition-changed"}


def test_an_edition_that_failed_is_not_offered_and_its_place_says_why(folder):
    pdf = hashlib.sha256((folder / "output/rapport/rapport.pdf").read_bytes()).hexdigest()
    making.write_outcomes(folder / "output", pdf, {"tool": "verapdf", "profile": "ua1", "verdict": "fail", "failed": 2})
    published = publish(folder)
    assert rules(published) == ["site-edition-failed"]
    assert not published.complete
    assert not list((folder / "output/site").rglob("*.pdf"))
    assert "Pdf erbjuds inte: kontrollen hittade fel. Det gäller: Tillgänglig pdf (PDF/UA-1)." in page(folder)
    assert 'href="rapport.pdf"' not in page(folder)
    assert 'href="rapport.html"' in page(folder)


def test_what_the_build_says_of_itself_verifies_nothing_but_its_errors_count(folder):
    pdf = hashlib.sha256((folder / "output/rapport/rapport.pdf").read_bytes()).hexdigest()
    making.write_outcomes(folder / "output", pdf, {"tool": "build", "verdict": "pass", "passed": 1, "failures": []})
    assert publish(folder).complete
    assert "Kontrollerad, inga fel" not in page(folder)
    assert "Filerna är inte kontrollerade ännu." in page(folder)
    making.write_outcomes(folder / "output", pdf, {"tool": "build", "verdict": "fail", "failed": 1})
    assert rules(publish(folder)) == ["site-edition-failed"]


def test_an_edition_that_fails_after_it_was_published_is_offered_no_more_but_its_address_lives(folder):
    pdf = publish(folder).catalogue.entry("rapport").latest.edition("pdf")
    making.write_outcomes(folder / "output", pdf.sha256, {"tool": "verapdf", "profile": "2a", "verdict": "fail"})
    assert rules(publish(folder)) == ["site-edition-failed"]
    assert (folder / "output/site" / pdf.path).is_file()
    assert "Pdf erbjuds inte" in page(folder)
    assert 'href="rapport.pdf"' not in page(folder)


def test_an_edition_that_is_mended_joins_its_version(folder):
    whole = (folder / "output/rapport/rapport.docx").read_bytes()
    (folder / "output/rapport/rapport.docx").write_bytes(whole[:20])
    assert rules(publish(folder)) == ["site-edition-broken"]
    assert "Word erbjuds inte: filen är skadad." in page(folder)
    (folder / "output/rapport/rapport.docx").write_bytes(whole)
    published = publish(folder)
    assert (rules(published), published.new) == ([], ())
    assert (folder / "output/site/rapport/2026-01-02/rapport.docx").read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nonsense", b"\x00" * 500])
def test_a_damaged_pdf_is_never_offered(folder, data: bytes):
    (folder / "output/rapport/rapport.pdf").write_bytes(data)
    assert rules(publish(folder)) == ["site-edition-broken"]
    assert not list((folder / "output/site").rglob("*.pdf"))


def test_an_edition_that_is_not_built_is_told_with_the_command_that_builds_it(folder):
    (folder / "output/rapport/rapport.pdf").unlink()
    assert rules(publish(folder)) == ["site-edition-missing"]
    assert "Pdf är inte gjord ännu." in page(folder)


def test_a_source_with_errors_gives_no_new_version_and_the_published_one_is_still_offered(folder):
    publish(folder)
    making.write_publication(folder / "sources", "rapport", 'version = "2"', chapter="# R\n\n<b>\n")
    published = publish(folder)
    assert (rules(published), published.new, published.complete) == (["raw-html"], (), False)
    assert "det finns fel i källan" in page(folder)
    assert 'href="rapport.pdf"' in page(folder)


def test_a_first_publication_with_errors_has_a_page_that_says_so(folder):
    making.write_publication(folder / "sources", "rapport", chapter="# R\n\n<b>\n")
    published = publish(folder)
    assert not published.complete
    assert "Publikationen har inte lagts ut ännu." in page(folder)
    assert 'href="rapport.pdf"' not in page(folder)


def test_one_faulty_publication_does_not_stop_the_others(folder):
    making.write_publication(folder / "sources", "annan")
    making.write_editions(folder / "output", "annan")
    (folder / "sources/rapport/publication.toml").write_text("title = ", "utf-8")
    published = publish(folder)
    assert rules(published) == ["toml-broken"]
    assert [entry.name for entry in published.catalogue.publications] == ["annan"]


def test_a_publication_whose_sources_are_gone_keeps_its_addresses(folder):
    publish(folder)
    before = tree(folder / "output/site")
    making.write_publication(folder / "sources", "annan")
    making.write_editions(folder / "output", "annan")
    for path in (folder / "sources/rapport").iterdir():
        path.unlink()
    assert publish(folder).complete
    assert set(before) <= set(tree(folder / "output/site"))
    assert "Publikationen ges inte längre ut." in page(folder)
    assert "Ges inte längre ut" in page(folder, "publikationer/")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"publications": [{"name": 1}]}', b"\xff\xfe"])
def test_a_damaged_catalogue_stops_everything_before_anything_is_written(folder, damage: bytes):
    publish(folder)
    (folder / "output/site/catalogue.json").write_bytes(damage)
    before = tree(folder / "output/site")
    with pytest.raises(SourceError) as caught:
        publish(folder)
    assert caught.value.findings[0].rule == "site-catalogue-broken"
    assert tree(folder / "output/site") == before


def test_a_published_file_that_was_changed_or_lost_is_told_and_not_offered(folder):
    publish(folder)
    (folder / "output/site/rapport/2026-01-02/rapport.pdf").write_bytes(b"something else")
    (folder / "output/site/rapport/2026-01-02/rapport.docx").unlink()
    making.write_publication(folder / "sources", "rapport", 'version = "2"')
    published = publish(folder)
    assert sorted(rules(published)) == ["site-file-altered", "site-file-gone"]
    old = page(folder, "rapport/2026-01-02/")
    assert "Pdf erbjuds inte: filen är inte längre den som lades ut." in old
    assert "Word erbjuds inte: filen saknas." in old


def test_a_run_that_was_cut_short_is_taken_up_by_the_next(folder):
    whole = tree_of_a_whole_run(folder)
    (folder / "output/site/catalogue.json").unlink()
    (folder / "output/site/index.html").unlink()
    assert publish(folder).complete
    assert tree(folder / "output/site") == whole


def test_the_catalogue_is_written_last_so_that_a_cut_leaves_no_promise_unkept(folder, monkeypatch):
    from publisher.site import store

    order = []
    real = store.replace_file
    monkeypatch.setattr(store, "replace_file", lambda path, data: (order.append(path.name), real(path, data)))
    publish(folder)
    assert len(order) > 10
    assert order[-1] == "catalogue.json"


def tree_of_a_whole_run(folder) -> dict[str, bytes]:
    publish(folder)
    return tree(folder / "output/site")


def test_a_name_of_the_sites_own_is_refused(folder):
    making.write_publication(folder / "sources", "fonts")
    making.write_editions(folder / "output", "fonts")
    assert rules(publish(folder)) == ["site-name-reserved"]


def test_results_that_cannot_be_read_mean_that_nothing_was_verified(folder):
    path = folder / "output/.publisher/verification.json"
    path.parent.mkdir()
    for damage in ("", "[]", '{"%s": 3}', "nonsense"):
        path.write_text(damage, "utf-8")
        assert publish(folder).complete
        assert "Inte kontrollerad ännu." in page(folder)

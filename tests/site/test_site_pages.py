"""The pages as a reader meets them: links lead somewhere and say where, files are what they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from site_making import ROOT

HERE = "http://site.test/"
EXTERNAL = "(annan webbplats)"


class Page(HTMLParser):
    """The links, ids and loaded files of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids |= {found["id"]} if found.get("id") else set()
        if tag == "a" and found.get("href"):
            self.links.append((found["href"], ""))
            self.open = []
        if tag in ("link", "img") and (address := found.get("href") or found.get("src")):
            self.loaded.append(address)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open is not None:
            self.links[-1] = (self.links[-1][0], " ".join("".join(self.open).split()))
            self.open = None

    def handle_data(self, data: str) -> None:
        if self.open is not None:
            self.open.append(data)


def pages(site: Path) -> Iterator[tuple[str, Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Page(path.read_text("utf-8"))


def own(site: Path) -> Iterator[tuple[str, Page]]:
    """Yield the site's own pages, without the web editions."""
    return ((path, page) for path, page in pages(site) if path.endswith("index.html"))


def file_of(site: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path).lstrip("/")
    return site / (f"{path}index.html" if path == "" or path.endswith("/") else path)


def dead_links(site: Path) -> list[str]:
    """Return the internal links of all pages that lead nowhere, and the files that they load and that are not there."""
    known = dict(pages(site))
    dead = []
    for path, page in known.items():
        for address in (*(target for target, _ in page.links), *page.loaded):
            whole = urljoin(HERE + path, address).replace("https://publikationer.example/", HERE)
            if not whole.startswith(HERE):
                continue
            file, fragment = file_of(site, whole), unquote(urlsplit(whole).fragment)
            target = known.get(file.relative_to(site).as_posix())
            if not file.is_file() or (fragment and target and fragment not in target.ids):
                dead.append(f"{path} -> {address}")
    return dead


def test_every_internal_link_leads_somewhere(shown):
    site, _ = shown
    assert dead_links(site) == []
    assert sum(len(page.links) for _, page in pages(site)) > 100


def test_the_judge_of_links_sees_dead_ones(shown, tmp_path):
    import shutil

    site = tmp_path / "site"
    shutil.copytree(shown[0], site)
    (site / "strategi/2.0/strategi.pdf").unlink()
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace('id="uppdrag"', ""), "utf-8")
    assert set(dead_links(site)) == {"index.html -> #uppdrag", "strategi/2.0/index.html -> strategi.pdf"}


def test_links_to_files_say_title_type_size_and_pages_as_the_files_are(shown):
    site, published = shown
    entry = published.catalogue.entry("strategi")
    links = dict(Page((site / "strategi/index.html").read_text("utf-8")).links)
    assert list(links)[3:] != []
    for file, pattern in (
        ("strategi.html", r"(.*) \(webbsida, (\d+) kB\)"),
        ("strategi.pdf", r"(.*) \(pdf, (\d+) kB, 5 sidor\)"),
        ("strategi.docx", r"(.*) \(Word, (\d+) kB\)"),
    ):
        found = re.fullmatch(pattern, links[file])
        assert found, links[file]
        assert found[1].split() == entry.title.split()
        assert int(found[2]) == max(1, round((site / "strategi" / file).stat().st_size / 1000))
    files = [target for target in links if target.startswith("strategi.")]
    assert files == ["strategi.html", "strategi.pdf", "strategi.docx"], "the web edition first"


def test_checksums_are_shown_and_are_those_of_the_files(shown):
    import hashlib

    site, _ = shown
    page = (site / "strategi/index.html").read_text("utf-8")
    for file in ("strategi.html", "strategi.pdf", "strategi.docx"):
        assert hashlib.sha256((site / "strategi" / file).read_bytes()).hexdigest() in page


def test_what_the_validators_said_is_told_in_plain_words(shown):
    page = (shown[0] / "strategi/index.html").read_text("utf-8")
    assert "Tillgänglig pdf (PDF/UA-1): inga fel. veraPDF 1.28.1 gjorde 1\u00a0234 kontroller." in page
    assert "Arkiv (PDF/A-2a): inte kontrollerat med veraPDF. no Java" in page
    assert "Delvis kontrollerad, inga fel." in page
    assert "Inte kontrollerad ännu." in page


def test_links_that_leave_the_site_say_so_and_others_do_not(shown):
    site, _ = shown
    for path, page in own(site):
        for target, text in page.links:
            outside = target.startswith("http") and not target.startswith("https://publikationer.example/")
            assert (EXTERNAL in text) is outside, (path, target, text)


def test_the_start_page_carries_what_the_boards_own_page_carries(shown):
    page = (shown[0] / "index.html").read_text("utf-8")
    for said in (
        "Länsstyrelsens uppdrag",
        "Utbildning och stöd",
        "Guide för trygga platser",
        "Tillsammans mot brott för ett tryggt Örebro län",
        "nollvision",
        "Samhällsråd T",
        "Arbetsgruppen",
        "Referensgruppen",
        "Nätverken",
        "Samverkan med näringslivet",
        "Kontakt",
        "Eldningsförbud i hela Örebro län",
        '<time datetime="2023-06-06T08:00">tisdag 6 juni 2023 klockan 8</time>',
    ):
        assert said in page


def test_pages_have_no_script_nothing_inline_and_load_only_the_sites_own_files(shown):
    for path, page in own(shown[0]):
        names = [tag for tag, _ in page.tags]
        assert not {"script", "style", "iframe", "form", "object"} & set(names), path
        assert not [a for _, attributes in page.tags for a in attributes if a == "style" or a.startswith("on")], path
        policy = next(a for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy["content"]
        assert "unsafe" not in policy["content"]
        loaded = [
            address for address in page.loaded if not address.startswith(("data:", "https://publikationer.example/"))
        ]
        assert not [address for address in loaded if urlsplit(address).scheme]
        assert names.count("h1") == 1


def test_names_of_files_have_only_small_letters_digits_hyphens_and_points(shown):
    for path in shown[0].rglob("*"):
        assert re.fullmatch(r"[a-z0-9.-]+", path.name), path


def test_the_selection_has_counts_that_are_right(shown):
    text = (shown[0] / "publikationer/index.html").read_text("utf-8")
    page = Page(text)
    entries = [a for _, a in page.tags if a.get("class") == "card entry"]
    assert len(entries) == 4
    labels = re.findall(r'<label for="sidan--(audience|format)-([a-z0-9]+)">[^<]*\((\d+)\)</label>', text)
    assert len(labels) == 9
    for group, value, count in labels:
        fitting = [e for e in entries if value == "alla" or value in e[f"data-{group}"].split()]
        assert len(fitting) == int(count), (group, value)


def test_the_templates_share_the_editions_style_and_words():
    sheet = (ROOT / "layouts/base/site/site.css").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", sheet), "colours come from the tokens"

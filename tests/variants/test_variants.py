"""What a variant says: values in their places, passages whose conditions hold, and nothing of the others."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher import build, model, reader, variants, walk
from publisher.model import Condition
from publisher.variants import ORDINARY, Variant
from publisher.variants.values import is_address
from publisher.variants.vary import holds

LAYOUTS = Path(__file__).parent.parent.parent / "layouts"
NORA = Variant("nora", "kommun", {"id": "nora", "namn": "Nora", "tom": ""})


def test_a_value_stands_where_its_name_stood(say):
    text = "Välkommen till {kommun.namn: kommunen}!"
    assert say(text, "nora") == "Välkommen till Nora!"
    assert say(text, "orebro") == "Välkommen till Örebro!"


def test_without_a_variant_the_words_after_the_colon_stand_there(say):
    assert say("Välkommen till {kommun.namn: kommunen}!") == "Välkommen till kommunen!"
    assert say("Välkommen till {kommun.namn: kommunen}!", "stor") == "Välkommen till kommunen!"
    assert say("Se {kommun.webb: kommunens webbplats}.", "nora") == "Se kommunens webbplats."


def test_a_value_may_stand_in_a_heading_a_caption_a_table_and_an_alternative(folder):
    (folder / "bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    text = """# Kapitel

## I {kommun.namn: kommunen}

![Karta över {kommun.namn: kommunen}](bild.svg "Så ser {kommun.namn: kommunen} ut")

Tabell: Tal om {kommun.namn: kommunen}

| Ort | Tal |
|---|---|
| {kommun.namn: Kommunen} | 1 |

::: faktaruta För {kommun.namn: er}
**{kommun.namn: Kommunen}** växer.
:::
"""
    (folder / "01.md").write_text(text, "utf-8")
    varied = build.prepare(folder, LAYOUTS, variant="nora").document
    found = [e for e in walk.walk(varied) if isinstance(e, model.Section | model.Figure | model.Table | model.Callout)]
    _, section, figure, table, box = found
    assert walk.plain_text(section.title) == "I Nora"
    assert (figure.alt, walk.plain_text(figure.caption)) == ("Karta över Nora", "Så ser Nora ut")
    assert walk.plain_text(table.caption) == "Tal om Nora"
    assert walk.plain_text(table.body[0].cells[0]) == "Nora"
    assert (walk.plain_text(box.title), walk.plain_text(box.blocks)) == ("För Nora", "Nora växer.")


def test_values_stand_in_the_title_of_the_edition(folder, say):
    say("Text.")
    assert build.prepare(folder, LAYOUTS).publication.title == "Prov"
    assert build.prepare(folder, LAYOUTS, variant="orebro").publication.title == "Prov för Örebro"


@pytest.mark.parametrize(
    ("condition", "ordinary", "nora", "orebro", "large"),
    [
        ("kommun", False, True, True, False),
        ("inte kommun", True, False, False, True),
        ("kommun.finska = ja", False, False, True, False),
        ("inte kommun.finska = ja", False, True, False, False),
        ("kommun.webb", False, False, True, False),
        ("inte kommun.webb", False, True, False, False),
        ("stor", False, False, False, True),
        ("not kommun", True, False, False, True),
    ],
)
def test_a_passage_stands_where_its_condition_holds(say, condition, ordinary, nora, orebro, large):
    text = f"Alla.\n\n::: om {condition}\nNågra.\n:::"
    for name, there in (("", ordinary), ("nora", nora), ("orebro", orebro), ("stor", large)):
        assert say(text, name) == ("Alla. Några." if there else "Alla."), name


def test_conditions_may_stand_within_boxes_and_within_each_other(say):
    text = """:::: om kommun
::: faktaruta Ruta
För alla kommuner.
:::

::: om kommun.finska = ja
Finska i {kommun.namn}.
:::
::::"""
    assert say(f"Text.\n\n{text}", "nora") == "Text. RutaFör alla kommuner."
    assert say(f"Text.\n\n{text}", "orebro") == "Text. RutaFör alla kommuner. Finska i Örebro."
    assert say(f"Text.\n\n{text}") == "Text."


def test_what_is_left_without_content_is_left_out(say, folder):
    text = "Text.\n\n- alltid\n- ::: om kommun.finska = ja\n  på finska\n  :::"
    assert say(text, "nora") == "Text. alltid"
    assert say("Text.\n\n:::: tips Tips\n::: om kommun\nX.\n:::\n::::") == "Text."


def test_a_note_of_a_passage_that_is_left_out_is_left_out_with_it(folder, say):
    say("Alla.[^a]\n\n::: om kommun\nNågra.[^b]\n:::\n\n[^a]: Ett.\n[^b]: Om {kommun.namn}.")
    assert [walk.plain_text(note) for note in build.prepare(folder, LAYOUTS).document.notes] == ["Ett."]
    both = build.prepare(folder, LAYOUTS, variant="nora").document.notes
    assert [(note.number, walk.plain_text(note)) for note in both] == [(1, "Ett."), (2, "Om Nora.")]


def test_nothing_of_conditions_is_left_for_the_writers(folder, say):
    say("::: om kommun\nNågra i {kommun.namn}.\n:::\n\n::: om inte kommun\nAndra.\n:::")
    for name in ("", "nora", "stor"):
        assert not [e for e in walk.walk(build.prepare(folder, LAYOUTS, variant=name).document) if e.when]


def test_the_chosen_layout_is_the_variants(folder, say):
    say("Text.")
    assert build.prepare(folder, LAYOUTS, variant="stor").layout.name == "storstil"
    assert build.prepare(folder, LAYOUTS, variant="nora").layout.name == "base"


@given(value=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(lambda t: " ".join(t.split())))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("written", ["{kommun.namn}", "# {kommun.namn}", "::: tips {kommun.namn}\nText.\n:::"])
def test_a_value_is_never_markup(words, written, value):
    """Whatever a value is, the tree has the shape that a harmless word gives it, and the value is one text in it."""
    document, found = reader.read_text(f"# A\n\n{written}", words)
    assert found == ()

    def shape(word: str) -> tuple[list[type], list[str]]:
        varied, faults = variants.vary(document, Variant("x", "kommun", {"namn": word}))
        assert faults == ()
        elements = list(walk.walk(varied))
        return [type(e) for e in elements], [e.text for e in elements if isinstance(e, model.Text)]

    if not value:
        return
    (kinds, texts), (harmless, _) = shape(value), shape("ord")
    assert kinds == harmless
    assert value in texts


@pytest.mark.parametrize(
    "value", ["*a* `b` <b>c</b>", "{{ 7*7 }} {% x %}", "{kommun.id}", "{#id .x}", "[a](b)", "{.unnumbered}"]
)
def test_markup_and_code_in_a_value_are_shown_as_they_are(folder, say, value):
    rows = f'id,namn\nnora,"{value}"\n'
    assert say("Text. {kommun.namn: x}", "nora", rows=rows) == f"Text. {value}"
    from publisher.writers import FORMATS

    (folder / "01.md").write_text("# I {kommun.namn: x}\n\nText.\n", "utf-8")
    made = build.prepare(folder, LAYOUTS, variant="nora")
    page = FORMATS["html"].write(made.publication, made.document, made.layout, ()).data.decode()
    assert "<b>c</b>" not in page
    assert " 49 " not in page


@pytest.mark.parametrize(
    ("value", "target"),
    [("https://www.nora.se/a?b=c", "https://www.nora.se/a?b=c"), ("mailto:a@nora.se", "mailto:a@nora.se")],
)
def test_a_value_may_be_an_address(folder, say, value, target):
    assert say("::: om kommun\n[Webb]({kommun.webb}).\n:::\nText.", "nora", rows=f"id,namn,webb\nnora,N,{value}\n")
    links = [e for e in walk.walk(build.prepare(folder, LAYOUTS, variant="nora").document) if isinstance(e, model.Link)]
    assert [link.target for link in links] == [target]


def test_a_value_within_an_address_is_encoded(folder, say):
    say("[Sök](<https://www.nora.se/sok?q={kommun.namn: alla}&n=1>).", "nora", rows='id,namn\nnora,"å&b=c/../#d"\n')
    (link,) = [
        e for e in walk.walk(build.prepare(folder, LAYOUTS, variant="nora").document) if isinstance(e, model.Link)
    ]
    assert link.target == "https://www.nora.se/sok?q=%C3%A5%26b%3Dc%2F..%2F%23d&n=1"


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "//nora.se", "nora.se", "https://",
     "https:nora.se", "https://a b.se", "https://a@nora.se", "mailto:", "mailto:a", "mailto:a@b.se?bcc=c@d.se",
     "#sec", "https://nora", "https://nora.se:x", "https://[", "ftp://nora.se"],
)  # fmt: skip
def test_what_is_no_address_for_readers(text):
    assert not is_address(text)


def test_a_condition_on_a_column_says_nothing_of_other_axes():
    assert not holds(Condition("kommun", "namn", holds=False), ORDINARY)
    assert holds(Condition("kommun", "tom", holds=False), NORA)
    assert not holds(Condition("kommun", "namn", "Örebro"), NORA)


def test_a_document_without_values_is_the_same_in_every_variant(words):
    document, _ = reader.read_text("# A\n\nText och `{kommun.namn}` som kod.[^n]\n\n[^n]: Not.", words)
    assert variants.vary(document, NORA) == (document, ())
    assert dataclasses.replace(document) == document

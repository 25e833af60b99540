"""Each file in tests/blocks is the specification of a block; its examples are run here."""

from __future__ import annotations

import typing
from pathlib import Path

import making
import pytest
import spec
from docx_reading import outline
from pdf_making import small_pdf

from publisher import model, reader, report, resolve
from publisher.equivalence.pdf_tree import TaggedPdf
from publisher.writers.docx import blocks as word_blocks
from publisher.writers.html.blocks import BlockWriter, environment, template_name
from publisher.writers.html.images import by_address
from publisher.writers.html.words import Words

FOLDER = Path(__file__).parent / "blocks"
FILES = sorted(FOLDER.glob("*.md"))
EXAMPLES = [example for file in FILES for example in spec.examples(file)]


def becomes(source: str, kind: str, base, words) -> str:
    document, found = reader.read_text(source, words, folder=FOLDER)
    document, more = resolve.resolve(document, base.words, numbered=True)
    if kind == "findings":
        return "".join(f"{report.message(f, base.words('sv'))}\n" for f in report.sorted_findings((*found, *more)))
    if kind == "word":
        return word_outline(making.edition("docx", document, base, FOLDER).data)
    writer = BlockWriter(environment(base), Words(words), by_address)
    html = str(writer.blocks(document.blocks))
    if kind == "html":
        return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"
    if kind == "tags":
        notes = environment(base).get_template("parts.html").module.notes(document, writer, writer.words)
        return TaggedPdf(small_pdf(f"{html}{notes}", "@page { size: 800px 1200px }", base=FOLDER).data).as_text() + "\n"
    raise AssertionError(kind)


def word_outline(data: bytes) -> str:
    """Return the outline of the text of a Word edition, without the cover, contents and last page around it."""
    lines = outline(data).splitlines()
    first = max(i for i, line in enumerate(lines) if line.startswith(("ImprintFact", "control: Innehåll", "  TOC"))) + 1
    last = next(i for i, line in enumerate(lines) if line.startswith("BackHeading"))
    return "\n".join(lines[first:last]) + "\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example(example: spec.Example, base, words, golden):
    if golden:
        pytest.skip("goldens are rewritten by test_rewrite")
    made = {kind: becomes(example.source, kind, base, words) for kind in example.expected}
    assert made == example.expected
    assert example.expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rewrite(file: Path, base, words, golden):
    if not golden:
        return
    found = spec.examples(file)
    spec.rewrite(file, [{kind: becomes(e.source, kind, base, words) for kind in e.expected} for e in found])


@pytest.mark.parametrize("block", typing.get_args(model.Block), ids=lambda block: block.__name__)
def test_a_block_lacks_nothing(block: type, base):
    """What a new block still lacks: a template, a Word function, a specification."""
    name = template_name(block.__name__)
    assert base.file(name), f"no template layouts/base/{name}"
    assert word_blocks.write.dispatch(block) is not word_blocks.write.dispatch(object), (
        f"no Word function for {block.__name__}"
    )
    assert (FOLDER / Path(name).with_suffix(".md").name).is_file(), f"no specification tests/{name[:-5]}.md"


def test_every_callout_kind_has_its_words_colours_and_example(base):
    source = (FOLDER / "callout.md").read_text("utf-8")
    for kind in model.CalloutKind:
        assert kind.value in base.tokens["callout"]
        for strings in base.strings.values():
            assert strings["callouts"][kind.value]["label"]
        assert f"callout-{kind.value}" in source

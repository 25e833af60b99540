"""Each file in tests/blocks is the specification of a block; its examples are run here."""

from __future__ import annotations

import io
import re
import tomllib
import typing
import zipfile
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

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests/blocks"
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
    where = f"{example.file.name}:{example.line}"
    assert example.expected, f"{where}: add empty fences html, word and tags (or findings), then make golden"
    for kind, expected in example.expected.items():
        made = becomes(example.source, kind, base, words)
        assert made == expected, f"{where}, {kind}: if this is meant, make golden and read the diff"
    if "findings" not in example.expected:
        assert not becomes(example.source, "findings", base, words), f"{where}: the source is faulty"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rewrite(file: Path, base, words, golden):
    if not golden:
        return
    found = spec.examples(file)
    spec.rewrite(file, [{kind: becomes(e.source, kind, base, words) for kind in e.expected} for e in found])


@pytest.mark.parametrize("block", typing.get_args(model.Block), ids=lambda block: block.__name__)
def test_a_block_lacks_nothing(block: type):
    """All that a new block still lacks, in one message."""
    name = Path(template_name(block.__name__)).stem
    reader_code = "".join(path.read_text("utf-8") for path in (ROOT / "publisher/reader").glob("*.py"))
    expected_code = (ROOT / "publisher/equivalence/expected.py").read_text("utf-8")
    made = {
        f"a reader in publisher/reader/: something that makes {block.__name__}(…)": bool(
            re.search(rf"\b{block.__name__}\(", reader_code)
        ),
        f"its template, layouts/base/blocks/{name}.html": (ROOT / f"layouts/base/blocks/{name}.html").is_file(),
        f"a Word function in publisher/writers/docx/: @write.register for model.{block.__name__}": (
            word_blocks.write.dispatch(block) is not word_blocks.write.dispatch(object)
        ),
        "a case in publisher/equivalence/expected.py": f"model.{block.__name__}()" in expected_code,
        f"its specification, tests/blocks/{name}.md": (FOLDER / f"{name}.md").is_file(),
    }
    lacks = [what for what, there in made.items() if not there]
    assert not lacks, "still missing:\n  " + "\n  ".join(lacks)


@pytest.mark.parametrize("kind", model.CalloutKind)
def test_a_callout_kind_lacks_nothing(kind: model.CalloutKind):
    """All that a new callout kind still lacks, in one message."""
    tokens = tomllib.loads((ROOT / "layouts/base/layout.toml").read_text("utf-8"))
    lacks = []
    if kind.value not in tokens["callout"]:
        lacks.append(f"layouts/base/layout.toml, [callout]: {kind.value} = {{ bar = …, ground = … }}")
    for path in sorted((ROOT / "layouts/base/strings").glob("*.toml")):
        words = tomllib.loads(path.read_text("utf-8"))["callouts"].get(kind.value, {})
        if not {"container", "label"} <= set(words):
            lacks.append(f"{path.relative_to(ROOT)}, [callouts]: {kind.value} = {{ container = …, label = … }}")
    if f"callout-{kind.value}" not in (FOLDER / "callout.md").read_text("utf-8"):
        lacks.append("tests/blocks/callout.md: an example, then make golden")
    assert not lacks, "still missing:\n  " + "\n  ".join(lacks)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "word" in e.expected], ids=lambda example: example.name)
def test_every_word_style_is_defined(example: spec.Example, base, words):
    document, _ = reader.read_text(example.source, words, folder=FOLDER)
    document, _ = resolve.resolve(document, base.words, numbered=True)
    package = zipfile.ZipFile(io.BytesIO(making.edition("docx", document, base, FOLDER).data))
    used = set(re.findall(r'<w:[prt]\w*Style w:val="([^"]+)"', package.read("word/document.xml").decode()))
    defined = set(re.findall(r'w:styleId="([^"]+)"', package.read("word/styles.xml").decode()))
    assert used <= defined, f"no Word style {sorted(used - defined)}: add one in publisher/writers/docx/style_*.py"

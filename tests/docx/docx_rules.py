"""What an accessible Word file must be: one function a rule, with the clause it comes from; each yields its faults.

Which rule decides which requirement, and what none can decide, stands in `requirements.tsv`.

Sources: Microsoft's rules for the accessibility checker, and EN 301 549 v3.2.1, clause 10.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import docx_rules_file  # noqa: F401  # importing them is what registers the rules of the file
from docx_reading import ADEC, WP, Package, R, W, style, text
from docx_rule import RULES, rule

from publisher.colours import contrast

_GENERIC = {"här", "klicka här", "läs mer", "mer", "länk", "click here", "here", "link", "read more", "more"}
PDF_TYPES = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "P", "H", "L", "LI", "Lbl",
             "LBody", "Table", "TR", "TH", "TD", "Span", "Quote", "Note", "Reference", "Code", "Link", "Figure",
             "Formula", "Form"}  # fmt: skip


REPORTED = {"merged_cells": "docx-merged-cells"}  # what may stand in a file, if the writer has said so
_AUTOMATIC = re.compile("(Description automatically generated|Automatiskt genererad beskrivning)$")
_LONGEST_HEADING = 120  # characters: about two lines


def faults(data: bytes) -> list[str]:
    """Return what is wrong with an edition."""
    package = Package(data)
    return [
        f"{name}: {fault}" for name, (_, check) in RULES.items() if name not in REPORTED for fault in check(package)
    ]


@rule("10.1.1.1: an alternative or the decorative mark, never both; no file name")
def alternatives(package: Package) -> Iterator[str]:
    for story in package.stories.values():
        for properties in story.iter(f"{WP}docPr"):
            words, decorative = properties.get("descr"), properties.find(f".//{ADEC}decorative") is not None
            if (
                bool(words) == decorative
                or re.search(r"\.(png|jpe?g|svg)\b", words or "")
                or _AUTOMATIC.search(words or "")
            ):
                yield properties.get("name")


@rule("10.1.3.2: everything in line with the text")
def in_line(package: Package) -> Iterator[str]:
    for story in package.stories.values():
        for tag in (f"{WP}anchor", f"{W}txbxContent", f"{W}pict", f"{W}tblpPr", f"{W}framePr"):
            yield from (tag for _ in story.iter(tag))
        for inline in story.iter(f"{WP}inline"):
            if [inline.get(side) for side in ("distT", "distB", "distL", "distR")] != ["0"] * 4:
                yield "distance around a picture"


@rule("10.1.3.1: header rows from the first on, told by mark, flag and style")
def header_rows(package: Package) -> Iterator[str]:
    for table in package.body.iter(f"{W}tbl"):
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        look = table.find(f"{W}tblPr/{W}tblLook")
        if not heads[0] or heads != sorted(heads, reverse=True):
            yield "header rows"
        if look.get(f"{W}firstRow") != "1" or not int(look.get(f"{W}val"), 16) & 0x20:
            yield "look"
        used = package.styles[table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")]
        if not {"firstRow", "firstCol"} <= {part.get(f"{W}type") for part in used.iter(f"{W}tblStylePr")}:
            yield "style"


@rule("10.1.3.1: tables described, whole rows on one page, no table within a table")
def tables(package: Package) -> Iterator[str]:
    for table in package.body.iter(f"{W}tbl"):
        if not table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val"):
            yield "no description"
        if table.getparent().tag == f"{W}tc":
            yield "nested"
        if len(list(table.iter(f"{W}tr"))) < 2:
            yield "layout"
        yield from ("row splits" for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None)


@rule("Microsoft, simple tables; 10.1.3.1: no merged cells")
def merged_cells(package: Package) -> Iterator[str]:
    for cell in package.body.iter(f"{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        starts = merged is not None and merged.get(f"{W}val") == "restart"
        if starts or (cell.find(f"{W}tcPr/{W}gridSpan") is not None and merged is None):
            yield text(cell)


@rule("Microsoft, blank rows and columns: none")
def blank_cells(package: Package) -> Iterator[str]:
    for table in package.body.iter(f"{W}tbl"):
        rows = [[text(cell).strip() for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        yield from ("row" for row in rows if not any(row))
        if len({len(row) for row in rows}) == 1:
            yield from ("column" for column in zip(*rows, strict=True) if not any(column))


@rule("10.4.1.2: content controls have titles")
def controls(package: Package) -> Iterator[str]:
    for control in package.body.iter(f"{W}sdt"):
        alias = control.find(f"{W}sdtPr/{W}alias")
        if alias is None or not 0 < len(alias.get(f"{W}val")) <= 64:
            yield text(control)


@rule("10.2.4.6: heading levels begin at 1 and skip none; none is empty")
def headings(package: Package) -> Iterator[str]:
    before = 0
    for paragraph in package.body.iter(f"{W}p"):
        levels = (s.find(f"{W}pPr/{W}outlineLvl") for s in package.chain(style(paragraph)))
        level = next((int(found.get(f"{W}val")) + 1 for found in levels if found is not None), 0)
        if level and (level > before + 1 or not text(paragraph).strip()):
            yield text(paragraph)
        if level and len(text(paragraph)) > _LONGEST_HEADING:
            yield f"long: {text(paragraph)}"
        before = level or before
    if not before:
        yield "no heading"


@rule("10.1.3.2: no blanks and no empty paragraphs for looks; 10.1.3.1: no typed lists")
def blanks(package: Package) -> Iterator[str]:
    for paragraph in package.body.iter(f"{W}p"):
        first = paragraph.find(f"{W}r/{W}rPr/{W}rStyle")  # a cell that shows source text is no list of the document
        shown = first is not None and first.get(f"{W}val") == "CodeText"
        words, code = text(paragraph), shown or style(paragraph).startswith("CodeBlock")
        if paragraph.getparent().tag != f"{W}tc" and not words.strip():
            yield "empty paragraph"
        if not code and re.search("[ \u00a0]{3,}", words):
            yield words
        numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None
        if not code and not numbered and re.match(r"\s*([-–•*·]|\d+[.)])\s+\S", words):
            yield f"typed list: {words}"


@rule("10.2.4.4: links say where they lead, and lead somewhere")
def links(package: Package) -> Iterator[str]:
    bookmarks = Counter(mark.get(f"{W}name") for mark in package.body.iter(f"{W}bookmarkStart"))
    yield from (name for name, count in bookmarks.items() if count > 1 or len(name) > 40)
    for kind, story in package.stories.items():
        targets = package.targets(kind)
        for link in story.iter(f"{W}hyperlink"):
            words = text(link).strip()
            if words.lower() in _GENERIC or re.match(r"(https?://|www\.)", words) or not words:
                yield f"text: {words}"
            if link.get(f"{W}anchor") not in bookmarks and link.get(f"{R}id") not in targets:
                yield f"target: {words}"
        for code in story.iter(f"{W}instrText"):
            found = re.match(r"\s*(?:PAGEREF|NOTEREF|REF)\s+(\S+)", code.text)
            if found and found[1] not in bookmarks:
                yield code.text


@rule("10.3.1.1: the language everywhere, and no other left over")
def language(package: Package) -> Iterator[str]:
    defaults = package.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    theme = package.part("word/settings.xml").find(f"{W}themeFontLang")
    core = package.part("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}language")
    if len({defaults.get(f"{W}val"), defaults.get(f"{W}bidi"), theme.get(f"{W}val"), core}) != 1:
        yield "languages differ"
    for story in (*package.stories.values(), package.part("word/styles.xml")):
        for mark in story.iter(f"{W}lang"):
            yield from (
                tag for tag in mark.attrib.values() if not re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", tag)
            )


@rule("10.1.4.3: contrast of each style against its own ground at least 4.5:1")
def contrasts(package: Package) -> Iterator[str]:
    for id_ in package.styles:
        chain = list(package.chain(id_))
        ink = next((c.get(f"{W}val") for s in chain if (c := s.find(f"{W}rPr/{W}color")) is not None), "000000")
        path = (f"{W}pPr/{W}shd", f"{W}rPr/{W}shd")
        grounds = (c.get(f"{W}fill") for s in chain for p in path if (c := s.find(p)) is not None)
        if contrast(f"#{ink}", f"#{next(grounds, 'FFFFFF')}") < 4.5:
            yield id_


@rule("styles exist, are not named like PDF structure types, and refer to no theme")
def styles(package: Package) -> Iterator[str]:
    for story in package.stories.values():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            yield from (s for e in story.iter(f"{W}{tag}") if (s := e.get(f"{W}val")) not in package.styles)
    names = {s.find(f"{W}name").get(f"{W}val") for s in package.styles.values()}
    yield from names & PDF_TYPES
    if re.search(rb"(ascii|hAnsi|cs|eastAsia)Theme=|theme(Color|Shade|Tint)=", package.files["word/styles.xml"]):
        yield "theme"


@rule("opens without a question, in Word's own mode, with no trace of a template")
def opening(package: Package) -> Iterator[str]:
    settings = package.part("word/settings.xml")
    modes = [s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting") if s.get(f"{W}name") == "compatibilityMode"]
    if modes != ["15"] or settings.find(f"{W}updateFields") is not None:
        yield "settings"
    yield from ("dirty field" for s in package.stories.values() for f in s.iter(f"{W}fldChar") if f.get(f"{W}dirty"))
    for name, data in package.files.items():
        if "thumbnail" in name or b"python-docx" in data or b"en-US" in data or b"ja-JP" in data:
            yield name


@rule("fields are whole: each begins, has a result and ends")
def fields(package: Package) -> Iterator[str]:
    for story in package.stories.values():
        kinds = Counter(mark.get(f"{W}fldCharType") for mark in story.iter(f"{W}fldChar"))
        if len(set(kinds.values())) > 1:
            yield str(kinds)

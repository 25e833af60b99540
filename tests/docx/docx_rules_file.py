"""Rules on the file as a whole: what it may hold and do, and on its styles as a reader program uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx_reading import Package, W, style, text
from docx_rule import rule

from publisher.colours import contrast

_STILL = {".xml", ".rels", ".png", ".jpg", ".jpeg", ".svg", ".odttf"}  # kinds of parts that neither sound, move nor act
_PASSIVE = {"PAGE", "NUMPAGES", "PAGEREF", "NOTEREF", "REF", "SEQ", "TOC"}  # fields that only show what the file says
_ACTIVE = ("object", "control", "ffData", "docVars", "attachedTemplate", "mailMerge")


@rule("10.2.4.2: a title")
def title(package: Package) -> Iterator[str]:
    words = package.part("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    if not words.strip() or words.endswith(".docx"):
        yield f"title: {words}"


@rule("Microsoft, document access: anyone may read, copy and change it")
def access(package: Package) -> Iterator[str]:
    settings = package.part("word/settings.xml")
    yield from (tag for tag in ("documentProtection", "writeProtection") if settings.find(f"{W}{tag}") is not None)
    yield from ("locked control" for story in package.stories.values() for _ in story.iter(f"{W}lock"))


@rule(
    "10.1.2, 10.1.4.2, 10.2.2, 10.2.3.1, 10.5, 10.6: nothing sounds or moves;"
    " 10.2.1, 10.2.5, 10.3.2, 10.3.3: nothing acts"
)
def still(package: Package) -> Iterator[str]:
    yield from (name for name in package.files if not any(name.lower().endswith(kind) for kind in _STILL))
    for story in (*package.stories.values(), package.part("word/settings.xml")):
        yield from (tag for tag in _ACTIVE for _ in story.iter(f"{W}{tag}"))
        for code in story.iter(f"{W}instrText"):
            if (code.text or "").split()[:1] and code.text.split()[0] not in _PASSIVE:
                yield code.text
    yield from (
        name
        for name, data in package.files.items()
        if name.endswith(".svg") and re.search(b"<(animate|set|script)", data)
    )


@rule("Microsoft, watermarks; 10.1.1.1: no picture in a header or footer")
def watermarks(package: Package) -> Iterator[str]:
    for kind, story in package.stories.items():
        if kind not in ("document", "footnotes"):
            yield from (tag for tag in ("drawing", "pict") for _ in story.iter(f"{W}{tag}"))


@rule("10.1.4.4, 10.1.4.12: text can grow: no line of a fixed height, and body text of at least 11 points")
def growth(package: Package) -> Iterator[str]:
    for spacing in package.part("word/styles.xml").iter(f"{W}spacing"):
        if spacing.get(f"{W}lineRule", "auto") != "auto":
            yield "line of a fixed height"
    sizes = [s for each in package.chain("BodyText") if (s := each.find(f"{W}rPr/{W}sz")) is not None]
    sizes += package.part("word/styles.xml").findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if int(sizes[0].get(f"{W}val")) < 22:
        yield "body text"


@rule("10.1.4.1: links are underlined, and the kind of a box is a word of its title")
def words_beside_colour(package: Package) -> Iterator[str]:
    for id_ in ("Hyperlink", "FollowedHyperlink"):
        line = package.styles[id_].find(f"{W}rPr/{W}u")
        if line is None or line.get(f"{W}val") == "none":
            yield id_
    for control in package.body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and tag.get(f"{W}val").startswith("callout-"):
            first = control.find(f"{W}sdtContent/{W}p")
            named = control.find(f"{W}sdtPr/{W}alias").get(f"{W}val").rstrip("…")
            if (
                first is None
                or not style(first).endswith("Title")
                or not " ".join(text(first).split()).startswith(named)
            ):
                yield named


@rule("10.1.4.11: the bar of a box at least 3:1 against its ground")
def bars(package: Package) -> Iterator[str]:
    for id_, each in package.styles.items():
        borders = each.find(f"{W}pPr/{W}pBdr")
        if borders is not None and id_.startswith(("Callout", "Quotation")):
            shade = each.find(f"{W}pPr/{W}shd")
            ground = f"#{shade.get(f'{W}fill')}" if shade is not None else "#FFFFFF"
            if max(contrast(f"#{side.get(f'{W}color')}", ground) for side in borders) < 3:
                yield id_


@rule("10.2.4.6, Microsoft, headings: a list of contents, titled, with an entry for each chapter and section")
def contents(package: Package) -> Iterator[str]:
    paragraphs = list(package.body.iter(f"{W}p"))
    entries = [each for each in paragraphs if re.fullmatch(r"TOC\d", style(each))]
    headings = [each for each in paragraphs if style(each) in ("Heading1", "Heading2")]
    listed = [link.get(f"{W}anchor") for entry in entries for link in entry.iter(f"{W}hyperlink")]
    marks = [{mark.get(f"{W}name") for mark in heading.iter(f"{W}bookmarkStart")} for heading in headings]
    if len(listed) != len(marks) or not all(name in names for name, names in zip(listed, marks, strict=True)):
        yield f"{len(listed)} entries, {len(headings)} headings"
    if len([each for each in paragraphs if style(each) == "TOCHeading"]) != 1:
        yield "no title"

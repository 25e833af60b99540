"""The words of Word's paragraphs with what is said of them: links, notes, alternatives, languages, fields' results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from publisher.equivalence.docx_languages import Spoken, settled
from publisher.equivalence.docx_package import ADEC, W14, WP, Element, Package, W, on
from publisher.equivalence.reading import Mark, Words, normalised

_WHITE: Final = {f"{W}tab", f"{W}br", f"{W}cr"}
_UNHEARD: Final = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"}
_BOXES: Final = {True: "☑", False: "☐"}


@dataclass
class _Field:
    """A complex field that has begun (ECMA-376-1, 17.16.18)."""

    start: int = 0  # where among the words its result begins
    code: str = ""
    result: bool = False


@dataclass
class Text:
    """The words of one piece while they are read; it may be gathered from several paragraphs."""

    package: Package
    notes: dict[str, int]  # the number of each footnote, by its id
    words: Words = field(default_factory=Words)
    box: str = ""  # of a checklist's item
    drawn: bool = False  # there is a picture, perhaps a decorative one
    pictures: list[tuple[str, str]] = field(default_factory=list)  # language and alternative
    _spoken: list[Spoken] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        """Add the words of a paragraph, or of anything in one."""
        for element in parent:
            if element.tag == f"{W}r":
                self._run(element)
            elif element.tag == f"{W}hyperlink":
                self._link(element)
            elif element.find(f"{W}sdtPr/{W14}checkbox") is not None:
                self.box = _box(element)
            elif element.tag not in _UNHEARD:
                self.read(element)

    def add(self, text: str, lang: str = "") -> None:
        """Add words in a language."""
        self.words.add(text)
        self._spoken.append((lang, text))

    def end(self) -> None:
        """End a paragraph: a field that goes on would take what follows for its own."""
        for begun in self._fields:
            self.words.mark("field", "not ended", begun.code)
        self._fields.clear()

    @property
    def languages(self) -> tuple[str, tuple[Mark, ...]]:
        """The language of the piece, and the passages in others."""
        return settled(self._spoken)

    def _run(self, run: Element) -> None:
        if on(run.find(f"{W}rPr/{W}vanish")):
            return
        lang = self.package.language(run)
        for part in run:
            if part.tag == f"{W}fldChar":
                self._field(part.get(f"{W}fldCharType", ""), part)
            elif part.tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += part.text or ""
            elif all(each.result for each in self._fields):
                self._part(part, lang)

    def _part(self, part: Element, lang: str) -> None:
        if part.tag == f"{W}t":
            self.add(part.text or "", lang)
        elif part.tag == f"{W}noBreakHyphen":
            self.add("-", lang)
        elif part.tag in _WHITE:
            self.add(" ", lang)
        elif part.tag == f"{W}footnoteReference":
            self.words.mark("note", str(self.notes.get(part.get(f"{W}id", ""), 0)))
        elif part.tag == f"{W}drawing":
            self._picture(part, lang)

    def _picture(self, drawing: Element, lang: str) -> None:
        self.drawn = True
        for properties in drawing.iter(f"{WP}docPr"):
            decorative = next(properties.iter(f"{ADEC}decorative"), None)
            if decorative is None or decorative.get("val") != "1":
                self.pictures.append((lang, normalised(properties.get("descr", ""))))
                self.words.marks.append(Mark("alternative", self.pictures[-1][1]))

    def _link(self, link: Element) -> None:
        start, before = len(self.words.parts), len(self.words.marks)
        self.read(link)
        said = self.words.since(start)
        if said or not any(mark.kind == "note" for mark in self.words.marks[before:]):
            self.words.mark("link", self.package.target(link), said)

    def _field(self, kind: str, place: Element) -> None:
        if kind == "begin":
            self._fields.append(_Field(len(self.words.parts)))
        elif not self._fields:
            self.words.mark("field", "not begun")
        elif kind == "separate":
            self._fields[-1].result = True
        else:
            self._end(self._fields.pop(), linked=next(place.iterancestors(f"{W}hyperlink"), None) is not None)

    def _end(self, ended: _Field, *, linked: bool) -> None:
        """Say what a field's result is: a note's number called again, or words that lead on."""
        name, bookmark, *_ = (*ended.code.split(), "", "")
        said = self.words.since(ended.start)
        if name == "NOTEREF":
            del self.words.parts[ended.start :]
            del self._spoken[ended.start :]
            known = bookmark in self.package.bookmarks
            self.words.mark("note", normalised(said) if known else f"missing #{bookmark}")
        elif name == "REF" and not (linked and bookmark in self.package.bookmarks):
            self.words.mark("link", self.package.internal(bookmark), said)


def _box(control: Element) -> str:
    """Return the box of a checklist's item when its sign is that of its state (MS-DOCX, 2.5.1.2)."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    state = box.find(f"{W14}checked") if box is not None else None
    sign = "".join(control.itertext()).strip()
    done = state is not None and state.get(f"{W14}val") in ("1", "true", "on")
    return sign if sign == _BOXES[done] else f"{sign} {_BOXES[done]}"

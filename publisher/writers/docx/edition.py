"""What is known while an edition is written: the shared parts, and where in it the next block goes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from docx.opc.package import OpcPackage
from docx.opc.part import Part

from publisher.findings import Finding, Severity, Verdict
from publisher.layout import Layout
from publisher.model import Element as Node
from publisher.publication import Publication
from publisher.writers.docx import languages
from publisher.writers.docx.anchors import Anchors
from publisher.writers.docx.looks import PLAIN, Look
from publisher.writers.docx.numbering import Numbering, Shape
from publisher.writers.docx.ooxml import Element

if TYPE_CHECKING:
    from publisher.writers.docx.notes import Notes
    from publisher.writers.docx.pictures import Pictures


@dataclass
class Edition:
    """One edition while it is written."""

    publication: Publication
    layout: Layout
    words: Mapping[str, Any]  # [words] of the layout's strings
    strings: Mapping[str, Any]  # all of them
    package: OpcPackage
    anchors: Anchors
    numbering: Numbering
    pictures: Pictures
    notes: Notes
    findings: list[Finding] = field(default_factory=list)
    contents: Mapping[str, int] = field(default_factory=dict)  # ids of the sections that the contents show
    controls: int = 0  # content controls written so far

    def report(self, rule: str, node: Node, severity: Severity = Severity.WARNING, **values: str) -> None:
        """Report what Word cannot carry, at its place in the sources."""
        self.findings.append(Finding(f"docx-{rule}", node.place, values, severity, Verdict.FAIL))

    def say(self, name: str, **values: object) -> str:
        """Return one of the layout's words with its values filled in."""
        return str(self.words[name]).format(**values) if values else str(self.words[name])

    def date(self, date: datetime.date) -> str:
        """Return a date as running text has it."""
        months = self.strings["months"]
        return str(months["date"].format(day=date.day, month=months["names"][date.month - 1], year=date.year))

    def next_control(self) -> int:
        """Return a number that no other content control has."""
        self.controls += 1
        return self.controls


@dataclass(frozen=True, slots=True)
class Setting:
    """Which styles the paragraphs and lists take where a block stands."""

    text: str = "BodyText"
    bullet: str = "ListBullet"
    ordered: str = "ListNumber"
    check: str = "Checklist"
    term: str = "Term"
    box: str = ""  # the style of the box around, which the styles of all in it begin with
    defining: bool = False  # in the text of a definition, a step in from its term
    edge: float = 0  # where text begins, from the margin
    right: float = 0
    apart: bool = False  # from a box of the same style just before: Word would make the two one


BODY = Setting()


def boxed(style: str, edge: float, right: float, *, apart: bool) -> Setting:
    """Return the setting of a box, all of whose styles are based on one: only so do they share its ground."""
    return Setting(style, style, style, style, f"{style}Term", style, edge=edge, right=right, apart=apart)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list that a block stands in."""

    shape: Shape
    list: int
    level: int


@dataclass(slots=True)
class Marker:
    """The mark of a list item, taken by its first paragraph."""

    list: int
    level: int
    style: str
    control: Callable[[Element], None] | None = None  # writes a checklist item's box
    taken: bool = False
    counted: bool = False  # whether the item has an ordered list within it


@dataclass(frozen=True, slots=True)
class Here:
    """Where the next block goes."""

    edition: Edition
    parent: Element
    part: Part
    width: float
    setting: Setting = BODY
    look: Look = PLAIN
    level: int = 0  # of the section around
    list: ListPlace | None = None
    marker: Marker | None = None

    def within(self, node: Node) -> Here:
        """Return the place inside `node`, in its language."""
        return replace(self, look=spoken(self.look, node, self.edition)) if node.lang else self


def spoken(look: Look, node: Node, edition: Edition) -> Look:
    """Return `look` in the language of `node`; the document's own language needs no mark."""
    if not node.lang:
        return look
    own = languages.tag(node.lang) == languages.tag(edition.publication.language)
    return replace(look, lang="" if own else node.lang)

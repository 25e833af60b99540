"""Make the body of the web edition ready for paper: notes to the page foot, screen aids away."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

NOTE_NUMBER = "data-number"


def prepare_for_print(root: Element) -> None:
    """Change a parsed page in place into what is printed."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in [element for element in root.iter() if "screen-only" in _classes(element)]:
        _remove(element, parents)
    _move_notes(root, parents)
    for element in root.iter():
        if "table-scroll" in _classes(element):
            for attribute in ("role", "tabindex", "aria-label", "aria-labelledby"):
                element.attrib.pop(attribute, None)
        elif element.tag == "details":
            _open_details(element)
        elif element.tag == "ol" and element.get("start", "").isdigit():
            # WeasyPrint heeds `start` only as a presentational hint, and hints cost 3 % of the time.
            element.set("style", f"counter-reset: list-item {int(element.get('start', '1')) - 1}")
        _plain_hyphens(element)


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


# --- notes ---------------------------------------------------------------------------------------------------------


def _move_notes(root: Element, parents: dict[Element, Element]) -> None:
    """Move every note to the first reference to it; later references stay links."""
    sections = [element for element in root.iter("section") if element.get("role") == "doc-endnotes"]
    notes = {f"#{item.get('id')}": item for section in sections for item in section.iter("li") if item.get("id")}
    for reference in list(root.iter("a")):
        note = notes.get(reference.get("href", "")) if reference.get("role") == "doc-noteref" else None
        if note is not None and any(section in _up(reference, parents) for section in sections):
            continue
        if note is not None:
            del notes[reference.get("href", "")]
            _place(note, reference, parents)
    for section in sections:
        _remove(section, parents)


def _up(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    while element in parents:
        element = parents[element]
        yield element


def _place(note: Element, reference: Element, parents: dict[Element, Element]) -> None:
    """Put a note where its reference stands; a superscript that holds only the reference goes with it."""
    for link in [inner for inner in note.iter("a") if inner.get("role") == "doc-backlink"]:
        _remove(link, {child: parent for parent in note.iter() for child in parent})
    number = "".join(reference.itertext()).strip()
    footnote = Element(
        "span", {"class": "footnote", "role": "doc-footnote", "id": note.get("id", ""), NOTE_NUMBER: number}
    )
    if note.get("lang"):
        footnote.set("lang", note.get("lang", ""))
    footnote.text = note.text
    footnote.extend(list(note))
    _strip_end(footnote)
    place = reference
    parent = parents[place]
    if parent.tag == "sup" and len(parent) == 1 and not (parent.text or "").strip() and not (place.tail or "").strip():
        place, parent = parent, parents[parent]
    footnote.tail = place.tail
    parent[list(parent).index(place)] = footnote
    parents[footnote] = parent


def _strip_end(element: Element) -> None:
    """Take away the white space that a backlink leaves at the end of a note."""
    last = element
    while len(last):
        if (last[-1].tail or "").strip():
            last[-1].tail = (last[-1].tail or "").rstrip()
            return
        last[-1].tail = None
        last = last[-1]
    last.text = (last.text or "").rstrip()


# --- the rest ------------------------------------------------------------------------------------------------------


def _remove(element: Element, parents: dict[Element, Element]) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = parents[element]
    place = list(parent).index(element)
    if element.tail:
        if place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _open_details(element: Element) -> None:
    """Make a folded description plain: its summary becomes a paragraph."""
    element.tag = "div"
    element.attrib.pop("open", None)
    for summary in element.iter("summary"):
        summary.tag = "p"
        summary.set("class", f"{summary.get('class', '')} summary".strip())


def _plain_hyphens(element: Element) -> None:
    """Write U+2010 as U+002D: in print a U+2010 is always a hyphen that the layout put at a line end."""
    if element.text and "\u2010" in element.text:
        element.text = element.text.replace("\u2010", "-")
    if element.tail and "\u2010" in element.tail:
        element.tail = element.tail.replace("\u2010", "-")

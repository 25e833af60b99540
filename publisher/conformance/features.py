"""Which features a finished edition has that an accessible static document lacks: scripts, media, forms and their like.

What the writers never write is not taken on trust: each feature is looked for in the bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from lxml import etree, html

from publisher.conformance.office_features import office

_MEDIA = {"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"}
_STRUCTURE = {"/Ruby": "ruby", "/Warichu": "warichu", "/Formula": "formulas"}
_DEEP = re.compile(r"/H([7-9]|[1-9]\d)")
_INVISIBLE = re.compile(rb"(?<![\d.])3\s+Tr\b")  # ISO 32000-1, 9.3.6: text behind a scanned page


def features(format_: str, data: bytes) -> frozenset[str]:
    """Return the features that an edition has. Raises what its reader raises for a damaged file."""
    return frozenset(_FINDERS[format_](data))


def _pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as file:
        root = file.Root
        if file.is_encrypted:
            yield "encryption"
        if "/OCProperties" in root:
            yield "layers"
        if "/Threads" in root:
            yield "threads"
        if "/AcroForm" in root:
            yield "forms"
            yield from ("xfa",) if "/XFA" in root.AcroForm else ()
            yield from ("signatures",) if "/SigFlags" in root.AcroForm else ()
        if "/JavaScript" in root.get("/Names", {}) or "/AA" in root:
            yield "scripts"
        yield from _actions(root.get("/OpenAction"))
        for page in file.pages:
            yield from _page(page)
        yield from _types(root)


def _page(page: Any) -> Iterator[str]:
    if "/Trans" in page or "/Dur" in page:
        yield "moving"
    if "/AA" in page:
        yield "scripts"
    for annotation in page.get("/Annots", ()):
        subtype = str(annotation.get("/Subtype"))
        if subtype in _MEDIA:
            yield "media"
        elif subtype == "/Widget":
            yield "forms"
        elif subtype != "/Link":
            yield "annotations"
        yield from _actions(annotation.get("/A"))
    page.contents_coalesce()
    if _INVISIBLE.search(page.Contents.read_bytes()):
        yield "scans"


def _actions(action: Any) -> Iterator[str]:
    if not isinstance(action, pikepdf.Dictionary):
        return
    kind = str(action.get("/S"))
    if kind == "/JavaScript":
        yield "scripts"
    elif kind in ("/Rendition", "/Movie", "/Sound"):
        yield "media"
    if action.get("/IsMap"):
        yield "image-maps"


def _types(root: Any) -> Iterator[str]:
    waiting = [root.StructTreeRoot] if "/StructTreeRoot" in root else []
    while waiting:
        element = waiting.pop()
        kind = str(element.get("/S", ""))
        if kind in _STRUCTURE:
            yield _STRUCTURE[kind]
        elif _DEEP.fullmatch(kind):
            yield "deep-headings"
        kids = element.get("/K", ())
        kids = kids if isinstance(kids, pikepdf.Array) else (kids,)
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


_TAGS: Mapping[str, str] = {
    **dict.fromkeys(("audio", "video", "object", "embed", "iframe", "canvas"), "media"),
    **dict.fromkeys(("input", "select", "textarea", "form", "button"), "forms"),
    **dict.fromkeys(("animate", "animateTransform", "animateMotion", "set", "marquee", "blink"), "moving"),
    "script": "scripts",
    "area": "image-maps",
}
_MOVING = re.compile(r"@keyframes|animation(-name)?\s*:")


def _html(data: bytes) -> Iterator[str]:
    root = html.fromstring(data)
    for element in root.iter(etree.Element):
        tag = str(element.tag).rpartition("}")[2]
        if tag == "script" and element.get("type") == "application/ld+json":
            continue  # data, which nothing runs
        if tag == "input" and element.get("type") == "radio" and not element.xpath("ancestor::form"):
            continue  # a reading setting: it changes how the page looks, and collects or submits nothing
        if tag in _TAGS:
            yield _TAGS[tag]
        if any(name.startswith("on") for name in element.attrib):
            yield "scripts"
        if tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield "refresh"
        if tag == "style" and _MOVING.search(element.text or ""):
            yield "moving"


def _docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from office(package)


_FINDERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {"pdf": _pdf, "ua2": _pdf, "docx": _docx, "html": _html}

"""The logical tree as PDF objects: structure elements, parent tree, ID tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from publisher.writers.pdf.roles import ROLE_MAP_17, TYPES
from publisher.writers.pdf.stream import TaggedStream
from publisher.writers.pdf.structure import Annotation, Attributes, Content, Name, StructElem, Tree, Value

NAMESPACE_17 = "http://iso.org/pdf/ssn"
NAMESPACE_20 = "http://iso.org/pdf2/ssn"


@dataclass(slots=True)
class Written:
    """What of a tree stands in the file so far: other parts of the file refer to it."""

    pdf: Any
    pdf20: bool
    streams: Sequence[TaggedStream]
    root: pydyf.Dictionary = field(default_factory=lambda: pydyf.Dictionary({"Type": "/StructTreeRoot"}))
    elems: dict[int, pydyf.Dictionary] = field(default_factory=dict)  # id of a StructElem → its dictionary
    annotations: list[tuple[StructElem, Annotation, pydyf.Dictionary]] = field(default_factory=list)
    keys: dict[TaggedStream, int] = field(default_factory=dict)  # StructParents of the streams
    namespaces: dict[bool, pydyf.Dictionary] = field(default_factory=dict)
    pages: tuple[bytes, ...] = ()

    def add(self, entries: dict[str, Any]) -> pydyf.Dictionary:
        """Add an indirect dictionary to the file."""
        dictionary = pydyf.Dictionary(entries)
        self.pdf.add_object(dictionary)
        return dictionary


def write_tree(pdf: Any, tree: Tree, streams: Sequence[TaggedStream], *, pdf20: bool) -> Written:
    """Write the structure tree; the annotations come as bare dictionaries, to be filled in by `write_links`."""
    written = Written(pdf, pdf20, streams, pages=pdf.page_references)
    written.keys = {stream: key for key, stream in enumerate(streams)}
    pdf.add_object(written.root)
    if pdf20:
        written.namespaces = {
            new: written.add({"Type": "/Namespace", "NS": pydyf.String(NAMESPACE_20 if new else NAMESPACE_17)})
            for new in (True, False)
        }
        written.root["Namespaces"] = pydyf.Array(namespace.reference for namespace in written.namespaces.values())
    document = _write(written, tree.root, written.root)
    written.root["K"] = pydyf.Array([document.reference])
    _refer(written, tree)
    _write_ids(written, tree)
    _write_parents(written)
    _map_roles(written, tree)
    pdf.catalog["StructTreeRoot"] = written.root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    return written


def _write(written: Written, elem: StructElem, parent: pydyf.Dictionary) -> pydyf.Dictionary:
    entries = written.add({"Type": "/StructElem", "S": f"/{elem.type}", "P": parent.reference})
    written.elems[id(elem)] = entries
    if written.pdf20:
        entries["NS"] = written.namespaces[bool(TYPES[elem.type].pdf20)].reference
    for key, text in (("ID", elem.id), ("Lang", elem.lang), ("Alt", elem.alt), ("E", elem.expansion)):
        if text or (key == "Alt" and text is not None):
            entries[key] = pydyf.String(text)
    if elem.attributes:
        objects = [_attributes(attributes) for attributes in elem.attributes]
        entries["A"] = objects[0] if len(objects) == 1 else pydyf.Array(objects)
    page = _page_of(elem)
    if page is not None:
        entries["Pg"] = written.pages[page]
    kids, last = pydyf.Array(), None
    for kid in elem.kids:
        if isinstance(kid, StructElem):
            kids.append(_write(written, kid, entries).reference)
        elif kid.mark is not None and kid.mark != last:  # several runs of text may share a sequence
            kids.append(_reference(written, kid, page))
            last = kid.mark
    kids.extend(_annotate(written, elem, annotation) for annotation in elem.annotations)
    if kids:
        entries["K"] = kids[0] if len(kids) == 1 else kids
    return entries


def _page_of(elem: StructElem) -> int | None:
    first = next((kid for kid in elem.kids if isinstance(kid, Content)), None)
    if first is not None:
        return first.page
    return elem.annotations[0].page if elem.annotations else None


def _reference(written: Written, content: Content, page: int | None) -> int | pydyf.Dictionary:
    """Give the MCID of a content, or a marked-content reference where the page or the stream is another (14.7.4.2)."""
    assert content.mark is not None
    stream, mcid = content.mark
    assert isinstance(stream, TaggedStream)
    if stream not in written.keys:  # an opacity group: its content stands in a form XObject
        written.keys[stream] = len(written.keys)
        stream.extra["StructParents"] = written.keys[stream]
    if written.keys[stream] < len(written.streams) and content.page == page:
        return mcid
    entries = {"Type": "/MCR", "Pg": written.pages[content.page], "MCID": mcid}
    if written.keys[stream] >= len(written.streams):
        entries["Stm"] = stream.reference
    return pydyf.Dictionary(entries)


def _annotate(written: Written, elem: StructElem, annotation: Annotation) -> pydyf.Dictionary:
    entries = written.add({"Type": "/Annot", "Subtype": "/Link"})
    written.annotations.append((elem, annotation, entries))
    return pydyf.Dictionary({"Type": "/OBJR", "Obj": entries.reference, "Pg": written.pages[annotation.page]})


def _attributes(attributes: Attributes) -> pydyf.Dictionary:
    entries = {"O": f"/{attributes.owner}"}
    return pydyf.Dictionary(entries | {key: _value(value) for key, value in attributes.entries.items()})


def _value(value: Value) -> Any:
    if isinstance(value, Name):
        return f"/{value}"
    if isinstance(value, str):
        return pydyf.String(value)
    return pydyf.Array(_value(item) for item in value) if isinstance(value, list) else value


def _refer(written: Written, tree: Tree) -> None:
    for elem in tree.root.walk():
        if elem.refs:
            references = dict.fromkeys(written.elems[id(target)].reference for target in elem.refs)
            written.elems[id(elem)]["Ref"] = pydyf.Array(references)


def _write_ids(written: Written, tree: Tree) -> None:
    ids = {elem.id.encode(): written.elems[id(elem)].reference for elem in tree.root.walk() if elem.id}
    if ids:
        pairs = (entry for name in sorted(ids) for entry in (pydyf.String(name), ids[name]))
        written.root["IDTree"] = written.add({"Names": pydyf.Array(pairs)}).reference


def _write_parents(written: Written) -> None:
    """Write the number tree from content streams and annotations to structure elements (14.7.4.4)."""
    numbers = pydyf.Array()
    for stream, key in written.keys.items():
        numbers.extend([key, pydyf.Array(written.elems[id(owner)].reference for owner in stream.owners)])
    key = len(written.keys)
    for elem, _, entries in written.annotations:
        entries["StructParent"] = key
        numbers.extend([key, written.elems[id(elem)].reference])
        key += 1
    written.root["ParentTree"] = written.add({"Nums": numbers}).reference
    written.root["ParentTreeNextKey"] = key


def _map_roles(written: Written, tree: Tree) -> None:
    used = {elem.type for elem in tree.root.walk()}
    roles = {name: f"/{role}" for name, role in ROLE_MAP_17.items() if name in used and not written.pdf20}
    if roles:
        written.root["RoleMap"] = pydyf.Dictionary(roles)

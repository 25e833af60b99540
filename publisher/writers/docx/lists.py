"""Lists, checklists and definition lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from publisher import model, walk
from publisher.writers.docx import anchors, controls, inlines, numbering
from publisher.writers.docx.blocks import write, write_all
from publisher.writers.docx.edition import Here, ListPlace, Marker
from publisher.writers.docx.looks import SPACE
from publisher.writers.docx.numbering import ListBlock, Pattern
from publisher.writers.docx.ooxml import Element, add, qn
from publisher.writers.docx.paragraphs import paragraph, remember, text_paragraph

OPEN, DONE = "2610", "2611"  # ballot boxes of the layout's font


@write.register(model.BulletList)
@write.register(model.OrderedList)
@write.register(model.Checklist)
def _list(block: ListBlock, here: Here) -> None:
    place = _place(block, here)
    styles = {
        model.BulletList: here.setting.bullet,
        model.OrderedList: here.setting.ordered,
        model.Checklist: here.setting.check,
    }
    for item in block.items:
        marker = Marker(place.list, place.level, styles[type(block)])
        inside = replace(here.within(item), list=place, marker=marker)
        if isinstance(item, model.ChecklistItem):
            marker.control = _control(item, inside)
        remember(item, here)
        if not item.blocks or not isinstance(item.blocks[0], model.Paragraph):
            _mark_alone(item, inside)
        write_all(item.blocks, inside)


def _mark_alone(item: model.ListItem | model.ChecklistItem, here: Here) -> None:
    """Write a paragraph with the mark of an item that begins with no text, on the page of what it begins with."""
    element = text_paragraph(here)
    if item.blocks:
        element[0][0].addnext(element.makeelement(qn("w:keepNext"), {}))


def _place(block: ListBlock, here: Here) -> ListPlace:
    """Return the list and level of a list: the list around, when its levels are of the same kind.

    Word counts anew in each item of the list around, so the second ordered list in one item is a list of its own.
    """
    around = here.list
    level = min(around.level + 1, numbering.LEVELS - 1) if around else 0
    start, counted = 1, False
    if isinstance(block, model.OrderedList):
        start, counted = block.start, here.marker is not None and here.marker.counted
        if here.marker:
            here.marker.counted = True
    alike = around is not None and level < len(around.shape) and around.shape[level] is type(block)
    if around and alike and start == 1 and not counted:
        return ListPlace(around.shape, around.list, level)
    shape = ((*around.shape[:level],) if around else ()) + numbering.shape(block)
    setting = here.setting
    pattern = Pattern(shape, setting.edge, boxed=bool(setting.box), steps=int(setting.defining))
    number = here.edition.numbering.begin(pattern, level, start)
    return ListPlace(shape, number, level)


def _control(item: model.ChecklistItem, here: Here) -> Callable[[Element], None]:
    def write_control(parent: Element) -> None:
        checkbox(parent, item, here)

    return write_control


def checkbox(parent: Element, item: model.ChecklistItem, here: Here) -> None:
    """Write a box that can be ticked in Word, titled by the item's words (MS-DOCX, 2.5.1.2)."""
    words = "".join(walk.plain_text(block) for block in item.blocks[:1])
    title = words if words.strip() else here.edition.say("task_done" if item.done else "task_open")
    properties, content = controls.control(parent, title, "checklist", here.edition)
    font = here.edition.layout.tokens["fonts"]["family"]
    box = add(properties, "w14:checkbox")
    add(box, "w14:checked", val=str(int(item.done)))
    add(box, "w14:checkedState", val=DONE, font=font)
    add(box, "w14:uncheckedState", val=OPEN, font=font)
    sign = add(add(content, "w:r"), "w:t")
    sign.text = chr(int(DONE if item.done else OPEN, 16))
    sign.set(SPACE, "preserve")
    add(add(parent, "w:r"), "w:tab")


@write.register(model.DefinitionList)
@write.register(model.Glossary)
def _definitions(block: model.DefinitionList | model.Glossary, here: Here) -> None:
    here = replace(here, marker=None, list=None)
    for item in block.items:
        _term(item, here.within(item))
        for definition in item.definitions:
            setting = replace(here.setting, defining=True)
            write_all(definition, replace(here.within(item), setting=setting))


def _term(item: model.DefinitionItem, here: Here) -> None:
    """Write a term, bookmarked when something leads to it."""
    element = paragraph(here, here.setting.term)
    name = here.edition.anchors.name(item.id)
    mark = here.edition.anchors.start(element, name) if name else ""
    inlines.write(element, item.term, here)
    if mark:
        anchors.end(element, mark)

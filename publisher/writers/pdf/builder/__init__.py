"""From a finished layout and its DOM to the logical tree: a pure function, no PDF in sight."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from publisher.writers.pdf.builder.dom import Dom
from publisher.writers.pdf.builder.elements import Elements
from publisher.writers.pdf.builder.finish import drop_empty, in_source_order
from publisher.writers.pdf.builder.links import Links
from publisher.writers.pdf.builder.lists import number_lists
from publisher.writers.pdf.builder.notes import place_notes
from publisher.writers.pdf.builder.spaces import place_spaces
from publisher.writers.pdf.builder.tables import describe_tables
from publisher.writers.pdf.fragments import Appearance, Page
from publisher.writers.pdf.spacing import Source, mark_spaces
from publisher.writers.pdf.structure import Content, Tree
from publisher.writers.pdf.words import Words


def build(pages: Sequence[Page], root: Element, words: Words, *, pdf20: bool = False) -> Tree:
    """Build the logical tree of a document laid out on `pages` from the DOM under `root`."""
    dom = Dom(root)
    elements = Elements(dom, [page.height for page in pages], pdf20=pdf20)
    for page in pages:
        for fragment in page.fragments:
            if isinstance(fragment, Appearance):
                elements.appear(fragment)
            else:
                elements.place(fragment)
    mark_spaces((line for page in pages for line in page.lines), Source(root))
    place_spaces((content for page in pages for content in page.fragments if isinstance(content, Content)), dom)
    tree = Tree(elements.root)
    place_notes(elements)
    in_source_order(tree.root, dom)
    drop_empty(tree.root)
    number_lists(tree.root, elements.list_styles, pdf20=pdf20)
    describe_tables(tree.root)
    Links(elements, pages, words, tree).add_all()
    _number_contents(tree)
    return tree


def _number_contents(tree: Tree) -> None:
    for elem in tree.root.walk():
        for index, kid in enumerate(elem.kids):
            if isinstance(kid, Content):
                kid.owner, kid.index = elem, index

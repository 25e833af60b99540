"""The builder is a pure function: a layout written by hand and a DOM give a tree, and no PDF is made."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from pdf_making import WORDS

from publisher.writers.pdf.builder import build
from publisher.writers.pdf.fragments import Appearance, Line, Page
from publisher.writers.pdf.structure import Content, StructElem, text_of

ROOT = '<html lang="sv"><body>{}</body></html>'


def content(element: Element, text: str, page: int = 0, line: int = 0) -> Content:
    return Content(element, page, (0, 20 * line, 100, 20 * line + 16), text, line=line)


def outline(elem: StructElem) -> object:
    return elem.type, [kid.text if isinstance(kid, Content) else outline(kid) for kid in elem.kids]


def test_lines_on_two_pages_make_one_paragraph_with_a_space_between() -> None:
    dom = fromstring(ROOT.format("<p>ett två</p>"))
    paragraph = dom.find(".//p")
    one, two = content(paragraph, "ett"), content(paragraph, "två", page=1)
    pages = [
        Page(800, [Appearance(paragraph), one], [Line([one])]),
        Page(800, [two], [Line([two])]),
    ]
    root = build(pages, dom, WORDS).root
    assert outline(root) == ("Document", [("P", ["ett", "två"])])
    assert text_of(root) == "ett två"


def test_a_hyphen_that_the_source_has_not_is_soft() -> None:
    dom = fromstring(ROOT.format("<p>samverkan e-post</p>"))
    paragraph = dom.find(".//p")
    lines = [content(paragraph, text, line=n) for n, text in enumerate(("samver\u2010", "kan e-", "post"))]
    root = build([Page(800, list(lines), [Line([line]) for line in lines])], dom, WORDS).root
    assert [line.soft_hyphen for line in lines] == [True, False, False]
    assert text_of(root) == "samverkan e-post"


def test_an_element_without_content_is_left_out_but_a_cell_stays() -> None:
    dom = fromstring(ROOT.format("<p></p><table><tr><td></td></tr></table>"))
    elements = [dom.find(f".//{tag}") for tag in ("p", "table", "tr", "td")]
    root = build([Page(800, [Appearance(element) for element in elements])], dom, WORDS).root
    assert outline(root) == ("Document", [("Table", [("TR", [("TD", [])])])])


def test_the_two_parts_of_a_link_make_one_annotation_for_each_page() -> None:
    dom = fromstring(ROOT.format('<p><a href="https://example.org/">en lång länk</a></p>'))
    paragraph, link = dom.find(".//p"), dom.find(".//a")
    parts = [content(link, "en", line=1), content(link, "lång", line=2), content(link, "länk", page=1, line=3)]
    pages = [
        Page(800, [Appearance(paragraph), Appearance(link), *parts[:2]], [Line([part]) for part in parts[:2]]),
        Page(800, [parts[2]], [Line([parts[2]])]),
    ]
    elem = next(elem for elem in build(pages, dom, WORDS).root.walk() if elem.type == "Link")
    assert [(found.page, len(found.quads)) for found in elem.annotations] == [(0, 2), (1, 1)]
    assert elem.annotations[0].contents == "en lång länk, extern webbplats"

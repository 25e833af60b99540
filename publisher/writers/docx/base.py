"""The parts of the package that are not the text: built here from the layout, so that nothing of a template is left."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.part import XmlPart

from publisher.memory import Same, looking
from publisher.writers.docx import after_tables, fields, fonts, package, styles
from publisher.writers.docx.edition import Edition
from publisher.writers.docx.looks import PLAIN, Look, run, write_text
from publisher.writers.docx.ooxml import Element, add, qn, root
from publisher.writers.docx.sections import text_page
from publisher.writers.docx.settings import settings
from publisher.writers.docx.theme import theme


def document_part(opc: OpcPackage) -> XmlPart:
    """Add the main document, which everything else hangs from."""
    element = root("w:document", "wp", "a", "pic", "w14", "w15")
    add(element, "w:body")
    return package.xml_part(opc, opc, "/word/document.xml", CT.WML_DOCUMENT_MAIN, RT.OFFICE_DOCUMENT, element)


def add_parts(edition: Edition, document: XmlPart) -> None:
    """Add styles, numbering, settings, theme and fonts."""
    layout, opc, language = edition.layout, edition.package, edition.publication.language
    callouts, numbered = edition.strings["callouts"], edition.numbering.numbered
    question = Same(layout), Same(edition.strings), numbered
    known = looking("styles", question, lambda: styles.catalogue(layout, edition.words, callouts, numbered))
    after_tables.set_apart(document.element, known)
    used = {each.get(qn("w:val"), "") for each in document.element.iter(qn("w:pStyle"))}
    looks = styles.part(layout, known, used, edition.words["style_table"], language)
    table = root("w:fonts")
    parts = (
        ("styles", CT.WML_STYLES, RT.STYLES, looks),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, edition.numbering.part()),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, settings(language)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, theme(layout)),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, table),
    )
    owners = {name: package.xml_part(opc, document, f"/word/{name}.xml", kind, relation, element)
              for name, kind, relation, element in parts}  # fmt: skip
    fonts.embed(table, owners["fontTable"], opc, layout)


def end(body: Element, edition: Edition, document: XmlPart) -> None:
    """Append the page of the text: A4 with header and footer."""
    section = text_page(body, edition)
    for index, (name, content) in enumerate((("header", _header(edition)), ("footer", _footer(edition)))):
        kind, relation = getattr(CT, f"WML_{name.upper()}"), getattr(RT, name.upper())
        part = package.xml_part(edition.package, document, f"/word/{name}1.xml", kind, relation, content)
        reference = section.makeelement(qn(f"w:{name}Reference"), {qn("w:type"): "default"})
        reference.set(qn("r:id"), document.relate_to(part, relation))
        section.insert(index, reference)  # before all else (CT_SectPr)


def _header(edition: Edition) -> Element:
    element = root("w:hdr")
    line = add(element, "w:p")
    add(add(line, "w:pPr"), "w:pStyle", val="Header")
    write_text(line, edition.publication.title)
    return element


def _footer(edition: Edition) -> Element:
    element = root("w:ftr")
    line = add(element, "w:p")
    add(add(line, "w:pPr"), "w:pStyle", val="Footer")
    write_text(line, edition.publication.publisher)
    add(run(line, PLAIN), "w:tab")
    fields.field(line, "PAGE", "2", Look(style="PageNumber"))
    return element

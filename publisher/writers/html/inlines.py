"""Inlines to HTML."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup, escape

from publisher import model
from publisher.model import Element, Inline, Inlines
from publisher.writers.html.images import ImageWriter
from publisher.writers.html.words import Words


def attributes(element: Element) -> Markup:
    """Return the id and language of an element as attributes, with a leading space."""
    id_ = Markup(' id="{}"').format(element.id) if element.id else Markup()
    lang = Markup(' lang="{}"').format(element.lang) if element.lang else Markup()
    return id_ + lang


def write(inlines: Inlines, words: Words, image: ImageWriter) -> Markup:
    """Return a run of inlines as HTML."""
    return Markup().join(_write(inline, words, image) for inline in inlines)


def _write(inline: Inline, words: Words, image: ImageWriter) -> Markup:  # noqa: C901, PLR0911, PLR0912  # a case per inline
    def inner(content: Inlines) -> Markup:
        return write(content, words, image)

    match inline:
        case model.Text():
            return escape(inline.text)
        case model.Emphasis():
            return _element("em", inline, inner(inline.content))
        case model.Strong():
            return _element("strong", inline, inner(inline.content))
        case model.Subscript():
            return _element("sub", inline, inner(inline.content))
        case model.Superscript():
            return _element("sup", inline, inner(inline.content))
        case model.Span():
            return _element("span", inline, inner(inline.content))
        case model.Code():
            return _element("code", inline, escape(inline.text))
        case model.LineBreak():
            return Markup("<br>\n")
        case model.Link():
            return _link(inline, inner(inline.content))
        case model.CrossReference():
            return Markup('<a class="ref" href="#{}">{}</a>').format(inline.target, inline.text)
        case model.Abbreviation():
            return Markup('<abbr title="{}">{}</abbr>').format(inline.expansion, inline.text)
        case model.NoteReference():
            return _note_reference(inline, words)
        case model.Image():
            return image(inline.path, inline.alt, "inline-image")
        case _:
            assert_never(inline)


def _element(tag: str, inline: Element, content: Markup) -> Markup:
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), attributes(inline), content)


def _link(link: model.Link, content: Markup) -> Markup:
    title = Markup(' title="{}"').format(link.title) if link.title else Markup()
    return Markup('<a href="{}"{}{}>{}</a>').format(link.target, title, attributes(link), content)


def _note_reference(reference: model.NoteReference, words: Words) -> Markup:
    """Return the link that calls a note (DPUB-ARIA 1.1, doc-noteref); only the first call is the way back."""
    id_ = f"notref-{reference.number}" + (f"-{reference.occurrence}" if reference.occurrence > 1 else "")
    label = words.say("note_reference", number=reference.number)
    return Markup('<sup class="noteref"><a role="doc-noteref" id="{}" href="#{}" aria-label="{}">{}</a></sup>').format(
        id_, reference.target, label, reference.number
    )

"""What is asked of pictures: their alternatives, and whether they can be seen and are the right form."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import model, walk
from publisher.checks.subject import Subject
from publisher.ledger.matter import Facet, Matter, words

Picture = model.Figure | model.Image
DRAWING = ".svg"


def alternative(subject: Subject) -> Iterator[Matter]:
    """Ask whether the alternative says what the figure shows (WCAG 2.2, 1.1.1)."""
    for figure in _figures(subject):
        if isinstance(figure.alt, str):
            facets = (Facet("alternative", figure.alt), _picture(figure, subject), *_caption(figure))
            yield Matter("figure-alternative", str(figure.path), facets, figure.place, _number(figure))


def description(subject: Subject) -> Iterator[Matter]:
    """Ask whether a long description says all that the figure shows."""
    for figure in _figures(subject):
        if figure.long_description:
            facets = (Facet("description", words(figure.long_description)), _picture(figure, subject))
            yield Matter("figure-description", str(figure.path), facets, figure.place, _number(figure))


def sight(subject: Subject) -> Iterator[Matter]:
    """Ask whether a figure is clear without its colours, and clear to weak eyes (1.4.1, 1.4.3, 1.4.11)."""
    for figure in _figures(subject):
        if isinstance(figure.alt, str):
            facets = (_picture(figure, subject),)
            yield Matter("figure-sight", str(figure.path), facets, figure.place, (*_number(figure), *_caption(figure)))


def form(subject: Subject) -> Iterator[Matter]:
    """Ask whether text, a list or a table would have served more readers (Matterhorn 13-007)."""
    for figure in _figures(subject):
        if isinstance(figure.alt, str):
            facets = (_picture(figure, subject), *_caption(figure))
            yield Matter("figure-form", str(figure.path), facets, figure.place, _number(figure))


def text(subject: Subject) -> Iterator[Matter]:
    """Ask whether a picture is one of text (1.4.5); a drawing's text is text."""
    for figure in _figures(subject):
        if isinstance(figure.alt, str):
            decided = "drawn-with-text" if figure.path.suffix.lower() == DRAWING else ""
            facets = (_picture(figure, subject),)
            yield Matter("figure-text", str(figure.path), facets, figure.place, _number(figure), decided)


def decorative(subject: Subject) -> Iterator[Matter]:
    """Ask whether a picture that is marked as decoration says nothing."""
    for picture in _pictures(subject):
        if isinstance(picture.alt, model.Decorative):
            caption = _caption(picture) if isinstance(picture, model.Figure) else ()
            facets = (_picture(picture, subject), *caption)
            yield Matter("decorative", str(picture.path), facets, picture.place)


def in_text(subject: Subject) -> Iterator[Matter]:
    """Ask whether the alternative of a picture in a line of text can stand in its place."""
    for image in _pictures(subject):
        if isinstance(image, model.Image) and isinstance(image.alt, str):
            facets = (Facet("alternative", image.alt), _picture(image, subject))
            yield Matter("picture-in-text", str(image.path), facets, image.place)


def linked(subject: Subject) -> Iterator[Matter]:
    """Ask whether the alternative of a picture in a link says where it leads (Matterhorn 13-002)."""
    for link in subject.elements:
        images = [part for part in walk.walk(link) if isinstance(part, model.Image)]
        if isinstance(link, model.Link) and images:
            facets = (Facet("link-text", words(link.content)), Facet("address", link.target))
            yield Matter("linked-picture", link.target, facets, link.place)


def _pictures(subject: Subject) -> Iterator[Picture]:
    return (element for element in subject.elements if isinstance(element, Picture))


def _figures(subject: Subject) -> Iterator[model.Figure]:
    return (element for element in _pictures(subject) if isinstance(element, model.Figure))


def _picture(picture: Picture, subject: Subject) -> Facet:
    data = (subject.publication.folder / picture.path).read_bytes()
    return Facet("picture", picture.path.as_posix(), data)


def _caption(figure: model.Figure) -> tuple[Facet, ...]:
    return (Facet("caption", words(figure.caption)),) if figure.caption else ()


def _number(figure: model.Figure) -> tuple[Facet, ...]:
    return (Facet("number", figure.label),) if figure.label else ()

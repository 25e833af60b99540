"""Count the pages of the Word editions, for their tables of contents, with a program that lays them out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdf

from publisher.build import Manuscript, prepare
from publisher.files import replace_file
from publisher.findings import Finding, SourceError, errors
from publisher.validators import libreoffice
from publisher.validators.process import ToolError
from publisher.writers import docx
from publisher.writers.docx import anchors, contents, pagination

PASSES = 5  # the first counts without numbers in the contents; longer lines may then move what follows

Pages = Mapping[str, int]


def paginate(folders: Sequence[Path], layouts: Path) -> dict[str, tuple[Finding, ...]]:
    """Record the pages of the publications in `folders`; return the errors of those that could not be written.

    Raises ToolError when LibreOffice is missing or fails, or when the pages do not settle.
    """
    manuscripts, failed = {}, {}
    for folder in folders:
        try:
            manuscript = prepare(folder, layouts)
            found = errors(manuscript.findings)
        except SourceError as error:
            found = error.findings
        if found:
            failed[folder.name] = found
        else:
            manuscripts[folder.name] = manuscript
    for name, pages in _settled(manuscripts).items():
        plain = _write(manuscripts[name], pagination.NO_PAGES)
        record = pagination.record(plain, pages, f"{libreoffice.NAME} {libreoffice.version()}")
        replace_file(manuscripts[name].publication.folder / pagination.FILE_NAME, record.encode())
    return failed


def _settled(manuscripts: Mapping[str, Manuscript]) -> Mapping[str, Pages]:
    """Count until the editions with their numbers have those very pages."""
    if not manuscripts:
        return {}
    pages: dict[str, Pages] = dict.fromkeys(manuscripts, pagination.NO_PAGES)
    for _ in range(PASSES):
        counted = _count({name: _write(manuscripts[name], pages[name]) for name in pages})
        found = {name: _by_id(counted[name], manuscripts[name]) for name in pages}
        if found == pages:
            return pages
        pages = found
    raise ToolError(f"the pages have not settled after {PASSES} passes: {', '.join(pages)}")


def _write(manuscript: Manuscript, pages: Pages) -> bytes:
    return docx.write(manuscript.publication, manuscript.document, manuscript.layout, pages).data


def _count(editions: Mapping[str, bytes]) -> dict[str, Pages]:
    """Return the page of each bookmark of each edition."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, data in editions.items():
            (folder / f"{name}.docx").write_bytes(data)
        made = libreoffice.to_pdf([folder / f"{name}.docx" for name in editions], folder)
        return {path.stem: bookmarks(pdf) for path, pdf in made.items()}


def bookmarks(path: Path) -> Pages:
    """Return the pages that the headings' bookmarks are on, in a PDF that LibreOffice made."""
    reader = pypdf.PdfReader(path)
    found = {}
    for name, place in reader.named_destinations.items():
        if heading := re.search(r"Toc\d+$", name):  # LibreOffice writes the _ before it as 5F
            page = reader.get_destination_page_number(place)
            assert page is not None
            found[f"_{heading[0]}"] = page + 1  # the pages of the edition are numbered from the cover on
    return found


def _by_id(pages: Pages, manuscript: Manuscript) -> Pages:
    listed = enumerate(section.id for _, section in contents.entries(manuscript.document.blocks))
    try:
        return {id_: pages[anchors.contents_bookmark(index)] for index, id_ in listed}
    except KeyError as error:
        raise ToolError(f"{manuscript.publication.name}: no page for the heading {error}") from None

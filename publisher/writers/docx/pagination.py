"""The page of each section, which only a program that lays the edition out knows; recorded beside the sources.

An edition must not depend on what happens to be installed where it is built, so `publisher paginate` counts the pages
once and the record is kept with the text. It names the very content that was counted: after any change of text or
looks it is of no use, and the contents stand without numbers until the pages are counted again.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

import msgspec

from publisher.findings import Finding, Severity
from publisher.model import Place
from publisher.publication import FILE_NAME as PUBLICATION
from publisher.publication import Publication

FILE_NAME = "word-pages.toml"
NO_PAGES: Mapping[str, int] = MappingProxyType({})


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `word-pages.toml`."""

    digest: str
    pages: dict[str, Annotated[int, msgspec.Meta(ge=1)]]  # by the ids of the sections that the contents show


def digest(files: Mapping[str, bytes]) -> str:
    """Return a digest of all in an edition that its pages depend on, given as the files that it is made of.

    Pictures are left out, since their sizes stand in the text and another machine compresses them otherwise; so is
    what the file says of itself.
    """
    found = hashlib.sha256()
    for name in sorted(files):
        if name.startswith("word/") and not name.startswith("word/media/"):
            found.update(f"{name}\n".encode())
            found.update(hashlib.sha256(files[name]).digest())
    return found.hexdigest()


def recorded(publication: Publication, files: Mapping[str, bytes]) -> tuple[Mapping[str, int], tuple[Finding, ...]]:
    """Return the pages recorded for an edition, given as its files are without them; and why there are none."""
    if publication.variant:
        return NO_PAGES, ()  # the pages are counted in the ordinary edition
    path, values = publication.folder / FILE_NAME, {"name": publication.name}
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Record)
    except FileNotFoundError:
        place = Place((publication.folder / PUBLICATION).as_posix())
        return NO_PAGES, (Finding("docx-pages-unknown", place, values, Severity.ADVICE),)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        values["message"] = str(error)
        return NO_PAGES, (Finding("docx-pages-broken", Place(path.as_posix()), values, Severity.WARNING),)
    if found.digest == digest(files):
        return found.pages, ()
    return NO_PAGES, (Finding("docx-pages-unknown", Place(path.as_posix()), values, Severity.ADVICE),)


def record(data: bytes, pages: Mapping[str, int], counted_by: str) -> str:
    """Return the file that records the pages of an edition, given as it is without them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    lines = [f"# Written by `publisher paginate`, counted by {counted_by}. Do not edit.", f'digest = "{digest(files)}"']
    lines += ["", "[pages]", *(f"{json.dumps(id_, ensure_ascii=False)} = {page}" for id_, page in pages.items())]
    return "\n".join((*lines, ""))

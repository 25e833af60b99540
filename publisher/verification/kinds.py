"""Tell what a file is from its bytes, before a tool is given it: empty, locked, damaged and boundless ones stop."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.validators.pdf_claims import claims
from publisher.validators.process import ToolError
from publisher.validators.verapdf_profiles import PROFILES

LARGEST = 300_000_000  # bytes of a file
UNPACKED = 600_000_000  # bytes in all the parts of a package
PARTS = 20_000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"  # Word before 2007, and Word files with a password (MS-CFB, 2.2)
SUFFIXES = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A file's format and the profiles that it claims, or the rule of the finding that says why it cannot be judged."""

    format: str = ""
    profiles: tuple[str, ...] = ()
    fault: str = ""
    message: str = ""


def kind(path: Path) -> Kind:
    """Return what a file is. Raises OSError when it cannot be read."""
    size = path.stat().st_size
    if size == 0:
        return Kind(fault="file-empty")
    if size > LARGEST:
        return Kind(fault="file-too-large", message=f"{size // 1_000_000} MB")
    with path.open("rb") as file:
        return _of_content(path, file.read(4096))


def _of_content(path: Path, start: bytes) -> Kind:
    if b"%PDF-" in start[:1024]:  # ISO 32000-1, Annex H, implementation note 13
        return _pdf(path)
    if start.startswith(_OLE):
        return Kind(fault="file-locked")
    if start.startswith(b"PK"):
        return _package(path)
    if _is_html(start):
        return Kind("html")
    return Kind(fault="file-foreign")


def _is_html(start: bytes) -> bool:
    text = start.replace(b"\0", b"").lower()  # UTF-16 shows as ASCII with zeros
    return b"<!doctype html" in text or b"<html" in text


def _pdf(path: Path) -> Kind:
    """Return the profiles that a PDF claims; PDF/UA-1 when it claims none for accessibility."""
    try:
        said: Mapping[str, object] = claims(path)
    except ToolError as error:
        return Kind(fault="file-damaged", message=str(error))
    if said["fault"]:
        return Kind(fault=f"file-{said['fault']}", message=str(said["message"]))
    named = said["flavours"]
    assert isinstance(named, list)
    claimed = tuple(flavour for flavour in named if flavour in PROFILES)
    accessible = any(flavour.startswith("ua") for flavour in claimed)
    return Kind("pdf", claimed if accessible else ("ua1", *claimed))


def _package(path: Path) -> Kind:
    """Unpack a package piece by piece, keeping nothing: what its directory says of sizes may be untrue."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if len(parts) > PARTS or not _bounded(package, parts):
                return Kind(fault="file-too-large", message=f"> {UNPACKED // 1_000_000} MB")
            names = {part.filename for part in parts}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        return Kind(fault="file-damaged", message=str(error))
    return Kind("docx") if "word/document.xml" in names else Kind(fault="file-foreign")


def _bounded(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    total = 0
    for part in parts:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > UNPACKED:
                    return False
    return True

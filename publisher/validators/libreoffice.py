"""Let LibreOffice lay out Word files and write them as tagged PDF: what another word processor understands of them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from publisher.validators.process import UTF8, Output, ToolError, last_words

NAME = "LibreOffice"
PROGRAM = "soffice"
INSTALL = "it is not installed: python3 tools/system_packages.py libreoffice"
# What it tags as PDF/UA asks; an outline; and the bookmarks of the text as named destinations.
WISHES = ("PDFUACompliance", "ExportBookmarks", "ExportBookmarksToPDFDestination")
FILTER = "pdf:writer_pdf_Export:" + json.dumps({wish: {"type": "boolean", "value": "true"} for wish in WISHES})


def version() -> str:
    """Return LibreOffice's version, such as 7.4.7.2. Raises ToolError when it cannot be asked."""
    words = _run(["--version"], 60).stdout.split()
    if words[:1] != [NAME] or len(words) < 2:
        raise ToolError(f"its version cannot be read: {' '.join(words)[:100]}")
    return words[1]


def to_pdf(paths: Sequence[Path], folder: Path, seconds: float = 300) -> dict[Path, Path]:
    """Write each Word file as tagged PDF in `folder`, in one call, and return where each went.

    Raises ToolError, with the reason, unless every file was written; ValueError for two files of one name.
    """
    made = {path: folder / f"{path.stem}.pdf" for path in paths}
    if len(set(made.values())) < len(set(paths)):
        raise ValueError("two files of one name: one would replace the other")
    for target in made.values():
        target.unlink(missing_ok=True)  # an old one must not pass for a new one
    asked = [str(path.resolve()) for path in paths]
    output = _run(["--convert-to", FILTER, "--outdir", str(folder.resolve()), *asked], seconds)
    missing = [path.name for path, target in made.items() if not _is_pdf(target)]
    if missing:  # the exit status is 0 all the same
        raise ToolError(f"did not convert {', '.join(missing)}: {last_words(output.stderr or output.stdout)}")
    return made


def _is_pdf(path: Path) -> bool:
    return path.is_file() and path.read_bytes()[:5] == b"%PDF-"


def _run(arguments: Sequence[str], seconds: float) -> Output:
    """Run it with a profile of its own, so that neither settings nor a LibreOffice that is open have a say."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ToolError(INSTALL)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        own = f"-env:UserInstallation={Path(profile).resolve().as_uri()}"
        process = subprocess.Popen(  # noqa: S603 - a program of the system, and no shell
            [program, own, "--headless", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **UTF8},
            start_new_session=True,  # it starts others, which end with it
        )
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise ToolError(f"no answer within {seconds:g} seconds") from None
    return Output(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))

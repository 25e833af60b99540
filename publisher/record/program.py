"""Which program makes the editions: a digest of its code, and the versions of the libraries that it stands on."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from publisher.trace import FILE, Observation, digest

CODE, LIBRARY = "code", "library"
PACKAGE = Path(__file__).parent.parent
# What editions are made with, and what that needs in turn; `tests/record/test_program.py` holds this to pyproject.toml.
LIBRARIES = frozenset(
    {
        *("weasyprint", "pydyf", "cffi", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "webencodings"),
        *("fonttools", "brotli", "zopfli", "pillow", "pypdfium2"),
        *("python-docx", "lxml", "typing-extensions", "jinja2", "markupsafe"),
        *("markdown-it-py", "mdurl", "mdit-py-plugins", "msgspec"),
    }
)
NATIVE = ("libpango", "libharfbuzz", "libfontconfig", "libfreetype", "libfribidi")


@cache
def program() -> tuple[Observation, ...]:
    """Return what the program is, as it was when this process first asked: by then it has loaded that code."""
    versions = _versions()
    return ((CODE, "publisher", _code()), *((LIBRARY, name, versions[name]) for name in sorted(versions)))


def _code() -> str:
    """Return a digest of every Python file of the package."""
    lines = []
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_layouts"))
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)  # noqa: PTH118
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                    lines.append(f"{os.path.relpath(path, PACKAGE)} {digest(file.read())}")
    return digest("\n".join(lines).encode())


def _versions() -> dict[str, str]:
    """Return the versions of the installed libraries, told by the names of their folders: reading them takes longer."""
    found = {"python": "{}.{}.{}".format(*sys.version_info[:3])}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library, _, version = name.removesuffix(".dist-info").partition("-")
                library = library.lower().replace("_", "-").replace(".", "-")
                if library in LIBRARIES:
                    found.setdefault(library, version)
    return found


def native() -> tuple[Observation, ...]:
    """Return the shared libraries of the system that this process has loaded to lay text out; none without /proc."""
    try:
        maps = Path("/proc/self/maps").read_text("utf-8", "surrogateescape")
    except OSError:
        return ()
    paths = {line.split(maxsplit=5)[5] for line in maps.splitlines() if "/lib" in line}
    loaded = sorted(path for path in paths if Path(path).name.startswith(NATIVE))
    return tuple((FILE, path, digest(Path(path).read_bytes())) for path in loaded if Path(path).is_file())

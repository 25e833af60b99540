"""Import WeasyPrint without parsing its C declarations of Pango anew: a tenth of a second of every start.

WeasyPrint declares Pango to cffi as text, in cffi's in-line mode. `pango_declarations.py` is the same text after the
parser (cffi's out-of-line ABI mode), in which calls are quicker as well. Text with another digest goes the usual way.
https://cffi.readthedocs.io/en/stable/cdef.html
"""

from __future__ import annotations

import importlib
import sys
from hashlib import sha256
from typing import Any

import cffi

_REAL = cffi.FFI


def digest(declarations: str) -> str:
    """Return what tells one text of C declarations from another."""
    return sha256(declarations.encode()).hexdigest()


class Declared:
    """Stands for `cffi.FFI()` in WeasyPrint: knows its declarations beforehand, and any others like the real one."""

    def __init__(self) -> None:
        self._become(_REAL())

    def cdef(self, declarations: str) -> None:
        """Take the declarations: parsed beforehand when they are the known ones."""
        from publisher.writers import pango_declarations

        if digest(declarations) == pango_declarations.DIGEST:
            self._become(pango_declarations.ffi)
        else:
            self._real.cdef(declarations)

    def _become(self, real: Any) -> None:
        self._real = real
        self.__dict__.update(
            {name: getattr(real, name) for name in dir(real) if not name.startswith("_") and name != "cdef"}
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def import_weasyprint() -> Any:
    """Return WeasyPrint, imported with the declarations that were parsed beforehand."""
    if "weasyprint.text.ffi" not in sys.modules:
        cffi.FFI = Declared
        try:
            importlib.import_module("weasyprint.text.ffi")
        finally:
            cffi.FFI = _REAL
    return importlib.import_module("weasyprint")

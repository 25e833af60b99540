"""Import WeasyPrint without parsing its C declarations of Pango anew: a tenth of a second of every start.

WeasyPrint declares Pango to cffi as text, in cffi's in-line mode. `pango_declarations.py` is the same text after the
parser (cffi's out-of-line ABI mode), in which calls are quicker as well. Text with another digest goes the usual way.
https://cffi.readthedocs.io/en/stable/cdef.html

The subsetter of fontTools, which WeasyPrint keeps for systems without HarfBuzz's own, is imported when it is used.
"""

from __future__ import annotations

import importlib
import sys
from functools import partial
from hashlib import sha256
from types import ModuleType
from typing import Any

import cffi

_REAL = cffi.FFI


def digest(declarations: str) -> str:
    """Return what tells one text of C declarations from another."""
    return sha256(declarations.encode()).hexdigest()


class Declared:
    """Stands for `cffi.FFI()` in WeasyPrint: knows its declarations beforehand, and any others like the real one."""

    def cdef(self, declarations: str) -> None:
        """Take the declarations: parsed beforehand when they are the known ones."""
        from publisher.writers import pango_declarations

        if digest(declarations) == pango_declarations.DIGEST:
            self._real = pango_declarations.ffi
        else:
            self._real = _REAL()
            self._real.cdef(declarations)
        self.__dict__.update({name: getattr(self._real, name) for name in dir(self._real) if not name.startswith("_")})


def import_weasyprint() -> Any:
    """Return WeasyPrint, imported with the declarations that were parsed beforehand."""
    if "weasyprint.text.ffi" not in sys.modules:
        cffi.FFI = Declared
        _import_later("fontTools.subset")
        _import_later("fontTools.varLib.instancer", "instantiateVariableFont")
        try:
            importlib.import_module("weasyprint.text.ffi")
        finally:
            cffi.FFI = _REAL
    return importlib.import_module("weasyprint")


def _import_later(name: str, *functions: str) -> None:
    """Let a module be imported at the first use of a name in it, or at the first call of one of its `functions`."""
    if name in sys.modules:
        return
    module = ModuleType(name)

    def look_up(attribute: str) -> Any:
        if sys.modules.get(name) is module:
            del sys.modules[name]
        return getattr(importlib.import_module(name), attribute)

    def call(function: str, /, *values: Any, **named: Any) -> Any:
        return look_up(function)(*values, **named)

    module.__dict__.update({"__getattr__": look_up, "__path__": []})
    module.__dict__.update({function: partial(call, function) for function in functions})
    sys.modules[name] = module

"""Write publisher/writers/pango_declarations.py anew, after a change of the pinned WeasyPrint."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from re import DOTALL, findall

import cffi

from publisher.writers.pango import digest

TARGET = Path(__file__).parent.parent / "publisher/writers/pango_declarations.py"
HEAD = '"""WeasyPrint\'s C declarations of Pango as cffi has parsed them: made by tools/pango_declarations.py."""\n'


def generated() -> str:
    """Return the module as cffi's out-of-line ABI mode writes it, with the digest of what it was made from."""
    spec = find_spec("weasyprint")
    assert spec
    assert spec.origin
    source = (Path(spec.origin).parent / "text/ffi.py").read_text("utf-8")
    (declarations,) = findall(r"ffi\.cdef\('''(.*?)'''\)", source, DOTALL)
    parsed = cffi.FFI()
    parsed.cdef(declarations)
    parsed.set_source("pango_declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pango_declarations.py"
        parsed.emit_python_code(str(path))
        code = path.read_text("utf-8")
    return f'{HEAD}\nDIGEST = "{digest(declarations)}"\n\n{code}'


if __name__ == "__main__":
    TARGET.write_text(generated(), "utf-8")

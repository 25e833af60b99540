"""Say what a PDF claims to be, in a process of its own: a damaged or malicious file may take all time and memory.

Run as `python -m publisher.validators.pdf_claims FILE`; answers one JSON object: `flavours` (see verapdf_profiles), and
`fault` ("locked", "damaged", "too-large" or empty) with its `message`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publisher.validators.process import ToolError, run

MEMORY = 3_000_000_000  # bytes
PAGE = 25_000_000  # bytes that one page, or one drawing on pages, may unpack to: a reader holds a hundred times as much
WHOLE = 600_000_000  # bytes that all of them may unpack to
MESSAGE = 300
_UA = re.compile(r"""pdfuaid:part(?:=["']|>)(\d)""")
_A = re.compile(r"""pdfaid:part(?:=["']|>)(\d)""")
_LEVEL = re.compile(r"""pdfaid:conformance(?:=["']|>)([A-Za-z])""")


def claims(path: Path, seconds: float = 60) -> dict[str, object]:
    """Return what a PDF claims, asked of another process. Raises ToolError when that hangs or crashes."""
    output = run([sys.executable, "-m", __name__, str(path.resolve())], seconds)
    try:
        answer = json.loads(output.stdout)
    except ValueError:
        raise ToolError(f"exit status {output.status}") from None
    assert isinstance(answer, dict)
    return answer


def flavours(metadata: str) -> list[str]:
    """Return the profiles that a file's XMP metadata names."""
    ua, a, level = (pattern.search(metadata) for pattern in (_UA, _A, _LEVEL))
    found = [f"ua{ua[1]}"] if ua else []
    return found + ([f"{a[1]}{level[1].lower() if level else ''}"] if a else [])


def _answer(path: Path) -> dict[str, object]:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            metadata = pdf.Root.get("/Metadata")
            text = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
            warnings = pdf.get_warnings()
            pages = len(pdf.pages)
            large = _too_large(pdf)
    except pikepdf.PasswordError:
        return {"fault": "locked", "message": "", "flavours": []}
    except Exception as error:  # a damaged file breaks its reader in any way
        return {"fault": "damaged", "message": str(error).replace(str(path), path.name)[:MESSAGE], "flavours": []}
    if large:
        return {"fault": "too-large", "message": large, "flavours": []}
    message = str(warnings[0]).replace(str(path), path.name)[:MESSAGE] if warnings else ""
    fault = "damaged" if warnings or not pages else ""
    return {"fault": fault, "message": message or fault, "flavours": flavours(text)}


def _too_large(pdf: Any) -> str:
    """Return how large something that is drawn becomes when it is unpacked, empty when all stays within bounds."""
    total = 0
    for stream in _drawn(pdf):
        size = len(stream.read_bytes())
        total += size
        if size > PAGE or total > WHOLE:
            return f"> {(PAGE if size > PAGE else WHOLE) // 1_000_000} MB"
    return ""


def _drawn(pdf: Any) -> Iterator[Any]:
    """Yield the streams that pages are drawn by, one that several pages share once for each, and the forms."""
    import pikepdf

    for page in pdf.pages:
        contents = page.obj.get("/Contents", pikepdf.Array())
        yield from contents if isinstance(contents, pikepdf.Array) else [contents]
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == pikepdf.Name.Form:
            yield found


def main() -> None:
    """Answer about the file that the command line names."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits: the time limit stays
    print(json.dumps(_answer(Path(sys.argv[1]))))  # noqa: T201  # its answer


if __name__ == "__main__":
    main()

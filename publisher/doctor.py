"""Examine what is installed: which tools there are, what each proves, and how to get the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.validators import libreoffice
from publisher.validators.process import ToolError
from publisher.verification.tools import TOOLS


@dataclass(frozen=True, slots=True)
class Examined:
    """A tool as it was found; its words stand in `tools.toml`."""

    name: str
    version: str  # empty when it is not there
    missing: str = ""  # why it is not there, in its own words
    needed: bool = False  # no editions without it


def examine() -> tuple[Examined, ...]:
    """Return the tools in the order of the work, without starting those that are slow to start."""
    return tuple(_examined(name, version, needed) for name, version, needed in _tools())


def _tools() -> Iterator[tuple[str, Callable[[], str], bool]]:
    yield "weasyprint", _weasyprint, True
    for tool in TOOLS:
        yield tool.name, tool.version, False
    yield "libreoffice", libreoffice.version, False


def _examined(name: str, version: Callable[[], str], needed: bool) -> Examined:
    try:
        return Examined(name, version(), needed=needed)
    except ToolError as error:
        return Examined(name, "", str(error), needed)


def _weasyprint() -> str:
    """Return the version of what makes PDF. Raises ToolError when the system lacks Pango."""
    try:
        import weasyprint
        from weasyprint.text.ffi import pango
    except (ImportError, OSError) as error:
        raise ToolError(" ".join(str(error).split())[:200]) from None
    number = pango.pango_version()
    return f"{weasyprint.__version__}, Pango {number // 10000}.{number // 100 % 100}.{number % 100}"


def shown(found: Sequence[Examined], words: Mapping[str, Any]) -> str:
    """Return what was found as text: a paragraph per tool."""
    return "\n".join(line for tool in found for line in _lines(tool, words)).rstrip()


def _lines(tool: Examined, words: Mapping[str, Any]) -> Iterator[str]:
    texts, tools = words["commands"], words["tools"]
    missing, indent = texts["missing"], "  "
    yield f"{tools['names'][tool.name]}: {tool.version or missing}"
    yield indent + texts["proves"].format(what=tools["proves"][tool.name])
    if not tool.version:
        yield indent + texts["reason"].format(message=tool.missing)
        yield indent + texts["get"].format(how=tools["get"][tool.name])
    yield ""

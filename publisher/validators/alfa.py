"""Ask Siteimprove's Alfa, in Chromium, whether pages follow WCAG A and AA: the second opinion beside axe-core.

Alfa shares no rule with axe: of 32 faults put into a page each found some that the other did not. It judges the page
at 1280 px in the light scheme and at 320 px in the dark one. Packages of Alfa that do not belong together find
nothing and say nothing, so a page without a passed rule is an error, and the tests keep a page that must fail.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.validators.chromium import chromium
from publisher.validators.node_package import INSTALL, version_of
from publisher.validators.process import ToolError
from publisher.validators.report import Failure, Report, judged, not_run
from publisher.validators.warm import Warm

NAME = "Alfa"
PACKAGES = ("alfa-act", "alfa-playwright", "alfa-rules", "alfa-wcag")
SECONDS = 180.0  # for the start of Chromium, and for each page in its two views

worker = Warm("publisher.validators.alfa_worker")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A failure of Alfa that does not count: its rule, its words, and why it is wrong."""

    rule: str
    message: str
    reason: str


ALLOWED = (
    Allowed(
        "sia-r68",
        "The element owns no elements as required by its semantic role",
        "asks for doc-endnote in doc-endnotes, which DPUB-ARIA 1.1 has deprecated and axe therefore refuses",
    ),
)


def version() -> str:
    """Return the version that would run, without starting it. Raises ToolError when it or Chromium is missing."""
    if not all(version_of(f"@siteimprove/{package}") for package in PACKAGES):
        raise ToolError(f"Alfa is not installed; {INSTALL}")
    if not chromium():
        raise ToolError("no Chromium; run: python3 tools/system_packages.py browser")
    return version_of("@siteimprove/alfa-rules")


def validate(paths: Sequence[Path], seconds: float = SECONDS) -> dict[Path, Report]:
    """Return what Alfa says of each page; checks counts passed and failed rules, once per place and view."""
    return {path: _report(path, seconds) for path in paths}


def _report(path: Path, seconds: float) -> Report:
    """Return the report of one page."""
    try:
        if not path.is_file():
            raise ToolError("no such file")
        version()
        answer = worker.ask({"path": str(path.resolve())}, seconds)
    except ToolError as error:
        return not_run(NAME, worker.version, f"{path.name}: {error}")
    failures = _gathered(_counting(answer["failures"]))
    return judged(NAME, worker.version, failures, answer["checks"], _gathered(answer["reviews"]))


def _counting(found: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the failures that are on no list of exceptions."""
    allowed = {(entry.rule, entry.message) for entry in ALLOWED}
    return (one for one in found if (one["rule"], one["message"]) not in allowed)


def _gathered(found: Iterable[dict[str, Any]]) -> list[Failure]:
    """Return one failure per rule with its first place; a place counts once per view it fails in."""
    rules: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        rules.setdefault(one["rule"], []).append(one)
    return [Failure(rule, ones[0]["message"], ones[0]["where"], len(ones)) for rule, ones in rules.items()]

"""Ask axe-core, in Chromium, whether pages follow WCAG 2.2 A and AA as far as a machine can tell.

Each page is judged at 1280 and 320 pixels, in the light and the dark scheme: faults of narrow screens and of
dark colours do not show in the first view. It is also loaded with its own content security policy in force,
where an error in the console is a failure.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publisher.validators import chromium
from publisher.validators.node_package import INSTALL, version_of
from publisher.validators.process import ToolError
from publisher.validators.report import Failure, Report, judged, not_run
from publisher.validators.warm import Warm

NAME = "axe-core"
NO_BROWSER = "no Chromium; run: python3 tools/system_packages.py browser"
SECONDS = 120.0  # for the start of Chromium, and for each page in its four views

worker = Warm("publisher.validators.axe_worker")


def version() -> str:
    """Return the versions that would run, without starting them. Raises ToolError when one is missing."""
    own = version_of("axe-core")
    if not own:
        raise ToolError(f"axe-core is not installed; {INSTALL}")
    return f"{own} in Chromium {chromium.version()}"


def validate(paths: Sequence[Path], seconds: float = SECONDS) -> dict[Path, Report]:
    """Return what axe says of each page; checks counts the rules that found something to check, over the views."""
    return {path: _report(path, seconds) for path in paths}


def _report(path: Path, seconds: float) -> Report:
    """Return the report of one page."""
    try:
        if not path.is_file():
            raise ToolError("no such file")
        if not version_of("axe-core"):
            raise ToolError(f"axe-core is not installed; {INSTALL}")
        if not chromium.chromium():
            raise ToolError(NO_BROWSER)
        answer = worker.ask({"path": str(path.resolve())}, seconds)
    except ToolError as error:
        return not_run(NAME, worker.version, f"{path.name}: {error}")
    return judged(NAME, worker.version, _gathered(answer["failures"]), answer["checks"], _gathered(answer["reviews"]))


def _gathered(found: Sequence[dict[str, Any]]) -> list[Failure]:
    """Return one failure per rule with its first place; a place counts once per view it fails in."""
    rules: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        rules.setdefault(one["rule"], []).append(one)
    return [Failure(rule, ones[0]["message"], ones[0]["where"], len(ones)) for rule, ones in rules.items()]

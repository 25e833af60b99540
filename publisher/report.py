"""What the command line shows: progress, findings as `file:line: what, why, how to mend`, a summary."""

from __future__ import annotations

import errno
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from publisher.findings import Finding, Severity
from publisher.plan import Planned
from publisher.report_record import reasons, waiting, why
from publisher.results import Edition, Listener, Result

Words = Mapping[str, Any]
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def message(finding: Finding, words: Words) -> str:
    """Return a finding as one line: where, how grave, what, why, and how to mend it."""
    texts = words["findings"].get(finding.rule)
    place = finding.place
    where = ":".join(str(part) for part in (place.file, place.line) if part)
    if texts is None:
        return f"{where}: {finding.rule} {dict(finding.values)}"
    severity = words["commands"][finding.severity.value]
    what, why, fix = (texts[key].format_map(_Values(finding.values)) for key in ("what", "why", "fix"))
    return f"{where}: {severity}: {what} {why} {fix}" if where else f"{severity}: {what} {why} {fix}"


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def sorted_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings most serious first, then by place."""
    return sorted(findings, key=lambda f: (_ORDER[f.severity], f.place.file, f.place.line, f.rule))


def findings(found: Iterable[Finding], words: Words) -> None:
    """Print findings to standard error, one a line."""
    for finding in sorted_findings(found):
        click.echo(message(finding, words), err=True)


@contextmanager
def progress(words: Words, *, quiet: bool) -> Iterator[Listener]:
    """Show which editions are being written, and why: a bar on a terminal, a line each elsewhere."""
    if quiet:
        yield Listener()
        return

    def line(planned: Planned) -> str:
        values = {"publication": named(planned.publication, planned.variant), "format": planned.format}
        text: str = words["commands"]["writing"].format(**values)
        return f"{text}: {why(planned.reasons, words)}"

    def wait(pid: str) -> None:
        waiting(pid, words)

    if not sys.stderr.isatty():
        yield Listener(began=lambda planned: click.echo(line(planned), err=True), waiting=wait)
        return
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield Listener(
            counted=lambda count: bar.update(task, total=count),
            began=lambda planned: bar.console.print(Text(line(planned))),
            ended=lambda _planned: bar.advance(task),
            waiting=wait,
        )


def named(publication: str, variant: str) -> str:
    """Return what a variant is called on the command line: `trygghetsguide/nora`."""
    return f"{publication}/{variant}" if variant else publication


def failure(error: str | OSError, words: Words) -> str:
    """Return why something could not be written, in plain words where there are some."""
    code = error if isinstance(error, str) else errno.errorcode.get(error.errno or 0, "")
    return str(words["record"]["failures"].get(code, error))


def built(results: list[Result], words: Words, *, as_json: bool) -> None:
    """Print what became of each publication."""
    if as_json:
        click.echo(json.dumps([_result(result, words) for result in results], ensure_ascii=False, indent=2))
        return
    for result in results:
        findings(result.findings, words)
    editions = [edition for result in results for edition in result.editions]
    _table([edition for edition in editions if edition.written], words)
    texts, record = words["commands"], words["record"]
    current = sum(not edition.reasons for edition in editions)
    if current:
        click.echo(record["up_to_date"].format(count=current))
    for edition in editions:
        if edition.kept:
            click.echo(record["kept_aside"].format(edition=edition.path, kept=edition.kept), err=True)
    for edition in editions:
        if edition.failure:
            values = {
                "publication": edition.publication,
                "format": edition.format,
                "message": failure(edition.failure, words),
            }
            click.echo(texts["failed"].format(**values), err=True)
    for result in results:
        if not result.editions and result.findings:
            count = sum(f.severity is Severity.ERROR for f in result.findings)
            click.echo(texts["stopped"].format(publication=result.publication, count=count), err=True)


def _table(editions: list[Edition], words: Words) -> None:
    if not editions:
        return
    texts = words["commands"]
    rows = [(texts["file"], texts["pages"], texts["size"], texts["time"])]
    for e in editions:
        seconds = texts["seconds"].format(seconds=_number(e.seconds))
        rows.append((str(e.path), str(e.pages or "–"), size(e.bytes), seconds))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        first, *rest = (
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join((first, *rest)))
    click.echo(texts["written"].format(count=len(editions)))


def checked(found: Mapping[str, tuple[Finding, ...]], words: Words, *, as_json: bool) -> None:
    """Print the findings of each publication and their number."""
    everything = [finding for group in found.values() for finding in group]
    if as_json:
        click.echo(json.dumps([_finding(f, words) for f in sorted_findings(everything)], ensure_ascii=False, indent=2))
        return
    for name, group in found.items():
        findings(group, words)
        if not group:
            click.echo(words["commands"]["clean"].format(publication=name))
    count = Counter(finding.severity for finding in everything)
    numbers = {"errors": count[Severity.ERROR], "warnings": count[Severity.WARNING], "advice": count[Severity.ADVICE]}
    click.echo(words["commands"]["summary"].format(**numbers))


def size(count: int) -> str:
    """Return a file's size as it is written in Swedish: 2,9 MB, 340 kB."""
    if count >= 1_000_000:
        return f"{_number(count / 1_000_000)} MB"
    return f"{max(1, round(count / 1000))} kB"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _finding(finding: Finding, words: Words) -> dict[str, object]:
    place = {"file": finding.place.file, "line": finding.place.line}
    about = {"rule": finding.rule, "severity": finding.severity.value, "verdict": finding.verdict.value}
    return {**about, **place, "values": dict(finding.values), "message": message(finding, words)}


def _result(result: Result, words: Words) -> dict[str, object]:
    editions = [
        {
            "format": e.format,
            "path": str(e.path),
            "pages": e.pages,
            "bytes": e.bytes,
            "seconds": round(e.seconds, 3),
            "written": e.written,
            "current": not e.reasons,
            "reasons": reasons(e.reasons, words),
            "failure": failure(e.failure, words) if e.failure else "",
            "kept": str(e.kept or ""),
        }
        for e in result.editions
    ]
    found = [_finding(finding, words) for finding in sorted_findings(result.findings)]
    about = {"publication": result.publication, "variant": result.variant}
    return {**about, "complete": result.complete, "editions": editions, "findings": found}

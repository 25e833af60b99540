"""What the command line shows: progress, findings as `file:line: what, why, how to mend`, a summary."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from publisher.build import Edition, Result
from publisher.findings import Finding, Severity

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
    values = _Values({key: words["values"].get(key, {}).get(value, value) for key, value in finding.values.items()})
    what, why, fix = (texts[key].format_map(values) for key in ("what", "why", "fix"))
    said = f"{severity}: {what} {why} {fix} [{finding.rule}]"  # its name is for publisher explain
    return f"{where}: {said}" if where else said


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
def progress(words: Words, total: int, *, quiet: bool) -> Iterator[Callable[[str, str], None]]:
    """Show which edition is being written: a bar on a terminal, a line each elsewhere."""
    if quiet:
        yield lambda _name, _format: None
        return
    text = words["commands"]["writing"]
    if not sys.stderr.isatty():
        yield lambda name, format_: click.echo(text.format(publication=name, format=format_), err=True)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        begun = 0

        def step(name: str, format_: str) -> None:
            nonlocal begun
            bar.update(task, completed=begun, description=text.format(publication=name, format=format_))
            begun += 1

        yield step


def visiting(words: Words) -> Callable[[str], None]:
    """Return what says on standard error which address is being tried."""
    return lambda address: click.echo(words["commands"]["visiting"].format(address=address), err=True)


def built(results: list[Result], words: Words, *, as_json: bool) -> None:
    """Print what became of each publication."""
    if as_json:
        click.echo(json.dumps([_result(result, words) for result in results], ensure_ascii=False, indent=2))
        return
    for result in results:
        findings(result.findings, words)
    editions = [edition for result in results for edition in result.editions]
    _table([edition for edition in editions if not edition.failure], words)
    texts = words["commands"]
    for edition in editions:
        if edition.failure:
            values = {"publication": edition.publication, "format": edition.format, "message": edition.failure}
            click.echo(texts["failed"].format(**values), err=True)
    for result in results:
        if not result.editions:
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
            "written": not e.failure,
            "failure": e.failure,
        }
        for e in result.editions
    ]
    found = [_finding(finding, words) for finding in sorted_findings(result.findings)]
    return {"publication": result.publication, "complete": result.complete, "editions": editions, "findings": found}

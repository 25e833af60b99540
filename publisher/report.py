"""What the command line shows: progress, findings as `file:line: what, why, how to mend`, a summary."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from publisher.findings import Finding, Severity, Verdict
from publisher.plan import Planned
from publisher.report_record import reasons, waiting, why
from publisher.results import Edition, Listener, Result

Words = Mapping[str, Any]
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def message(finding: Finding, words: Words) -> str:
    """Return a finding as one line: where, how grave, what, why, and how to mend it."""
    severity = words["commands"][finding.severity.value]
    said = f"{severity}: {' '.join(parts(finding, words))} [{finding.rule}]"  # its name is for publisher explain
    return f"{place(finding)}: {said}" if place(finding) else said


def place(finding: Finding) -> str:
    """Return where a finding stands as `file:line`, as far as it is known."""
    return ":".join(str(part) for part in (finding.place.file, finding.place.line) if part)


def parts(finding: Finding, words: Words) -> tuple[str, ...]:
    """Return what, why and how to mend it; a tool's rule that has no words of ours is told in the tool's own."""
    texts = words["findings"].get(finding.rule) or words["tools"]["rules"].get(finding.rule)
    values = _Values({key: words["values"].get(key, {}).get(value, value) for key, value in finding.values.items()})
    if texts is None and "tool" not in values:
        return (f"{finding.rule} {dict(finding.values)}",)
    name = words["tools"]["names"].get(values.get("tool"), values.get("tool", ""))
    values["tool"] = f"{name} {values.get('profile', '')}".strip()
    texts = texts or words["findings"]["tool-says"]
    return tuple(texts[key].format_map(values) for key in ("what", "why", "fix"))


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def sorted_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings most serious first, then by place."""
    return sorted(findings, key=lambda f: (_ORDER[f.severity], f.place.file, f.place.line, f.rule))


def findings(found: Iterable[Finding], words: Words) -> None:
    """Print findings to standard error, one a line; what two editions both say is said once."""
    for line in dict.fromkeys(message(finding, words) for finding in sorted_findings(found)):
        click.echo(line, err=True)


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


@contextmanager
def steps(words: Words, total: int, *, quiet: bool) -> Iterator[Callable[[str, str], None]]:
    """Show which edition is being judged: a bar on a terminal, a line each elsewhere."""
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


def failure(error: str | OSError, words: Words) -> str:
    """Return why something could not be written, in plain words where there are some."""
    code = error if isinstance(error, str) else errno.errorcode.get(error.errno or 0, "")
    return str(words["record"]["failures"].get(code, error))


def visiting(words: Words) -> Callable[[str], None]:
    """Return what says on standard error which address is being tried."""
    return lambda address: click.echo(words["commands"]["visiting"].format(address=address), err=True)


def built(results: list[Result], marks: Mapping[Path, Verdict], words: Words, *, as_json: bool) -> None:
    """Print what became of each publication, and what is known of its editions."""
    if as_json:
        click.echo(json.dumps([_result(result, marks, words) for result in results], ensure_ascii=False, indent=2))
        return
    for result in results:
        findings(result.findings, words)
    editions = [edition for result in results for edition in result.editions]
    _table([edition for edition in editions if edition.written], marks, words)
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


def _table(editions: list[Edition], marks: Mapping[Path, Verdict], words: Words) -> None:
    if not editions:
        return
    texts = words["commands"]
    rows = [(texts["file"], texts["pages"], texts["size"], texts["time"], texts["verdict"])]
    for e in editions:
        seconds = texts["seconds"].format(seconds=_number(e.seconds))
        rows.append((str(e.path), str(e.pages or "–"), size(e.bytes), seconds, verdict(marks[e.path], words)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *rest = (
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join((first, *rest)))
    click.echo(texts["written"].format(count=len(editions)))


def verdict(known: Verdict, words: Words) -> str:
    """Return the word for a verdict on an edition."""
    keys = {Verdict.PASS: "passed", Verdict.FAIL: "failed_verdict", Verdict.NOT_RUN: "not_run"}
    return str(words["commands"][keys[known]])


def size(count: int) -> str:
    """Return a file's size as it is written in Swedish: 2,9 MB, 340 kB."""
    if count >= 1_000_000:
        return f"{_number(count / 1_000_000)} MB"
    return f"{max(1, round(count / 1000))} kB"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def finding_as_data(finding: Finding, words: Words) -> dict[str, object]:
    """Return a finding for a program, its message included."""
    where = {"file": finding.place.file, "line": finding.place.line}
    about = {"rule": finding.rule, "severity": finding.severity.value, "verdict": finding.verdict.value}
    return {**about, **where, "values": dict(finding.values), "message": message(finding, words)}


def _result(result: Result, marks: Mapping[Path, Verdict], words: Words) -> dict[str, object]:
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
            "verdict": marks[e.path].value if e.path in marks else None,
        }
        for e in result.editions
    ]
    found = [finding_as_data(finding, words) for finding in sorted_findings(result.findings)]
    about = {"publication": result.publication, "variant": result.variant}
    return {**about, "complete": result.complete, "editions": editions, "findings": found}

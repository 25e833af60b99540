"""What is pasted into a message or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publisher.check_report.text import judged
from publisher.findings import Severity
from publisher.report import parts, place, sorted_findings, verdict
from publisher.verification import Verification

Words = Mapping[str, Any]

_HEADS = ("edition", "verdict", "judged_by")


def shown(results: Sequence[Verification], words: Words) -> str:
    """Return a section per publication: its findings by gravity, then a table of its editions."""
    return "\n".join(line for result in results for line in _publication(result, words)).rstrip()


def _publication(result: Verification, words: Words) -> Iterator[str]:
    texts = words["commands"]
    yield from (f"## {_plain(result.publication)}", "")
    if not result.findings:
        yield from (texts["clean"].format(publication=_plain(result.publication)), "")
    for severity in Severity:
        found = [finding for finding in sorted_findings(result.findings) if finding.severity is severity]
        if not found:
            continue
        yield from (f"### {texts[severity.value]} ({len(found)})", "")
        for finding in found:
            where = f"`{place(finding)}`: " if place(finding) else ""
            yield f"- {where}{_plain(' '.join(parts(finding, words)))}"
        yield ""
    yield from _editions(result, words)


def _editions(result: Verification, words: Words) -> Iterator[str]:
    if not result.editions:
        return
    texts = words["commands"]
    yield from (f"| {' | '.join(texts[head] for head in _HEADS)} |", "| --- | --- | --- |")
    for edition in result.editions:
        by = ", ".join(judged(outcome, words) for outcome in edition.outcomes)
        yield f"| {edition.format} | {verdict(edition.verdict, words)} | {_plain(by)} |"
    yield ""


def _plain(text: str) -> str:
    """Return words of sources and tools so that nothing in them is taken for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", " ".join(text.split()))

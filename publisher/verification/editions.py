"""Verify the editions of a publication."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Verdict
from publisher.validators.process import ToolError
from publisher.validators.report import Report, not_run
from publisher.verification import equivalent, explain
from publisher.verification.lanes import TOGETHER, Lanes
from publisher.verification.outcome import Outcome, Verification, Verified, of_report
from publisher.verification.store import Store
from publisher.verification.tools import TOOLS, Tool
from publisher.writers import FORMATS


def verify(
    manuscript: Manuscript,
    editions: Mapping[str, bytes | Path],
    store: Store | None = None,
    *,
    again: bool = False,
) -> Verification:
    """Return what the checks, every validator and the comparison with the source say of editions, given by format.

    Outcomes in `store` are used for bytes that were judged before, by the same versions of the tools, unless `again`;
    new ones are added to it. A tool that is missing, hangs or crashes is not run, never a pass. Raises OSError for a
    file that cannot be read.
    """
    with Lanes() as lanes:
        asked = ask(manuscript, editions, None if again else store, lanes)
        lanes.all_asked()
        return told(manuscript, asked, store)


def ask(
    manuscript: Manuscript, editions: Mapping[str, bytes | Path], known: Store | None, lanes: Lanes
) -> tuple[Asked, ...]:
    """Ask all tools of editions, given by format. Raises OSError for a file that cannot be read."""
    return tuple(_asked(manuscript, format_, edition, known, lanes) for format_, edition in editions.items())


def told(manuscript: Manuscript, asked: tuple[Asked, ...], store: Store | None) -> Verification:
    """Wait for what the tools say of the editions of a publication."""
    verified = tuple(_verified(manuscript, each, store) for each in asked)
    return Verification(manuscript.publication.name, manuscript.findings, verified)


@dataclass(frozen=True, slots=True)
class Asked:
    """An edition while it is judged."""

    format: str
    data: bytes
    judged: tuple[Future[tuple[Outcome, ...]], ...]
    compared: Future[tuple[Outcome, equivalent.Compared | None]]


def _asked(manuscript: Manuscript, format_: str, edition: bytes | Path, known: Store | None, lanes: Lanes) -> Asked:
    """Put an edition's file in place for the tools, and ask each."""
    data = edition if isinstance(edition, bytes) else edition.read_bytes()
    name = manuscript.publication.name
    path = lanes.folder(name) / f"{name}{FORMATS[format_].suffix}"
    path.write_bytes(data)
    judged = []
    for tool in TOOLS:
        if profiles := tool.profiles.get(format_):
            work = partial(judge, tool, profiles, known)
            ask = lanes.gather if tool.name in TOGETHER else lanes.submit_one
            judged.append(ask(tool.name, work, (path, data)))
    compared = lanes.submit(equivalent.NAME, _compare, manuscript, format_, data, known)
    return Asked(format_, data, tuple(judged), compared)


def _verified(manuscript: Manuscript, asked: Asked, store: Store | None) -> Verified:
    """Wait for an edition's outcomes, keep them, and say what they mean to an editor."""
    own, compared = asked.compared.result()
    outcomes = (*(outcome for each in asked.judged for outcome in each.result()), own)
    digest = hashlib.sha256(asked.data).hexdigest()
    if store:
        store.keep(digest, asked.format, outcomes)
    found = explain.findings(manuscript, asked.format, asked.data, outcomes, compared)
    return Verified(asked.format, digest, outcomes, tuple(found))


def judge(
    tool: Tool, profiles: Sequence[str], known: Store | None, editions: Sequence[tuple[Path, bytes]]
) -> list[tuple[Outcome, ...]]:
    """Return what a tool says of editions, given as path and bytes, by each profile; in their order.

    What is known is taken from the store, the rest asked in one go; a tool that breaks is not run.
    """
    version, why = "", ""
    kept: dict[tuple[Path, str], Outcome] = {}
    reports: Mapping[tuple[Path, str], Report] = {}
    try:
        version = tool.version()
        kept = {
            (path, profile): outcome
            for path, data in editions
            for profile, outcome in _kept(tool, profiles, version, hashlib.sha256(data).hexdigest(), known).items()
        }
        paths = [path for path, _ in editions if any((path, profile) not in kept for profile in profiles)]
        asked = [profile for profile in profiles if any((path, profile) not in kept for path, _ in editions)]
        reports = tool.judge(paths, asked) if paths else {}
    except ToolError as error:
        why = str(error)
    except Exception as error:  # a fault in how we ask a tool must not read as a pass, nor end the run
        why = f"{type(error).__name__}: {error}"
    silent = not_run(tool.name, version, why or f"{tool.name} gave no answer")
    return [
        tuple(
            kept.get((path, profile)) or of_report(tool.name, profile, version, reports.get((path, profile), silent))
            for profile in profiles
        )
        for path, _ in editions
    ]


def _kept(tool: Tool, profiles: Sequence[str], version: str, digest: str, known: Store | None) -> dict[str, Outcome]:
    """Return the outcomes that are known of these bytes, by profile."""
    found = {profile: known.find(digest, tool.name, profile, version) for profile in profiles} if known else {}
    return {profile: outcome for profile, outcome in found.items() if outcome}


def _compare(
    manuscript: Manuscript, format_: str, data: bytes, known: Store | None
) -> tuple[Outcome, equivalent.Compared | None]:
    """Return the outcome of the comparison, and the comparison itself unless a pass of it was kept."""
    version = equivalent.version(manuscript.document)
    kept = known.find(hashlib.sha256(data).hexdigest(), equivalent.NAME, "", version) if known else None
    if kept and kept.verdict is Verdict.PASS:
        return kept, None
    result = equivalent.compared(manuscript.document, format_, data)
    return equivalent.outcome(result, version), result

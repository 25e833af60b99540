"""Verify the editions of a publication."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Verdict
from publisher.validators.process import ToolError
from publisher.validators.report import Report, not_run
from publisher.verification import equivalent, explain
from publisher.verification.lanes import Lanes
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
    lanes: Lanes | None = None,
) -> Verification:
    """Return what the checks, every validator and the comparison with the source say of editions, given by format.

    Outcomes in `store` are used for bytes that were judged before, by the same versions of the tools, unless `again`;
    new ones are added to it. A tool that is missing, hangs or crashes is not run, never a pass. `lanes` are shared by
    publications that are verified at once. Raises OSError for a file that cannot be read.
    """
    with ExitStack() as opened:
        lanes = lanes or opened.enter_context(Lanes())
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        known = None if again else store
        waiting = [_asked(manuscript, format_, edition, folder, known, lanes) for format_, edition in editions.items()]
        verified = tuple(_verified(manuscript, each, store) for each in waiting)
    return Verification(manuscript.publication.name, manuscript.findings, verified)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An edition while it is judged."""

    format: str
    data: bytes
    judged: tuple[Future[tuple[Outcome, ...]], ...]
    compared: Future[tuple[Outcome, equivalent.Compared | None]]


def _asked(
    manuscript: Manuscript, format_: str, edition: bytes | Path, folder: Path, known: Store | None, lanes: Lanes
) -> _Asked:
    """Put an edition's file in place for the tools, and ask each."""
    data = edition if isinstance(edition, bytes) else edition.read_bytes()
    path = folder / f"{manuscript.publication.name}{FORMATS[format_].suffix}"
    path.write_bytes(data)
    tools = [tool for tool in TOOLS if tool.profiles.get(format_)]
    judged = [lanes.submit(tool.name, judge, tool, tool.profiles[format_], path, data, known) for tool in tools]
    compared = lanes.submit(equivalent.NAME, _compare, manuscript, format_, data, known)
    return _Asked(format_, data, tuple(judged), compared)


def _verified(manuscript: Manuscript, asked: _Asked, store: Store | None) -> Verified:
    """Wait for an edition's outcomes, keep them, and say what they mean to an editor."""
    own, compared = asked.compared.result()
    outcomes = (*(outcome for each in asked.judged for outcome in each.result()), own)
    digest = hashlib.sha256(asked.data).hexdigest()
    if store:
        store.keep(digest, asked.format, outcomes)
    found = explain.findings(manuscript, asked.format, asked.data, outcomes, compared)
    return Verified(asked.format, digest, outcomes, tuple(found))


def judge(tool: Tool, profiles: Sequence[str], path: Path, data: bytes, known: Store | None) -> tuple[Outcome, ...]:
    """Return what a tool says of the bytes in `path` by each profile, in their order.

    What is known is taken from the store, the rest asked in one go; a tool that breaks is not run.
    """
    version, kept, why = "", dict[str, Outcome](), ""
    reports: Mapping[str, Report] = {}
    try:
        version = tool.version()
        kept = _kept(tool, profiles, version, hashlib.sha256(data).hexdigest(), known)
        asked = tuple(profile for profile in profiles if profile not in kept)
        reports = tool.judge(path, asked) if asked else {}
    except ToolError as error:
        why = str(error)
    except Exception as error:  # a fault in how we ask a tool must not read as a pass, nor end the run
        why = f"{type(error).__name__}: {error}"
    silent = not_run(tool.name, version, why or f"{tool.name} gave no answer")
    return tuple(
        kept.get(profile) or of_report(tool.name, profile, version, reports.get(profile, silent))
        for profile in profiles
    )


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

"""Verify the editions of a publication."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Verdict
from publisher.validators.process import ToolError
from publisher.validators.report import Report, not_run
from publisher.verification import equivalent, explain
from publisher.verification.outcome import Outcome, Verification, Verified, of_report
from publisher.verification.store import Store
from publisher.verification.tools import TOOLS, Tool
from publisher.writers import FORMATS

AT_ONCE = 3  # each tool runs in a process of its own; the comparison runs in this one


def verify(
    manuscript: Manuscript, editions: Mapping[str, bytes | Path], store: Store | None = None, *, again: bool = False
) -> Verification:
    """Return what the checks, every validator and the comparison with the source say of editions, given by format.

    Outcomes in `store` are used for bytes that were judged before, by the same versions of the tools, unless `again`;
    new ones are added to it. A tool that is missing, hangs or crashes is not run, never a pass. Raises OSError for a
    file that cannot be read.
    """
    name = manuscript.publication.name
    verified = []
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = []
        for format_, edition in editions.items():
            data = edition if isinstance(edition, bytes) else edition.read_bytes()
            path = Path(temporary) / f"{name}{FORMATS[format_].suffix}"
            path.write_bytes(data)
            known = None if again else store
            asked = [tool for tool in TOOLS if tool.profiles.get(format_)]
            judged = [pool.submit(judge, tool, tool.profiles[format_], path, data, known) for tool in asked]
            compared = pool.submit(_compare, manuscript, format_, data, known)
            waiting.append((format_, data, judged, compared))
        for format_, data, judged, compared in waiting:
            outcomes = (*(outcome for each in judged for outcome in each.result()), compared.result()[0])
            digest = hashlib.sha256(data).hexdigest()
            if store:
                store.keep(digest, format_, outcomes)
            found = explain.findings(manuscript, format_, data, outcomes, compared.result()[1])
            verified.append(Verified(format_, digest, outcomes, tuple(found)))
    return Verification(name, manuscript.findings, tuple(verified))


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

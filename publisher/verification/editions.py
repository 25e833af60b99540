"""Verify the editions of a publication."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publisher.build import Manuscript
from publisher.findings import Verdict
from publisher.validators.process import ToolError
from publisher.validators.report import not_run
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
            judged = [pool.submit(judge, tool, profile, path, data, known) for tool, profile in _asked(format_)]
            compared = pool.submit(_compare, manuscript, format_, data, known)
            waiting.append((format_, data, judged, compared))
        for format_, data, judged, compared in waiting:
            outcomes = (*(each.result() for each in judged), compared.result()[0])
            digest = hashlib.sha256(data).hexdigest()
            if store:
                store.keep(digest, format_, outcomes)
            found = explain.findings(manuscript, format_, data, outcomes, compared.result()[1])
            verified.append(Verified(format_, digest, outcomes, tuple(found)))
    return Verification(name, manuscript.findings, tuple(verified))


def _asked(format_: str) -> Iterator[tuple[Tool, str]]:
    for tool in TOOLS:
        for profile in tool.profiles.get(format_, ()):
            yield tool, profile


def judge(tool: Tool, profile: str, path: Path, data: bytes, known: Store | None) -> Outcome:
    """Return what a tool says of the bytes in `path`: from the store, or by asking it; one that breaks is not run."""
    version = ""
    try:
        version = tool.version()
        kept = known.find(hashlib.sha256(data).hexdigest(), tool.name, profile, version) if known else None
        return kept or of_report(tool.name, profile, version, tool.judge(path, profile))
    except ToolError as error:
        why = str(error)
    except Exception as error:  # a fault in how we ask a tool must not read as a pass, nor end the run
        why = f"{type(error).__name__}: {error}"
    return of_report(tool.name, profile, version, not_run(tool.name, version, why))


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

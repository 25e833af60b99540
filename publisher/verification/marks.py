"""Mark the editions of a build with what is known of them, so that none is published in silence with an error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import publisher
from publisher.findings import Verdict
from publisher.results import Edition, Result
from publisher.verification.outcome import Outcome, Verified
from publisher.verification.store import Store

NAME = "build"


def mark(results: Iterable[Result], output: Path) -> dict[Path, Verdict]:
    """Keep whether each edition was written without errors, and return what is known of its bytes by now.

    Fail: it has an error, or failed when these very bytes were judged. Pass: they were judged and passed. Not run:
    they have not been judged, or not by all.
    """
    store = Store(output)
    editions = (edition for result in results for edition in result.editions if not edition.failure)
    return {edition.path: _marked(edition, store) for edition in editions}


def _marked(edition: Edition, store: Store) -> Verdict:
    digest = hashlib.sha256(edition.path.read_bytes()).hexdigest()
    verdict = Verdict.FAIL if edition.faults else Verdict.PASS
    own = Outcome(NAME, "", publisher.__version__, verdict, int(not edition.faults), edition.faults)
    if edition.written and own not in store.of(digest):
        store.keep(digest, edition.format, [own])
    judged = tuple(outcome for outcome in store.of(digest) if outcome.tool != NAME)
    failed = any(outcome.verdict is Verdict.FAIL for outcome in store.of(digest) if outcome.tool == NAME)
    if failed or not judged:
        return Verdict.FAIL if failed else Verdict.NOT_RUN
    return Verified(edition.format, digest, judged, ()).verdict

"""Earlier reports of a publication, kept as data beside its editions: when, of which files, with which verdicts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import msgspec

from publisher.conformance.evidence import Standing
from publisher.conformance_report.gather import Dossier
from publisher.findings import Finding, SourceError
from publisher.model import Place

SUFFIX = "-historik.json"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One report."""

    date: str
    editions: dict[str, str]  # SHA-256 by format
    verdicts: dict[str, Standing]  # by condition or provision

    @property
    def count(self) -> Counter[Standing]:
        """Return how many rules stand how."""
        return Counter(self.verdicts.values())


def entry(dossier: Dossier) -> Entry:
    """Return what is kept of a report."""
    judged = (*dossier.provisions, *dossier.conditions)
    editions = {edition.format: edition.digest for edition in dossier.verification.editions}
    return Entry(
        date=dossier.date.isoformat(), editions=editions, verdicts={each.rule: each.standing for each in judged}
    )


def read(path: Path) -> tuple[Entry, ...]:
    """Return the reports kept so far. Raises SourceError for a file that is broken: it is not written over."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Entry, ...])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError([Finding("history-broken", Place(path.as_posix()), {"message": str(error)})]) from None


def earlier(kept: tuple[Entry, ...], now: Entry) -> tuple[Entry, ...]:
    """Return the reports before this one: the same report made again is not one of them."""
    return kept[:-1] if kept and kept[-1] == now else kept


def written(before: tuple[Entry, ...], now: Entry) -> bytes:
    """Return the file with this report added."""
    data = msgspec.to_builtins((*before, now))
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def changed(old: Entry, new: Entry) -> tuple[tuple[str, Standing, Standing], ...]:
    """Return the rules whose verdicts differ, with both."""
    both = (rule for rule in old.verdicts if rule in new.verdicts)
    return tuple((r, old.verdicts[r], new.verdicts[r]) for r in both if old.verdicts[r] != new.verdicts[r])

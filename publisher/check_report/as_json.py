"""What a program reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from publisher.report import finding_as_data, sorted_findings
from publisher.verification import Verification, Verified

Words = Mapping[str, Any]


def shown(results: Sequence[Verification], words: Words) -> str:
    """Return everything: findings and outcomes by publication and edition."""
    return _dumped([_publication(result, words) for result in results])


def findings_only(results: Sequence[Verification], words: Words) -> str:
    """Return the findings of all publications in one list, most serious first."""
    found = sorted_findings(finding for result in results for finding in result.findings)
    return _dumped([finding_as_data(finding, words) for finding in found])


def _publication(result: Verification, words: Words) -> dict[str, Any]:
    return {
        "publication": result.publication,
        "findings": [finding_as_data(finding, words) for finding in sorted_findings(result.findings)],
        "editions": [_edition(edition) for edition in result.editions],
    }


def _edition(edition: Verified) -> dict[str, Any]:
    outcomes = [asdict(outcome) for outcome in edition.outcomes]
    return {"format": edition.format, "sha256": edition.digest, "verdict": edition.verdict, "outcomes": outcomes}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)

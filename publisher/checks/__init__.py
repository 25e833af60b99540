"""Checks: our own rules on the model, one per file, found by the folder and its folders.

A check module has ID, CLAUSE, SEVERITY, a docstring whose Fails and Passes lines are run as tests, and `check`.
One with `QUICK = False` is left to `publisher check`: it costs more than a build should, or asks what a build may not.
So is advice, which is for who revises a text.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from publisher.checks.subject import Subject
from publisher.checks.swedish import Faults
from publisher.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: what it is called, which clause it serves, how grave its findings are, and the function."""

    id: str
    clause: str
    severity: Severity
    documentation: str
    function: Callable[[Subject], Iterator[Finding]]
    quick: bool
    faults: Faults | None = None  # a rule on one run of text, whose faults may carry a safe replacement


def modules() -> list[str]:
    """Return the names of the folder's modules."""
    return [info.name for info in pkgutil.walk_packages(__path__, f"{__name__}.")]


@cache
def checks() -> tuple[Check, ...]:
    """Return every check of the folder, sorted by id."""
    found = []
    for name in modules():
        module = importlib.import_module(name)
        lacks = [
            name for name in ("ID", "CLAUSE", "SEVERITY") if hasattr(module, "check") and not hasattr(module, name)
        ]
        if lacks:
            raise TypeError(f"{module.__name__} lacks {', '.join(lacks)}")
        if not hasattr(module, "check"):
            continue
        quick, faults = getattr(module, "QUICK", True), getattr(module, "faults", None)
        about = module.__doc__ or ""
        found.append(Check(module.ID, module.CLAUSE, module.SEVERITY, about, module.check, quick, faults))
    return tuple(sorted(found, key=lambda check: check.id))


@cache
def quick() -> tuple[Check, ...]:
    """Return the quick checks."""
    return tuple(check for check in checks() if check.quick)


@cache
def of_builds() -> tuple[Check, ...]:
    """Return the checks of every build: the quick ones that do not merely advise."""
    return tuple(check for check in quick() if check.severity is not Severity.ADVICE)


def run(subject: Subject) -> tuple[Finding, ...]:
    """Return what the checks of every build find."""
    return tuple(finding for check in of_builds() for finding in check.function(subject))


def run_advising(subject: Subject) -> tuple[Finding, ...]:
    """Return what the quick checks find, advice too."""
    return tuple(finding for check in quick() for finding in check.function(subject))


def run_all(subject: Subject) -> tuple[Finding, ...]:
    """Return what all checks find."""
    return tuple(finding for check in checks() for finding in check.function(subject))

"""The validators: which there are, which profiles they judge each format by, and how to ask them. One row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.validators import alfa, axe, html_validate, nu, openxml, verapdf
from publisher.validators.report import Report


@dataclass(frozen=True, slots=True)
class Tool:
    """A validator as verification sees it."""

    name: str  # in stored results, in `strings/<language>/tools.toml` and in the names of findings
    profiles: Mapping[str, tuple[str, ...]]  # by format
    version: Callable[[], str]  # raises ToolError, with the remedy, when the tool is not there
    judge: Judge


Judge = Callable[[Sequence[Path], Sequence[str]], Mapping[tuple[Path, str], Report]]  # files by some of its profiles


def _one_by_one(judge: Callable[[Path, str], Report]) -> Judge:
    """Make a judge of many files by many profiles of one that is asked of each."""
    return lambda paths, profiles: {(path, name): judge(path, name) for path in paths for name in profiles}


def _without_profile(validate: Callable[[Sequence[Path]], Mapping[Path, Report]]) -> Judge:
    """Make a judge of one that has no profiles."""
    return lambda paths, _: {(path, ""): report for path, report in validate(paths).items()}


TOOLS = (
    Tool(
        "verapdf",
        {"pdf": ("ua1", "2a"), "ua2": ("ua2", "wt1a", "wt1r", "4f")},
        verapdf.version,
        verapdf.validate,
    ),
    Tool(
        "openxml",
        {"docx": ("Microsoft365", "Office2019")},
        openxml.version,
        _one_by_one(openxml.validate),
    ),
    Tool("nu", {"html": ("",)}, nu.version, _without_profile(nu.validate)),
    Tool("axe", {"html": ("",)}, axe.version, _without_profile(axe.validate)),
    Tool("alfa", {"html": ("",)}, alfa.version, _without_profile(alfa.validate)),
    Tool("html-validate", {"html": ("",)}, html_validate.version, _without_profile(html_validate.validate)),
)

BY_PROFILE = frozenset({"verapdf"})  # the same number is another rule in another profile

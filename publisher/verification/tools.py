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
    judge: Callable[[Path, Sequence[str]], Mapping[str, Report]]  # a file by some of its profiles, in one go


def _each(judge: Callable[[Path, str], Report]) -> Callable[[Path, Sequence[str]], Mapping[str, Report]]:
    """Make a judge of many profiles of one that is asked by one profile after another."""
    return lambda path, profiles: {profile: judge(path, profile) for profile in profiles}


def _verapdf(path: Path, profiles: Sequence[str]) -> Mapping[str, Report]:
    """Judge a PDF, which is read once for all profiles."""
    return {profile: report for (_, profile), report in verapdf.validate([path], profiles).items()}


TOOLS = (
    Tool(
        "verapdf",
        {"pdf": ("ua1", "2a"), "ua2": ("ua2", "wt1a", "wt1r", "4f")},
        verapdf.version,
        _verapdf,
    ),
    Tool(
        "openxml",
        {"docx": ("Microsoft365", "Office2019")},
        openxml.version,
        _each(openxml.validate),
    ),
    Tool("nu", {"html": ("",)}, nu.version, _each(lambda path, _: nu.validate([path])[path])),
    Tool("axe", {"html": ("",)}, axe.version, _each(lambda path, _: axe.validate([path])[path])),
    Tool("alfa", {"html": ("",)}, alfa.version, _each(lambda path, _: alfa.validate([path])[path])),
    Tool(
        "html-validate",
        {"html": ("",)},
        html_validate.version,
        _each(lambda path, _: html_validate.validate([path])[path]),
    ),
)

BY_PROFILE = frozenset({"verapdf"})  # the same number is another rule in another profile

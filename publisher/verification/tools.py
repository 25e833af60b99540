"""The validators: which there are, which profiles they judge each format by, and how to ask them. One row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    judge: Callable[[Path, str], Report]


TOOLS = (
    Tool(
        "verapdf",
        {"pdf": ("ua1", "2a"), "ua2": ("ua2", "wt1a", "wt1r", "4f")},
        verapdf.version,
        lambda path, profile: verapdf.validate([path], [profile])[path, profile],
    ),
    Tool(
        "openxml",
        {"docx": ("Microsoft365", "Office2019")},
        openxml.version,
        openxml.validate,
    ),
    Tool("nu", {"html": ("",)}, nu.version, lambda path, _: nu.validate([path])[path]),
    Tool("axe", {"html": ("",)}, axe.version, lambda path, _: axe.validate([path])[path]),
    Tool("alfa", {"html": ("",)}, alfa.version, lambda path, _: alfa.validate([path])[path]),
    Tool("html-validate", {"html": ("",)}, html_validate.version, lambda path, _: html_validate.validate([path])[path]),
)

BY_PROFILE = frozenset({"verapdf"})  # the same number is another rule in another profile

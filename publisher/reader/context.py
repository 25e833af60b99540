"""What the reader knows while it reads one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from publisher.findings import Finding
from publisher.model import CalloutKind, Note, Place
from publisher.reader.syntax import parser


@dataclass(frozen=True)
class Vocabulary:
    """The words that an editor writes in the sources, from the layout's strings."""

    callouts: Mapping[str, CalloutKind]
    containers: Mapping[str, str]  # the word after `:::` -> the key of its reader in `containers.CONTAINERS`
    table_prefixes: tuple[str, ...]
    source_prefixes: tuple[str, ...]
    negations: tuple[str, ...]  # "inte", before a condition

    def known(self) -> tuple[str, ...]:
        """Return every word that may follow `:::`, for the finding that names them."""
        return tuple(sorted({*self.callouts, *self.containers}))


def vocabulary(words: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary of a layout's strings; the model's own English words always work too."""
    callouts = {kind.value: kind for kind in CalloutKind}
    named = {kind: words["callouts"].get(kind.value, {}).get("container") for kind in CalloutKind}
    callouts |= {word: kind for kind, word in named.items() if word}
    containers = {word: key for key, names in words["containers"].items() for word in (key.replace("_", "-"), *names)}
    return Vocabulary(
        callouts=callouts,
        containers=containers,
        table_prefixes=tuple(words["words"]["table_prefixes"]),
        source_prefixes=tuple(words["words"]["source_prefixes"]),
        negations=("not", *words["words"]["negations"]),
    )


@dataclass
class Context:
    """One source file being read; `including` names the files that led here, this one last."""

    file: str
    folder: Path
    vocabulary: Vocabulary
    including: tuple[Path, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    abbreviations: list[tuple[str, str, Place]] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    parser: MarkdownIt = field(default_factory=parser)
    load: Callable[[Path], bytes] = Path.read_bytes

    def place(self, node: SyntaxTreeNode, offset: int = 0) -> Place:
        """Return where `node` begins, or its nearest ancestor that knows."""
        at: SyntaxTreeNode | None = node
        while at is not None and not (at.is_root is False and at.map):
            at = at.parent
        return Place(self.file, (at.map[0] + 1 + offset) if at is not None and at.map else 1)

    def report(self, rule: str, place: Place, **values: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(rule, place, values))

"""A check explained to a person: what it reports, why, how to mend it, and the examples that are its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.checks import Check

TEXT = "text.md"  # the file that an example is when it names none

_ENTRY = re.compile(r"^(Why|Fails|Passes|Fix): (.+)$", re.MULTILINE)
_FILE = re.compile(r"(?:^|\n)--- (\S+)\n")


@dataclass(frozen=True, slots=True)
class Example:
    """What a check reports, or passes: the files of a publication, or what they add to one."""

    fails: bool
    files: Mapping[str, str]


def examples(check: Check) -> Iterator[Example]:
    r"""Yield the examples of a check's docstring: Markdown, `\n` for a line break; `--- name\n` begins another file."""
    for kind, text in _ENTRY.findall(check.documentation):
        if kind in ("Fails", "Passes"):
            first, *rest = _FILE.split(text.replace("\\n", "\n"))
            files = {TEXT: first} if first else {}
            files |= {name: content.rstrip("\n") for name, content in zip(rest[::2], rest[1::2], strict=True)}
            yield Example(kind == "Fails", files)


def rule(id_: str, words: Mapping[str, Any]) -> str:
    """Return in a sentence what is to be so, or else what a finding says."""
    return str(words["rules"].get(id_) or sentence(words["findings"][id_], "what"))


def sentence(texts: Mapping[str, str], key: str) -> str:
    """Return what a finding says, with … for what differs from one to the next."""
    shown = re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", texts[key])
    return re.sub(r"…+\.?", "…", shown).replace("{{", "{").replace("}}", "}")


def page(check: Check, swedish: Mapping[str, Any], english: Mapping[str, Any]) -> str:
    """Return the page of a check in Markdown: Swedish first, then English, then the examples."""
    return "\n".join(
        [
            f"# {check.id}",
            "",
            "<!-- Made by tools/check_pages.py from the check's docstring and strings. -->",
            *_part(check, swedish),
            *_part(check, english),
            *_shown(check, english),
        ]
    )


def explained(id_: str, check: Check | None, words: Mapping[str, Any]) -> str:
    """Return what the command line says of a rule; the reader's and writers' own rules have no examples."""
    texts, labels = words["findings"][id_], words["explain"]
    lines = [
        f"{id_}: {rule(id_, words)}",
        "",
        *(f"{labels[key]}: {sentence(texts, key)}" for key in ("what", "why", "fix")),
    ]
    if check is None:
        return "\n".join(lines)
    lines += [f"{labels['clause']}: {check.clause}", f"{labels['severity']}: {words['commands'][check.severity.value]}"]
    for example in examples(check):
        lines += ["", labels["fails" if example.fails else "passes"] + ":"]
        for name, content in example.files.items():
            lines += [f"  {name}"] if name != TEXT else []
            lines += [f"    {line}".rstrip() for line in content.split("\n")]
    return "\n".join(lines)


def _part(check: Check, words: Mapping[str, Any]) -> Iterator[str]:
    texts, labels = words["findings"][check.id], words["explain"]
    yield from ("", f"## {labels['heading']}", "", rule(check.id, words), "")
    yield from (f"- {labels[key]}: {sentence(texts, key)}" for key in ("what", "why", "fix"))
    yield f"- {labels['clause']}: {check.clause}"
    yield f"- {labels['severity']}: {words['commands'][check.severity.value]}"


def _shown(check: Check, words: Mapping[str, Any]) -> Iterator[str]:
    labels = words["explain"]
    yield from ("", f"## {labels['examples']}")
    for example in examples(check):
        yield from ("", f"{labels['fails' if example.fails else 'passes']}:")
        for name, content in example.files.items():
            yield from ("", f"````{'toml' if name.endswith('.toml') else 'markdown'}", content, "````")
    yield ""

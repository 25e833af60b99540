"""How changes between two texts are told: as text, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher
from typing import Any

from publisher.history.changes import FRONT, NOTES, Change, Passage

Words = Mapping[str, Any]
Names = tuple[str, str]  # what was compared, in words: the old and the new
AROUND = 6  # words around those that changed


def told(changes: Sequence[Change], names: Names, words: Words, shape: str) -> str:
    """Return the changes in one of SHAPES."""
    return SHAPES[shape](changes, names, words["record"]["diff"])


def _text(changes: Sequence[Change], names: Names, texts: Words) -> str:
    lines = [_heading(names, texts), ""]
    for change in changes:
        lines.append(_title(change, texts))
        for passage in change.passages:
            lines += [f"  {label}: {text}" for label, text in _sides(passage, texts, ("[", "]"))]
        lines.append("")
    return "\n".join((*lines, _summary(changes, texts))) if changes else _none(names, texts)


def _markdown(changes: Sequence[Change], names: Names, texts: Words) -> str:
    lines = [f"# {_heading(names, texts)}", ""]
    for change in changes:
        lines += [f"## {_escaped(_title(change, texts))}", ""]
        for passage in change.passages:
            lines += [f"- {label}: {text}" for label, text in _sides(passage, texts, ("**", "**"), _escaped)]
        lines += [""] if change.passages else []
    return "\n".join((*lines, _summary(changes, texts))) if changes else _none(names, texts)


def _json(changes: Sequence[Change], names: Names, _texts: Words) -> str:
    found = {"old": names[0], "new": names[1], "changes": [asdict(change) for change in changes]}
    return json.dumps(found, ensure_ascii=False, indent=2)


SHAPES: Mapping[str, Callable[[Sequence[Change], Names, Words], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}


def _heading(names: Names, texts: Words) -> str:
    return str(texts["heading"]).format(old=names[0], new=names[1])


def _none(names: Names, texts: Words) -> str:
    return str(texts["none"]).format(old=names[0], new=names[1])


def _summary(changes: Sequence[Change], texts: Words) -> str:
    count = Counter("changed" if change.kind == "renamed" else change.kind for change in changes)
    return str(texts["summary"]).format_map({kind: count[kind] for kind in ("added", "removed", "moved", "changed")})


def _title(change: Change, texts: Words) -> str:
    heading = {FRONT: texts["front"], NOTES: texts["notes"]}
    before, after = (heading.get(text, text) for text in (change.before, change.after))
    shown = f"{before} → {after}" if change.kind == "renamed" else after or before
    return f"{texts[change.kind]}: {shown}"


def _sides(
    passage: Passage, texts: Words, marks: tuple[str, str], shown: Callable[[str], str] = str
) -> Iterator[tuple[str, str]]:
    """Yield what a passage said and says: all of it when it is new or gone, else the words that changed in theirs."""
    if passage.before and passage.after:
        before, after = _marked(passage, marks, shown)
        yield texts["before"], before
        yield texts["after"], after
    else:
        yield texts["passage_added" if passage.after else "passage_removed"], shown(passage.after or passage.before)


def _marked(passage: Passage, marks: tuple[str, str], shown: Callable[[str], str]) -> tuple[str, str]:
    old, new = passage.before.split(), passage.after.split()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before, after = list[str](), list[str]()
    for index, (kind, first, last, start, end) in enumerate(codes):
        for side, run in ((before, old[first:last]), (after, new[start:end])):
            if kind == "equal":
                side.append(shown(_shortened(run, first=index == 0, last=index == len(codes) - 1)))
            elif run:
                side.append(f"{marks[0]}{shown(' '.join(run))}{marks[1]}")
    return " ".join(before), " ".join(after)


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    """Return words that did not change, those far from the change left out."""
    before, after = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= before + after + 2:
        return " ".join(words)
    return " ".join((*words[:before], "…", *words[len(words) - after :]))


def _escaped(text: str) -> str:
    for sign in "\\`*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text

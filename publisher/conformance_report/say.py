"""Evidence, verdicts and tags in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from publisher.conformance.evidence import Evidence
from publisher.conformance_report.tagged_pages import Tag
from publisher.equivalence.reading import Piece

Words = Mapping[str, Any]
FEW = 3  # rules that are named; the names of more would only be noise


def evidence(found: Iterable[Evidence], words: Words) -> list[tuple[str, str]]:
    """Return each reason with the editions that it is of; reasons that say the same are one."""
    editions: dict[str, list[str]] = {}
    for each in found:
        names = editions.setdefault(reason(each, words), [])
        if each.edition:
            names.append(words["report"]["formats"].get(each.edition, each.edition))
    return [(", ".join(dict.fromkeys(names)), text) for text, names in editions.items()]


def reason(each: Evidence, words: Words) -> str:
    """Return what one piece of evidence says."""
    report, values = words["report"], dict(each.values)
    values["tool"] = tool(values.get("tool", ""), values.get("profile", ""), words)
    values["rules"] = _rules(values.get("rules", ""), words)
    values["reason"] = report["reasons"].get(values.get("reason", ""), "")
    values["feature"] = report["features"].get(values.get("feature", ""), "")
    asked = words["ledger"]["questions"].get(values.get("question", ""), {})
    values["ask"], values["none"] = asked.get("ask", ""), asked.get("none", "")
    values["decided"] = words["ledger"]["decided"].get(values.get("decided", ""), "")
    return str(report["evidence"][each.kind].format_map(values))


def _rules(rules: str, words: Words) -> str:
    """Return the names of a few rules, or how many they are."""
    count = rules.count(",") + 1
    return rules if count <= FEW else str(words["report"]["report"]["rules"].format(count=count))


def tool(name: str, profile: str, words: Words) -> str:
    """Return a tool with the profile that it judges by: `veraPDF ua1`."""
    profile = words["report"]["profiles"].get(profile, profile)
    return f"{words['tools']['names'].get(name, name)} {profile}".strip()


def requirement(rule: str, words: Words) -> str:
    """Return what a condition or provision is about."""
    conditions = words["conditions"]
    return str(conditions["provisions"].get(rule) or conditions["matterhorn"][rule])


def role(piece: Piece, words: Words) -> str:
    """Return what a piece of a reading is."""
    text = words["report"]["roles"].get(piece.role.replace(" ", "-"), piece.role)
    return str(text.format(level=piece.level))


def tags(found: Iterable[Tag], words: Words) -> str:
    """Return the tags of a page in order, runs of the same kind as one: `1 rubrik 1, 2–5 stycke`."""
    return ", ".join(_runs(found, words["report"]["tags"]))


def _runs(found: Iterable[Tag], names: Mapping[str, str]) -> Iterator[str]:
    for kind, run in groupby(found, key=lambda tag: tag.type):
        numbers = [tag.number for tag in run]
        several = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
        yield f"{several} {names.get(kind, kind)}"

"""`reviews.toml`: the answers of people, one entry each, only ever added to, so that what was judged stays on record.

Of several answers to the same question about the same thing, the last one counts.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from publisher.findings import Finding, Severity
from publisher.ledger.questions import questions
from publisher.model import Place

FILE_NAME = "reviews.toml"
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*review[ \t]*\]\]", re.MULTILINE)


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer: of which question, about what, who gave it, when and why."""

    question: str
    about: str
    answer: Literal["yes", "no"]
    who: str
    when: datetime.date
    why: str = ""
    judged: str  # the digest of what was judged
    place: Place = msgspec.field(default_factory=Place)  # set by `read`, refused in the file


def read(folder: Path) -> tuple[tuple[Review, ...], tuple[Finding, ...]]:
    """Return the answers kept for the publication in `folder`, and what is wrong in the file, entry by entry."""
    path = folder / FILE_NAME
    shown = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError:
        return (), ()
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return (), (Finding("not-utf8", Place(shown, line), severity=Severity.WARNING),)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        place = Place(shown, int(found[1]) if found else text.count("\n") + 1)
        return (), (Finding("toml-broken", place, {"message": str(error)}, Severity.WARNING),)
    except OSError as error:
        return (), (Finding("reviews-unreadable", Place(shown), {"message": str(error)}, Severity.WARNING),)
    return _entries(data, text, shown)


def _entries(data: dict[str, Any], text: str, shown: str) -> tuple[tuple[Review, ...], tuple[Finding, ...]]:
    entries, reviews = data.pop("review", []), list[Review]()
    findings = [_fault(shown, text, 0, key, f"unknown field `{key}`") for key in data]
    if not isinstance(entries, list):
        return (), (*findings, _fault(shown, text, 0, "review", "expected `[[review]]`"))
    starts = [match.start() for match in _ENTRY.finditer(text)]
    for number, entry in enumerate(entries):
        start = starts[number] if number < len(starts) else 0
        outcome = _entry(entry, text, start, shown)
        (reviews if isinstance(outcome, Review) else findings).append(outcome)  # type: ignore[arg-type]  # by its class
    return tuple(reviews), tuple(findings)


def _entry(entry: object, text: str, start: int, shown: str) -> Review | Finding:
    if isinstance(entry, dict) and "place" in entry:
        return _fault(shown, text, start, "place", "unknown field `place`")
    try:
        review = msgspec.convert(entry, Review, strict=True, builtin_types=(datetime.date,))
    except msgspec.ValidationError as error:
        named = re.search(r"field `([^`]+)`|at `\$\.([^`]+)`", str(error))
        return _fault(shown, text, start, (named[1] or named[2]) if named else "review", str(error))
    if review.question not in questions():
        return _fault(shown, text, start, "question", f"`{review.question}`")
    return msgspec.structs.replace(review, place=Place(shown, text[:start].count("\n") + 1))


def _fault(shown: str, text: str, start: int, field: str, message: str) -> Finding:
    """Make the finding for a faulty field, at its line within its entry, or else where the entry begins."""
    following = _ENTRY.search(text, start + 1)
    end = following.start() if following else len(text)
    found = re.compile(rf"^[ \t]*\[*[ \t]*{re.escape(field)}\b", re.MULTILINE).search(text, start, end)
    line = text[: found.end() if found else start].count("\n") + 1
    return Finding("review-field", Place(shown, line), {"field": field, "message": message}, Severity.WARNING)


def written(text: str, review: Review, opening: str) -> str:
    """Return the file's text with an answer added at its end; a new file begins with the lines of `opening`."""
    before = text or "".join(f"# {line}\n" for line in opening.splitlines())
    return before.rstrip("\n") + "\n\n" + "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield "[[review]]"
    for name in ("question", "about", "answer", "who"):
        yield f"{name} = {_string(getattr(review, name))}"
    yield f"when = {review.when.isoformat()}"
    if review.why:
        yield f"why = {_string(review.why)}"
    yield f"judged = {_string(review.judged)}"


def _string(text: str) -> str:
    """Return a TOML basic string: what JSON escapes, TOML reads, but for the control character 127 (TOML 1.0)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Verify a file: an edition of ours against its source, any other by the validators alone."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from publisher.build import prepare
from publisher.findings import Finding, Severity, SourceError
from publisher.model import Place
from publisher.verification.editions import judge, verify
from publisher.verification.explain import of_outcomes
from publisher.verification.kinds import SUFFIXES, Kind, kind
from publisher.verification.outcome import Outcome, Verification, Verified
from publisher.verification.tools import BY_PROFILE, TOOLS
from publisher.writers import FORMATS

_LINE = re.compile(r"line (\d+)\b")


def verified_file(path: Path, sources: Path, layouts: Path) -> Verification:
    """Return what can be said of a file; every way in which it may be damaged is a finding."""
    shown = Place(path.as_posix())
    try:
        what = kind(path)
    except OSError as error:
        return _refused(path, Finding("file-unreadable", shown, {"message": error.strerror or str(error)}))
    if what.fault:
        return _refused(path, Finding(what.fault, shown, {"message": what.message}))
    named = SUFFIXES.get(path.suffix.lower())
    wrong = Finding("file-suffix", shown, {"format": what.format}, Severity.WARNING)
    misnamed = (wrong,) if named != what.format else ()
    own = _publication(path, sources)
    if own and not misnamed:
        try:
            return verify(prepare(sources / own[0], layouts), {own[1]: path})
        except SourceError:
            pass  # its source is broken: the file is judged by itself
    return Verification(path.as_posix(), misnamed, (_judged(path, what),))


def _refused(path: Path, finding: Finding) -> Verification:
    return Verification(path.as_posix(), (finding,), ())


def _publication(path: Path, sources: Path) -> tuple[str, str] | None:
    """Return the publication and the format of a file that is called as its edition is: `strategi/strategi.pdf`."""
    name = path.absolute().parent.name
    if not (sources / name / "publication.toml").is_file():
        return None
    return next(((name, key) for key, each in FORMATS.items() if path.name == f"{name}{each.suffix}"), None)


def _judged(path: Path, what: Kind) -> Verified:
    """Judge a copy that is named as what it is: tools go by names."""
    data = path.read_bytes()
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / f"file.{what.format}"
        copy.write_bytes(data)
        outcomes = tuple(_outcomes(copy, what, data))
    whole = Place(path.as_posix())
    found = of_outcomes(outcomes, what.format, lambda where: _place(path, where), whole)
    return Verified(what.format, hashlib.sha256(data).hexdigest(), outcomes, tuple(found))


def _outcomes(path: Path, what: Kind, data: bytes) -> Iterator[Outcome]:
    for tool in TOOLS:
        usual = tool.profiles.get(what.format, ())[:1]
        if usual:
            profiles = what.profiles if tool.name in BY_PROFILE else usual
            yield from judge(tool, profiles, None, [(path, data)])[0]


def _place(path: Path, where: str) -> Place:
    """Return the line that a tool names in the file, or the file."""
    line = _LINE.match(where)
    return Place(path.as_posix(), int(line[1]) if line else 0)

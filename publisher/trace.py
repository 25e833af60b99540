"""What is looked at while an edition is made: files opened, folders listed, files looked for in vain.

Every file that Python opens and every folder that it lists is seen by an audit hook (PEP 578), so no code can forget to
tell. Two questions have no audit event, whether a file exists and where a link leads; whoever makes editions asks them
here, and `tests/record/test_trace.py` holds the code to that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

FILE = "file"  # its content
IS_FILE = "is-file"  # whether it is one
LINK = "link"  # where a path leads when its links are followed
LISTING = "listing"  # the names in a folder
FILES_IN, FILES_BELOW = "files-in", "files-below"  # the names with one ending, in a folder and in all folders below it
ABSENT = ""
UNSTABLE = "?"  # changed while it was being looked at: equal to nothing, itself included

Observation = tuple[str, str, str]  # one of the kinds above or of `record.program`, what it is about, what was seen
_State = tuple[int, ...]


class Roots:
    """The folders that an edition is made from, under names that are the same wherever they stand."""

    def __init__(self, **folders: Path | str) -> None:
        self._folders = {name: str(folder) for name, folder in folders.items()}
        self._forms = [
            (name, form + os.sep)
            for name, folder in self._folders.items()
            for form in dict.fromkeys((os.path.abspath(folder), os.path.realpath(folder)))  # noqa: PTH100  # fast
        ]

    def key(self, path: str) -> str | None:
        """Return `sources/strategi/01.md` for a file below a root, None for any other."""
        whole = os.path.abspath(path)  # noqa: PTH100  # links are not followed
        for name, form in self._forms:
            if whole.startswith(form) or whole + os.sep == form:
                return f"{name}/{whole[len(form) :]}".rstrip("/")
        return None

    def path(self, key: str) -> str:
        """Return the file that a key stands for; a key that begins with a slash is one outside the roots."""
        name, _, rest = key.partition("/")
        return os.path.join(self._folders[name], rest) if name else key  # noqa: PTH118  # thousands of them


def digest(data: bytes) -> str:
    """Return the name of some content: 128 bits of BLAKE2b."""
    return blake2b(data, digest_size=16).hexdigest()


def value(kind: str, key: str, roots: Roots) -> str:
    """Return what an observation of this kind would see now."""
    name, _, suffix = key.partition("|")
    return _seen(kind, roots.path(name), suffix, roots)


def _seen(kind: str, path: str, suffix: str, roots: Roots) -> str:
    if kind == FILE:
        return _content(path)
    if kind == IS_FILE:
        return "yes" if os.path.isfile(path) else ABSENT  # noqa: PTH113
    if kind == LINK:
        leads = os.path.realpath(path)
        return roots.key(leads) or leads
    names = _names_below(path) if kind == FILES_BELOW else _names(path)
    return "\n".join(sorted(name for name in names if name.endswith(suffix)))


def _content(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # fast: every file of every edition
            return digest(file.read())
    except OSError:
        return ABSENT


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []


def _names_below(folder: str) -> Iterator[str]:
    for inner, folders, files in os.walk(folder):
        below = os.path.relpath(inner, folder)
        yield from (os.path.normpath(os.path.join(below, name)) for name in (*files, *folders))  # noqa: PTH118


class Trace:
    """What has been looked at so far."""

    def __init__(self, roots: Roots) -> None:
        self.roots = roots
        self._found: dict[tuple[str, str], str] = {}
        self._states: dict[str, _State | None] = {}
        self._noting: list[set[tuple[str, str]]] = []
        self._busy = False

    def see(self, kind: str, path: str, suffix: str = "") -> None:
        """Keep what is at `path`, unless it stands below no root or is known already."""
        if self._busy:
            return
        key = self.roots.key(path)
        if key is not None:
            self._look(kind, f"{key}|{suffix}" if suffix else key, path, suffix)

    def now(self, kind: str, key: str) -> str:
        """Return what an observation sees, and count it as looked at: as it was when this trace first saw it."""
        name, _, suffix = key.partition("|")
        return self._look(kind, key, self.roots.path(name), suffix)

    def _look(self, kind: str, key: str, path: str, suffix: str) -> str:
        for noted in self._noting:
            noted.add((kind, key))
        if (kind, key) not in self._found:
            with self.aside():
                if kind == FILE:
                    self._states[key] = _state(path)
                self._found[kind, key] = _seen(kind, path, suffix, self.roots)
        return self._found[kind, key]

    @contextmanager
    def noting(self) -> Iterator[set[tuple[str, str]]]:
        """Note what is looked at while this lasts, known already or not."""
        noted: set[tuple[str, str]] = set()
        self._noting.append(noted)
        try:
            yield noted
        finally:
            self._noting = [other for other in self._noting if other is not noted]

    def observations(self) -> tuple[Observation, ...]:
        """Return all that was looked at; what is not as it was when it was first seen is UNSTABLE."""
        with self.aside():
            return tuple((*named, self.still(*named)) for named in sorted(self._found))

    def still(self, kind: str, key: str) -> str:
        """Return what was seen, or UNSTABLE when it is not so any longer."""
        found = self._found[kind, key]
        with self.aside():
            moved = kind == FILE and self._states[key] != _state(self.roots.path(key))
            return UNSTABLE if moved or value(kind, key, self.roots) != found else found

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Look at something for a question that is answered as a whole."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before


def _state(path: str) -> _State | None:
    """Return what changes with every write, even one that puts the old content back; None for no file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


_active: Trace | None = None
_hooked = False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _active is None or event not in ("open", "os.listdir", "os.scandir"):
        return
    path = arguments[0]
    if isinstance(path, bytes | str | os.PathLike):
        _active.see(FILE if event == "open" else LISTING, os.fsdecode(path))


@contextmanager
def tracing(roots: Roots) -> Iterator[Trace]:
    """Follow what this process looks at below `roots`; one trace at a time."""
    global _active, _hooked  # noqa: PLW0603  # an audit hook is the whole process's, and stays
    if _active is not None:
        raise RuntimeError("another trace is being made in this process")
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    _active = trace = Trace(roots)
    try:
        yield trace
    finally:
        _active = None


def active() -> Trace | None:
    """Return the trace that is being made in this process."""
    return _active


def is_file(path: Path) -> bool:
    """Tell whether there is a file at `path`."""
    if _active:
        _active.see(IS_FILE, str(path))
    return path.is_file()


def resolve(path: Path) -> Path:
    """Return where `path` leads when its links are followed."""
    if _active:
        _active.see(LINK, str(path))
    return path.resolve()


def files_in(folder: Path, suffix: str) -> list[Path]:
    """Return what stands in `folder` and ends with `suffix`, sorted."""
    return _listed(FILES_IN, folder, suffix)


def files_below(folder: Path, suffix: str) -> list[Path]:
    """Return what stands in `folder` or below it and ends with `suffix`, sorted."""
    return _listed(FILES_BELOW, folder, suffix)


def _listed(kind: str, folder: Path, suffix: str) -> list[Path]:
    if _active is None:
        names = _seen(kind, str(folder), suffix, Roots())
    else:
        _active.see(kind, str(folder), suffix)
        with _active.aside():
            names = _seen(kind, str(folder), suffix, Roots())
    return sorted(folder / name for name in names.splitlines())

"""What jobs are made from, by content hash: the files of a publication, what stands beside it, and the layouts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from publisher import places
from publisher.jobs import Job
from publisher.trace import digest

_ROOT = "(sources|layouts|packaged|repository)"
Root = Annotated[str, Meta(pattern=rf"\A{_ROOT}\Z")]
Name = Annotated[str, Meta(pattern=rf"\A{_ROOT}(/(?!\.{{1,2}}(/|\Z))[^/\0]+)*\Z")]  # none leads out of its root
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files and folders below the roots, under the names that `trace.Roots` gives them."""

    files: dict[Name, Digest]
    folders: tuple[Name, ...]
    roots: dict[Root, Root]  # where each stands, which is another one when both are the same folder


class LinkedError(Exception):
    """A symbolic link among the files: where it leads on one machine says nothing of another."""


class Snapshot:
    """What jobs are made from, as it was when it was first asked for: what changes later is for the next build."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self._folders: dict[str, Bundle] = {}

    def bundle(self, job: Job) -> Bundle:
        """Return what a job is made from. Raises LinkedError and OSError."""
        at = {
            "sources": job.here / job.sources,
            "layouts": job.here / job.layouts,
            "packaged": places.PACKAGED,
            "repository": places.IN_REPOSITORY,
        }
        first: dict[str, str] = {}
        roots = {root: first.setdefault(os.path.realpath(folder), root) for root, folder in at.items()}
        files: dict[str, str] = {}
        folders: list[str] = []
        for root in dict.fromkeys(roots.values()):
            inner = job.publication if root == "sources" else ""
            for found in (self._below(root, at[root], inner), self._beside(root, at[root], inner)):
                files.update(found.files)
                folders += found.folders
        return Bundle(files, tuple(folders), roots)

    def _below(self, root: str, folder: Path, inner: str) -> Bundle:
        """Return all that stands below a folder; read once."""
        key = f"{root}/{inner}".rstrip("/")
        if key not in self._folders:
            if inner and (folder / inner).is_symlink():
                raise LinkedError
            files, folders = {}, []
            for path in _walk(folder / inner):
                name = f"{root}/{path.relative_to(folder).as_posix()}".removesuffix("/.")
                if path.is_dir():
                    folders.append(name)
                elif path.is_file():
                    files[name] = self._read(path)
            self._folders[key] = Bundle(files, tuple(folders), {})
        return self._folders[key]

    def _beside(self, root: str, folder: Path, inner: str) -> Bundle:
        """Return the files that publications share, such as `sources/superseded.toml`; read once."""
        key = f"{root}|files"
        if key not in self._folders:
            shared = [path for path in sorted(folder.iterdir()) if path.is_file()] if inner else []
            if any(path.is_symlink() for path in shared):
                raise LinkedError
            self._folders[key] = Bundle({f"{root}/{path.name}": self._read(path) for path in shared}, (), {})
        return self._folders[key]

    def _read(self, path: Path) -> str:
        content = path.read_bytes()
        name = digest(content)
        self.contents[name] = content
        return name


def _walk(folder: Path) -> Iterator[Path]:
    """Yield a folder and all below it, sorted. Raises LinkedError."""
    for inner, folders, names in os.walk(folder):
        folders.sort()
        yield Path(inner)
        for path in (Path(inner, name) for name in sorted((*names, *folders))):
            if path.is_symlink():
                raise LinkedError
            if not path.is_dir():
                yield path

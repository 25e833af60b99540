"""The folder `.publisher` in the output folder: the record, its journal, and how an edition is put in place.

An edition is put in place in three steps, so that the record says the truth whenever the power goes: the whole file
under a temporary name; a line in the journal that says what it was made from; the file's own name. When the journal is
read, a line counts only if the edition that it speaks of stands there with the content that it speaks of.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from publisher import files
from publisher.record.entry import VERSION, Entry, Line, Record
from publisher.trace import Observation, digest

FOLDER = ".publisher"


class Store:
    """The record of one output folder."""

    def __init__(self, output: Path) -> None:
        self.output, self.folder = output, output / FOLDER
        self.record_file, self.journal = self.folder / "record.json", self.folder / "journal"
        self.temporary = self.folder / "tmp"  # swept by whoever holds the lock
        self.aside = self.folder / "changed-by-hand"

    def load(self) -> Record:
        """Return what the record and its journal say; an empty record when there is none that can be read."""
        record = _decoded(self.record_file)
        for line in self._journal():
            if self.content(line.path) == line.entry.digest:
                record.put(line.path, line.entry, line.observations)
        return record

    def content(self, path: str) -> str:
        """Return the digest of the edition at `path`, empty when there is none."""
        try:
            return digest((self.output / path).read_bytes())
        except OSError:
            return ""

    @property
    def tidy(self) -> bool:
        """Tell whether no build was broken off here."""
        return not self.journal.exists() and not (self.temporary.is_dir() and any(self.temporary.iterdir()))

    def place(self, path: str, data: bytes, entry: Entry, observations: tuple[Observation, ...]) -> None:
        """Put an edition in place, and say in the journal what it was made from. Raises OSError, nothing changed."""
        target = self.output / path
        temporary = files.written_aside(target, data, self.temporary)
        try:
            self._append(Line(path, entry, observations))
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        files.place_file(temporary, target)

    def _append(self, line: Line) -> None:
        size = self.journal.stat().st_size if self.journal.exists() else 0
        with self.journal.open("ab") as file:
            try:
                file.write(b"\n" + msgspec.json.encode(line) + b"\n")  # begins anew after a line that was broken off
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                os.truncate(self.journal, size)
                raise

    def _journal(self) -> list[Line]:
        try:
            text = self.journal.read_bytes()
        except OSError:
            return []
        lines = []
        for line in filter(None, text.split(b"\n")):
            try:
                lines.append(msgspec.json.decode(line, type=Line))
            except msgspec.MsgspecError:
                continue  # broken off: its edition was never put in place
        return lines

    def save(self, record: Record) -> None:
        """Write the record, then do away with the journal that it now holds. Raises OSError."""
        files.replace_file(self.record_file, msgspec.json.encode(record.tidied()) + b"\n", self.temporary)
        self.journal.unlink(missing_ok=True)

    def keep_aside(self, path: str) -> Path:
        """Copy an edition that somebody has changed to a place where no build touches it, and return that place."""
        data = (self.output / path).read_bytes()
        name = Path(path)
        target = self.aside / f"{name.stem}-{digest(data)[:8]}{name.suffix}"
        files.replace_file(target, data, self.temporary)
        return target

    def sweep(self) -> None:
        """Do away with what broken builds left behind."""
        import shutil  # here, since a build with nothing to do needs none

        shutil.rmtree(self.temporary, ignore_errors=True)


def _decoded(path: Path) -> Record:
    try:
        record = msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.MsgspecError):
        return Record()
    sound = all(place < len(record.observations) for entry in record.editions.values() for place in entry.inputs)
    return record if sound and record.version == VERSION else Record()

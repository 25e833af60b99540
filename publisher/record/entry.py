"""The record's own data, as it stands in `record.json`."""

from __future__ import annotations

import msgspec

from publisher.trace import Observation

VERSION = 1


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A finding of an edition's writer, as plain data; its file is a key where it stands below a root: see `Roots`."""

    rule: str
    file: str = ""
    line: int = 0
    values: dict[str, str] = {}
    severity: str
    verdict: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One edition: its content, and what it was made from."""

    publication: str
    format: str
    variant: str = ""
    digest: str
    bytes: int
    inputs: tuple[int, ...]  # places in the list of observations that stands with it
    pages: int | None = None
    seconds: float = 0.0  # of processor time, the last time that it was made
    memory: int = 0  # MB, the most that its process held
    text: str = ""  # digest of the text that it carries: see `history`
    said: tuple[Said, ...] = ()  # what was found while it was written, and would be found again
    titles: dict[str, tuple[str, str]] = {}  # of each chapter, by the file's key: its number and its heading


class Record(msgspec.Struct, kw_only=True):
    """Every edition in an output folder; observations that editions share stand here once."""

    version: int = VERSION
    observations: list[Observation] = []
    editions: dict[str, Entry] = {}  # by path within the output folder

    def put(self, path: str, entry: Entry, observations: tuple[Observation, ...]) -> None:
        """Set the entry of an edition; its `inputs` count among `observations`, and are counted anew here."""
        known = {observation: place for place, observation in enumerate(self.observations)}
        for observation in observations:
            if observation not in known:
                known[observation] = len(self.observations)
                self.observations.append(observation)
        inputs = tuple(known[observations[place]] for place in entry.inputs)
        self.editions[path] = msgspec.structs.replace(entry, inputs=inputs)

    def inputs(self, entry: Entry) -> tuple[Observation, ...]:
        """Return what an edition was made from."""
        return tuple(self.observations[place] for place in entry.inputs)

    def tidied(self) -> Record:
        """Return the record without observations that no edition has any more, editions in the order of their paths."""
        tidy = Record()
        for path, entry in sorted(self.editions.items()):
            observations = self.inputs(entry)
            counted = msgspec.structs.replace(entry, inputs=tuple(range(len(observations))))
            tidy.put(path, counted, observations)
        return tidy


class Line(msgspec.Struct, frozen=True):
    """What the journal says before an edition is put in place."""

    path: str
    entry: Entry
    observations: tuple[Observation, ...]

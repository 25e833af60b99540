"""What travels: bytes that can become nothing but these types, whoever sent them, and never code."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from publisher.cluster.bundle import Bundle, Digest
from publisher.jobs import Job, Outcome
from publisher.trace import Observation

T = TypeVar("T")


class Errand(msgspec.Struct, frozen=True):
    """A job, and what it is made from."""

    job: Job
    bundle: Bundle
    program: tuple[Observation, ...]  # of whoever asks
    topic: str  # where the worker says that it has begun


class Made(msgspec.Struct, frozen=True, tag=True):
    """What became of a job."""

    worker: str
    outcome: Outcome


class Lacking(msgspec.Struct, frozen=True, tag=True):
    """The contents that a worker must be given before it can begin."""

    worker: str
    digests: tuple[Digest, ...]


class Differing(msgspec.Struct, frozen=True, tag=True):
    """What a worker has other versions of, which came after the others had been asked."""

    worker: str
    names: tuple[str, ...]


Reply = Made | Lacking | Differing


def encode(message: Errand | Reply | Outcome) -> bytes:
    """Return what is sent."""
    return msgspec.msgpack.encode(message, enc_hook=_path_said)


def decode(data: bytes, type_: type[T]) -> T:
    """Return what was sent. Raises msgspec.ValidationError for anything that is not of the type."""
    return msgspec.msgpack.decode(data, type=type_, dec_hook=_path)


def reply(data: bytes) -> Reply:
    """Return what a worker answered. Raises msgspec.ValidationError."""
    return decode(data, Reply)  # type: ignore[arg-type]  # a union is no class, though msgspec takes it for one


def _path_said(value: Any) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _path(type_: type[Any], value: Any) -> Path:
    if type_ is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(type_)

"""Schedulers and workers for the tests, which find the modules beside them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "record")]

from machines import started  # noqa: E402  # once it can be found


@pytest.fixture(scope="session")
def machines(tmp_path_factory):
    """A scheduler with two workers, which the tests leave as they are."""
    with started(tmp_path_factory.mktemp("machines"), "one", "two") as made:
        yield made


@pytest.fixture(scope="session")
def no_machine(tmp_path_factory):
    """A scheduler without workers; those that a test starts it ends."""
    with started(tmp_path_factory.mktemp("no-machine")) as made:
        yield made


@pytest.fixture
def one_machine(tmp_path_factory):
    """A scheduler with one worker, which has been given nothing, and which a test may break."""
    with started(tmp_path_factory.mktemp("one-machine"), "one") as made:
        yield made

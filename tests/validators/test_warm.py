"""A worker that hangs, crashes or babbles is a tool error, and the next question starts another."""

import multiprocessing
import os
from pathlib import Path

import pytest

from publisher.validators.process import ToolError
from publisher.validators.warm import Warm

WORKER = """
import json, os, sys, time
print(json.dumps({"version": "1"}), flush=True)
for line in sys.stdin:
    order = json.loads(line)["order"]
    if order == "crash":
        sys.exit("out of memory")
    if order == "hang":
        time.sleep(60)
    if order == "babble":
        print("hello", flush=True)
    print(json.dumps({"error": "no"} if order == "refuse" else {"process": os.getpid()}), flush=True)
"""


@pytest.fixture
def warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warm:
    """Return a worker that does as it is told."""
    (tmp_path / "obedient_worker.py").write_text(WORKER, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return Warm("obedient_worker")


def ask(warm: Warm, order: str, seconds: float = 30) -> int:
    """Give an order and return the process that answered."""
    return int(warm.ask({"order": order}, seconds)["process"])


def test_one_process_answers_every_question(warm: Warm) -> None:
    assert ask(warm, "answer") == ask(warm, "answer") != os.getpid()
    assert warm.version == "1"


@pytest.mark.parametrize(
    ("order", "seconds", "words"),
    [
        ("crash", 30, r"crashed \(exit status 1: out of memory\)"),
        ("hang", 0.5, r"no answer within 0\.5 seconds"),
        ("babble", 30, "something else than JSON"),
    ],
)
def test_a_fault_is_an_error_and_the_next_question_starts_another(
    warm: Warm, order: str, seconds: float, words: str
) -> None:
    first = ask(warm, "answer")
    with pytest.raises(ToolError, match=words):
        ask(warm, order, seconds)
    assert ask(warm, "answer") != first


def test_an_answer_that_is_an_error_is_raised_and_the_worker_lives(warm: Warm) -> None:
    first = ask(warm, "answer")
    with pytest.raises(ToolError, match="no"):
        ask(warm, "refuse")
    assert ask(warm, "answer") == first


def test_a_module_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ToolError, match="No module named no_such_module"):
        Warm("no_such_module").ask({}, 30)


def test_close_ends_the_process(warm: Warm) -> None:
    process = ask(warm, "answer")
    warm.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_child_leaves_its_parents_worker_alone(warm: Warm) -> None:
    ask(warm, "answer")
    fork = multiprocessing.get_context("fork")
    done = fork.Event()
    child = fork.Process(target=done.wait)
    child.start()
    assert warm._worker is not None
    process = warm._worker._process
    warm.close()
    done.set()
    child.join()
    assert process.returncode == 0  # it read the end of its input, though the child lived: nothing had to be killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_child_starts_its_own(warm: Warm) -> None:
    mine = ask(warm, "answer")
    fork = multiprocessing.get_context("fork")
    answers: multiprocessing.SimpleQueue[int] = fork.SimpleQueue()
    child = fork.Process(target=lambda: answers.put(ask(warm, "answer")))
    child.start()
    child.join(30)
    assert answers.get() != mine
    assert ask(warm, "answer") == mine

"""The process that makes one edition for a worker: `python -m publisher.cluster.errand FOLDER`, errand on its input."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import threading
from pathlib import Path

from publisher import jobs, places
from publisher.cluster.worker import Errand
from publisher.jobs import Job


def main(scratch: Path) -> None:
    """Make the edition of an errand in the folder that its inputs are laid out in."""
    errand: Errand = pickle.load(sys.stdin.buffer)  # noqa: S301  # from the worker, which started this process
    threading.Thread(target=_end_with_worker, daemon=True).start()
    temporary = scratch / "tmp"
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    roots = errand.bundle.roots
    # The layouts that came with the program of whoever asks, even if they have been changed.
    places.PACKAGED, places.IN_REPOSITORY = scratch / roots["packaged"], scratch / roots["repository"]
    sources, layouts = Path(roots["sources"]), Path(roots["layouts"])
    outcome = jobs.run(Job(errand.publication, errand.format, scratch, sources, layouts, errand.siblings))
    (scratch / "outcome").write_bytes(pickle.dumps(outcome))


def _end_with_worker() -> None:
    while os.read(0, 1):  # past the buffer, whose lock a process that ends could not have
        pass
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

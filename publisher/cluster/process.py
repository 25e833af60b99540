"""The process that makes one edition for a worker: `python -m publisher.cluster.process FOLDER`."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from publisher import jobs, places
from publisher.cluster import wire

ERRAND, OUTCOME = "errand", "outcome"  # files in the folder


def main(folder: Path) -> None:
    """Run the job of an errand in the folder that its inputs are laid out in, and leave the outcome there."""
    threading.Thread(target=_end_with_worker, daemon=True).start()
    errand = wire.decode((folder / ERRAND).read_bytes(), wire.Errand)
    temporary = folder / "tmp"
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    roots = errand.bundle.roots
    # The layouts that came with the program of whoever asks, even if they have been changed.
    places.PACKAGED, places.IN_REPOSITORY = folder / roots["packaged"], folder / roots["repository"]
    job = replace(errand.job, here=folder, sources=Path(roots["sources"]), layouts=Path(roots["layouts"]))
    (folder / OUTCOME).write_bytes(wire.encode(jobs.run(job)))


def _end_with_worker() -> None:
    while os.read(0, 1):  # past the buffer, whose lock a process that ends could not have
        pass
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

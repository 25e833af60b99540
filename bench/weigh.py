"""Run one command and write, as JSON, what it cost with all that it started.

    python bench/weigh.py REPORT COMMAND…

A process of its own, so that the kernel hands it every descendant that outlives its parent (PR_SET_CHILD_SUBREAPER of
linux/prctl.h) and no other process: what browsers and office programs leave running is waited for and counts too.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

SET_CHILD_SUBREAPER = 36
PATIENCE = 20.0  # seconds for descendants to end by themselves


def main(report: Path, command: list[str]) -> int:
    """Write what the command cost to `report`, and return its exit status."""
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    begun = time.perf_counter()
    status = subprocess.run(command, check=False).returncode
    wall = time.perf_counter() - begun
    _wait_for_orphans(time.monotonic() + PATIENCE)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, wall)  # KiB as MB: within 2.4 %, in our disfavour
    report.write_text(json.dumps(cost), "ascii")
    return status


def _wait_for_orphans(until: float) -> None:
    """Wait for every descendant that is left; end those that stay."""
    while True:
        try:
            ended = os.waitpid(-1, os.WNOHANG)[0]
        except ChildProcessError:
            return
        if ended:
            continue
        if time.monotonic() > until:
            for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split():
                os.kill(int(child), signal.SIGKILL)
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

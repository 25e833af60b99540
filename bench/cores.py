"""24 editions on two cores beside one: how much sooner they are done (at least 1.8 times), and what it costs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIES = 8  # of one publication, in three formats


def main() -> None:
    """Print the seconds on the clock and of the processors for one core and two."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for copy in range(COPIES):
            shutil.copytree(ROOT / "sources/strategi", place / f"sources/strategi-{copy}")
        (one, one_cost), (two, two_cost) = (timed(place, cores) for cores in (1, 2))
    print(f"24 editions: {one:.1f} s on one core, {two:.1f} s on two; {one / two:.2f} times as fast (at least 1.8)")
    print(f"  processor time {one_cost:.1f} s and {two_cost:.1f} s; load when it ended {os.getloadavg()[0]:.1f}")


def timed(place: Path, cores: int) -> tuple[float, float]:
    """Return the seconds that a build takes, on the clock and of the processors."""
    folders = [
        "--sources",
        str(place / "sources"),
        "--layouts",
        str(ROOT / "layouts"),
        "--output",
        str(place / "output"),
    ]
    command = [sys.executable, "-m", "publisher", "build", "--again", "--jobs", str(cores), *folders]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

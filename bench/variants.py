"""290 tailored editions of the guide, from made-up rows: processor time per edition beside the first (at most 0.4).

The first is a build of the ordinary edition in a new process. The others are what one build of many takes, checks of
every row included, divided by how many they are. A PDF takes seconds, so only SAMPLE of
them are made unless `--all` is given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = 290
SAMPLE = {"pdf": 30}  # two processes begin anew: with fewer, that is most of what is measured


def main() -> None:
    """Print the seconds of the first edition and of each of many, by format."""
    print(f"{'':8} {'editions':>8} {'first, s':>9} {'each, s':>9} {'ratio':>6}")
    for format_ in ("html", "docx", "pdf"):
        count = ROWS if "--all" in sys.argv else SAMPLE.get(format_, ROWS)
        with tempfile.TemporaryDirectory() as name:
            made_up(Path(name), count)
            first = seconds(Path(name), format_)
            each = seconds(Path(name), format_, "--variant", "kommun") / count
        print(f"{format_:8} {count:8} {first:9.2f} {each:9.2f} {each / first:6.2f}", flush=True)


def made_up(place: Path, count: int) -> None:
    """Put the guide in `place`, with as many rows as there are editions to make, none of them true."""
    guide = place / "sources/trygghetsguide"
    shutil.copytree(ROOT / "sources/trygghetsguide", guide)
    heading = (guide / "kommuner.csv").read_text("utf-8").splitlines()[0]
    rows = [
        f"k{n:03},Påhitt {n},Påhitts kommun {n},{4000 + 37 * n},{'ja' if n % 2 else 'nej'},{'ja' if n % 3 else 'nej'},"
        f"{'Påhittad räddningstjänst' if n % 4 else ''},"
        f"{f'https://k{n}.example.se' if n % 5 else ''},{f'k{n}.example.se' if n % 5 else ''}"
        for n in range(count - 4)
    ]
    real = ("hallefors", "karlskoga", "lindesberg", "orebro")  # the text has a passage for each
    rows += [f"{name},P,P kommun,1,ja,nej,R,," for name in real]
    (guide / "kommuner.csv").write_text("\n".join((heading, *rows, "")), "utf-8")


def seconds(place: Path, format_: str, *options: str) -> float:
    """Return the processor time of a build and of the processes that it starts."""
    command = [sys.executable, "-m", "publisher", "build", "trygghetsguide", "--again", "--format", format_]
    command += [*options, "--sources", str(place / "sources"), "--layouts", str(ROOT / "layouts")]
    command += ["--output", str(place / "output")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    told = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}\n{told}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

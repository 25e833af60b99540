"""What `publisher build` costs when there is nothing to do: beside two imports, and the hashing that it must do.

The hashing is measured as the same two imports with the reading and hashing of the same files: every input in the
record, every edition, every file of the program. What is over is the program's own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 15
IMPORTS = "import click, msgspec"
HASHING = f"""{IMPORTS}
import sys
from hashlib import blake2b
for path in sys.stdin.read().splitlines():
    with open(path, "rb", buffering=0) as file:
        blake2b(file.read(), digest_size=16).hexdigest()
"""


def main(output: Path) -> None:
    """Print the processor time of the three, in seconds, and the ratio that is asked for: at most 1.5."""
    files = "\n".join(hashed(output))
    build = [str(Path(sys.executable).parent / "publisher"), "build", "--output", str(output)]
    sides = {"imports": ["-c", IMPORTS], "hashing": ["-c", HASHING]}
    taken: dict[str, list[float]] = {"imports": [], "hashing": [], "build": []}
    for _ in range(ROUNDS):
        for name, arguments in sides.items():
            taken[name].append(cost([sys.executable, *arguments], files))
        taken["build"].append(cost(build, ""))
    imports, hashing, whole = (statistics.median(taken[name]) for name in ("imports", "hashing", "build"))
    print(f"nothing to do, {len(files.splitlines())} files: {whole:.3f} s; two imports {imports:.3f} s", end="; ")
    print(
        f"hashing {hashing - imports:.3f} s; ratio without it {(whole - hashing + imports) / imports:.2f} (at most 1.5)"
    )


def hashed(output: Path) -> list[str]:
    """Return the files that have to be hashed to know that nothing has changed."""
    from publisher import places
    from publisher.record.program import PACKAGE

    record = json.loads((output / ".publisher/record.json").read_bytes())
    roots = places.roots(ROOT / "sources", ROOT / "layouts")
    inputs = {roots.path(key) for kind, key, seen in record["observations"] if kind == "file" and seen}
    editions = {str(output / path) for path in record["editions"]}
    return sorted(inputs | editions | {str(path) for path in PACKAGE.rglob("*.py")})


def cost(command: list[str], given: str) -> float:
    """Return the processor seconds of a process."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT)
    assert process.stdin
    process.stdin.write(given.encode())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())

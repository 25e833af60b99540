"""What `publisher build` costs when there is nothing to do: at most 0.35 s, and 1.5 times two imports plus the hashing.

The hashing is measured as the same two imports with the reading and hashing of the same files: every input in the
record, every edition, every file of the program. What is over is the program's own. Processor time of whole processes,
medians of fifteen rounds in turn; the build is of every publication in its usual formats, made here first.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import table
from process import ROOT, run

ROUNDS = 15
IMPORTS = "import click, msgspec"
HASHING = f"""{IMPORTS}
import sys
from hashlib import blake2b
for path in sys.stdin.read().splitlines():
    with open(path, "rb", buffering=0) as file:
        blake2b(file.read(), digest_size=16).hexdigest()
"""


def rows() -> Iterator[table.Row]:
    """Yield the processor time and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        output = Path(name)
        publisher = [str(Path(sys.executable).parent / "publisher"), "build", "--output", name]
        run(publisher)
        files = "\n".join(_hashed(output))
        sides = {
            "imports": [sys.executable, "-c", IMPORTS],
            "hashing": [sys.executable, "-c", HASHING],
            "build": publisher,
        }
        taken: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for side, command in sides.items():
                taken[side].append(run(command, files).processor)
    imports, hashing, whole = (statistics.median(taken[name]) for name in sides)
    what = f"nothing to do, {len(files.splitlines())} files to hash"
    yield table.at_most(f"{what}: processor time", whole, 0.35, " s")
    note = f"two imports {imports:.3f} s, with the hashing {hashing:.3f} s, the build {whole:.3f} s"
    yield table.at_most(
        f"{what}: beside two imports, hashing apart", (whole - hashing + imports) / imports, 1.5, " times", note
    )


def _hashed(output: Path) -> list[str]:
    """Return the files that have to be hashed to know that nothing has changed."""
    from publisher import places
    from publisher.record.program import PACKAGE

    record = json.loads((output / ".publisher/record.json").read_bytes())
    roots = places.roots(ROOT / "sources", ROOT / "layouts")
    inputs = {roots.path(key) for kind, key, seen in record["observations"] if kind == "file" and seen}
    editions = {str(output / path) for path in record["editions"]}
    return sorted(inputs | editions | {str(path) for path in PACKAGE.rglob("*.py")})


if __name__ == "__main__":
    table.show(rows())

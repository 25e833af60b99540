"""300 builds killed with SIGKILL at random moments: how many editions are damaged, how many records lie (0 and 0)."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests/record"))

from tiny import Project, killed_builds

KILLS = 300


def main(kills: int = KILLS) -> None:
    """Print what broke, and how many builds were killed."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.made(Path(folder), formats=("docx", "html"))
        faults = killed_builds(project, random.Random(1), kills)  # noqa: S311  # moments, no secrets
    for fault in faults:
        print(fault)
    print(f"{kills} builds killed: {len(faults)} damaged editions or records that lie (0)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS)

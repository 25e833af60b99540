"""300 builds killed with SIGKILL at random moments: no damaged edition, no record that lies.

Each build has one changed chapter and is killed, alone or with the processes that it started, at a moment drawn evenly
from the second half of what a whole build takes (the first half only starts Python) to a little after. How long that is
follows the machine; the row says how many builds had not ended by themselves. After each kill every edition is compared
with what a build in peace gives, and the record with the editions; the last build must repair. The publication is
small, so that 300 fit into minutes; the machinery that is killed does not know its size.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import table

sys.path.insert(0, str(Path(__file__).parent.parent / "tests/record"))

KILLS = 300


def rows(kills: int = KILLS) -> Iterator[table.Row]:
    """Yield how much broke."""
    from tiny import Project, killed_builds

    with tempfile.TemporaryDirectory() as folder:
        project = Project.made(Path(folder), formats=("docx", "html"))
        faults, met = killed_builds(project, random.Random(1), kills)  # noqa: S311  # moments, no secrets
    yield table.none(
        f"{kills} builds killed: damaged editions and records that lie",
        len(faults),
        "; ".join((f"{met} had not ended by themselves", *faults[:5])),
    )


if __name__ == "__main__":
    table.show(rows(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))

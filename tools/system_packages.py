"""Install what pip cannot, on Debian and Ubuntu.

    python3 tools/system_packages.py pango browser

pango        the libraries that WeasyPrint sets text with
browser      Chromium, for the checks in a real browser
poppler      pdftotext, for what other programs read out of a PDF
libreoffice  LibreOffice Writer, for what another word processor understands of a Word edition
wrk          wrk, which asks a web server for many files at once
rsvg         rsvg-convert, for the drawings of another program that the bench compares with

Does nothing where the thing is there already. Runs under the system's own Python, before any other package.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

# What WeasyPrint 70 opens in weasyprint/text/ffi.py; the packages below bring the rest by themselves.
PANGO_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
DRIVER_LIBRARY = "libatomic.so.1"  # for the Node.js inside playwright, which an empty Debian cannot start
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Things that are there when one program is.
PROGRAMS = {"poppler": "pdftotext", "libreoffice": "soffice", "wrk": "wrk", "rsvg": "rsvg-convert"}
PACKAGES = {
    "pango": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "browser": ("chromium", "libatomic1"),
    "poppler": ("poppler-utils",),
    "libreoffice": ("libreoffice-writer-nogui",),
    "wrk": ("wrk",),
    "rsvg": ("librsvg2-bin",),
}


def opens(library: str) -> bool:
    """Say whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_there(thing: str) -> bool:
    """Say whether a thing can be used on this machine."""
    if thing == "pango":
        return all(opens(library) for library in PANGO_LIBRARIES)
    if thing in PROGRAMS:
        return shutil.which(PROGRAMS[thing]) is not None
    return opens(DRIVER_LIBRARY) and any(shutil.which(name) for name in BROWSERS)


def administrator() -> list[str] | None:
    """Return the words that make a command run as root without a question, or None if there are none."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(packages: Sequence[str], root: Sequence[str]) -> None:
    """Install Debian packages without a question; whether it worked is seen afterwards by what is there."""
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*apt, "update"], stdout=sys.stderr, check=False)
    subprocess.run([*apt, "install", "-y", "--no-install-recommends", *packages], stdout=sys.stderr, check=False)


def by_hand(packages: Sequence[str]) -> str:
    """Return what a person with the rights to do it should type."""
    command = f"sudo apt-get install {' '.join(packages)}"
    return command if shutil.which("apt-get") else f"the equivalent of: {command}"


def main(things: Sequence[str]) -> int:
    """Make the things named be there; return the exit status."""
    if not things or set(things) - set(PACKAGES):
        print(f"usage: python3 tools/system_packages.py {' '.join(f'[{name}]' for name in PACKAGES)}", file=sys.stderr)
        return 2
    missing = [thing for thing in things if not is_there(thing)]
    packages = [package for thing in missing for package in PACKAGES[thing]]
    root = administrator() if missing and shutil.which("apt-get") else None
    if root is not None:
        install(packages, root)
    missing = [thing for thing in missing if not is_there(thing)]
    if missing:
        print(f"missing: {', '.join(missing)}; type: {by_hand(packages)}", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

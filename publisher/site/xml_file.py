"""An XML file as bytes, the same in every run."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def serialized(root: ET.Element) -> bytes:
    """Return the file whose root element is `root`, indented, in UTF-8."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()

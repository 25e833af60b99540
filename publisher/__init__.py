"""Compile structured sources into accessible PDF, DOCX and HTML editions."""

__version__ = "0.1.0"

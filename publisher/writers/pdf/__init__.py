"""The PDF writer: print HTML in, a tagged PDF out (PDF/UA-1 with PDF/A-2a, or PDF/UA-2 with PDF/A-4)."""

from __future__ import annotations

from publisher.writers.pango import import_weasyprint

import_weasyprint()  # before any module below imports it in the slow way

# ruff: noqa: E402
from publisher.writers.pdf.make import Attachment, PdfResult, Stylesheet, make_pdf
from publisher.writers.pdf.metadata import Conformance, Metadata
from publisher.writers.pdf.words import Words

__all__ = ["Attachment", "Conformance", "Metadata", "PdfResult", "Stylesheet", "Words", "make_pdf"]

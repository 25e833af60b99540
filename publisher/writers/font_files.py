"""The seam with WeasyPrint's copies of font files: they are removed, however little of the process is taken apart.

WeasyPrint removes them when a font configuration is let go of, which one that lives as long as its process never is.
"""

from __future__ import annotations

import shutil
import weakref

from weasyprint.text.fonts import FontConfiguration


def remove_at_exit(fonts: FontConfiguration) -> None:
    """Remove what has been copied for `fonts` at the end of the process, if not before."""
    if fonts._folder:  # noqa: SLF001 (a seam)
        weakref.finalize(fonts, shutil.rmtree, fonts._folder, ignore_errors=True)  # noqa: SLF001 (a seam)

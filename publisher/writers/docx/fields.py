"""Complex fields: a code that Word can update, and the result that every reader sees until it does.

No field is marked dirty and the settings do not ask for an update: both make Word greet the reader with a question.
"""

from __future__ import annotations

from collections.abc import Callable

from publisher.writers.docx.looks import PLAIN, Look, run, write_text
from publisher.writers.docx.ooxml import Element, add


def begin(parent: Element, code: str, look: Look = PLAIN) -> None:
    """Write a field up to where its result begins."""
    add(run(parent, look), "w:fldChar", fldCharType="begin")
    instruction = add(run(parent, look), "w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    add(run(parent, look), "w:fldChar", fldCharType="separate")


def end(parent: Element, look: Look = PLAIN) -> None:
    """Write the end of a field."""
    add(run(parent, look), "w:fldChar", fldCharType="end")


def field(parent: Element, code: str, result: str, look: Look = PLAIN) -> None:
    """Write a field with its result."""
    begin(parent, code, look)
    write_text(parent, result, look)
    end(parent, look)


def field_around(parent: Element, code: str, result: Callable[[], None]) -> None:
    """Write a field around the result that `result` writes."""
    begin(parent, code)
    result()
    end(parent)

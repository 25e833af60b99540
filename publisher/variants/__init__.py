"""One publication for many readers: which variants there are, and what each of them says.

A variant is an edition for a reader group: a row of an axis' CSV file, or an axis without rows, such as large print.
Values are data: they become text of the model after the sources are read, so nothing in them is ever markup.
"""

from __future__ import annotations

from publisher.variants.choice import ORDINARY, Variant, of
from publisher.variants.survey import findings, survey
from publisher.variants.titles import titled
from publisher.variants.values import Fault
from publisher.variants.vary import vary

__all__ = ["ORDINARY", "Fault", "Variant", "findings", "of", "survey", "titled", "vary"]

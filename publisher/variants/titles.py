"""What a variant is called."""

from __future__ import annotations

import msgspec

from publisher import publication
from publisher.publication import Publication
from publisher.variants.choice import Variant
from publisher.variants.values import Fault, in_text

FIELDS = ("title", "subtitle", "description")


def titled(work: Publication, variant: Variant) -> tuple[Publication, tuple[Fault, ...]]:
    """Return the publication as a variant has it, and the values that could not be filled in."""
    if not variant.name:
        return work, ()
    axis, faults = work.variants[variant.axis], list[Fault]()
    texts = {"variant": variant.name, "layout": axis.layout or work.layout}
    for name in FIELDS:
        written = getattr(axis, name)
        if not written:
            continue

        def report(rule: str, value: str, _text: str, name: str = name) -> None:
            place = publication.place(work.folder, f"variants.{variant.axis}.{name}")
            faults.append(Fault(rule, place, value, variant))

        texts[name] = in_text(written, variant, report)
    return msgspec.structs.replace(work, **texts), tuple(faults)

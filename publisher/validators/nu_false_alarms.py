"""What the Nu checker says wrongly of our pages: its words, the place they stand in, and why they are wrong.

Each one is as narrow as its words allow. Remove one when a newer vnu-jar no longer says it: the tests tell.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A message of the Nu checker that does not count."""

    name: str
    message: re.Pattern[str]  # all of the message
    extract: re.Pattern[str]  # anywhere in the piece of source shown with it
    reason: str


FALSE_ALARMS = (
    FalseAlarm(
        "json-ld blocked by the content security policy",
        re.compile(r"Inline script violates Content Security Policy .*"),
        re.compile(r'type="application/ld\+json"'),
        "JSON-LD is data and never run, so script-src does not apply to it; Chromium logs nothing",
    ),
    FalseAlarm(
        "data: image blocked by the content security policy",
        re.compile(r"Resource violates Content Security Policy .*: image “data:.*” blocked by “img-src” directive\."),
        re.compile(""),
        "said even when img-src allows data:; Chromium shows the image, and axe.py reports an image that did not load",
    ),
    FalseAlarm(
        "file of the site itself blocked by the content security policy",
        re.compile(
            r"Resource violates Content Security Policy .*: (external stylesheet|image) “[^”:]*” blocked by"
            r" “(style|img)-src” directive\."
        ),
        re.compile(""),
        "a page read from the disk has no origin that 'self' could be; axe.py reports what Chromium itself blocks",
    ),
    FalseAlarm(
        "scroll-target-group unknown",
        re.compile(r"CSS: “scroll-target-group”: Property “scroll-target-group” doesn't exist\."),
        re.compile(""),
        "CSS Overflow 5, in Chromium since 140; browsers without it show the contents without a mark",
    ),
    FalseAlarm(
        ":target-current unknown",
        re.compile(r"CSS: Unknown pseudo-element or pseudo-class “:target-current”"),
        re.compile(""),
        "CSS Overflow 5, in Chromium since 140; browsers without it drop the rule",
    ),
)


def false_alarm(message: str, extract: str) -> FalseAlarm | None:
    """Return the entry that a message falls under, if any."""
    return next(
        (entry for entry in FALSE_ALARMS if entry.message.fullmatch(message) and entry.extract.search(extract)), None
    )

"""What a link to a file says of it, computed from the file: `Titel (pdf, 2,9 MB, 48 sidor)`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from publisher.site.catalogue import Edition, Outcome, Version
from publisher.writers.html.words import Words


class SiteWords(Words):
    """The strings of the pages, those of the site laid over those of the editions."""

    def __init__(self, strings: Mapping[str, Any], language: str) -> None:
        super().__init__({**strings, "words": strings["words"] | strings["site"]["words"]}, language)

    def named(self, table: str, key: str) -> str:
        """Return a word of a table of `site.toml`; a key that has none is shown as it stands."""
        return str(self.strings["site"][table].get(key, key))

    def sentence(self, text: str) -> str:
        """Return a text with a capital at its beginning."""
        return text[:1].upper() + text[1:]

    def count(self, number: int) -> str:
        """Return a whole number with its thousands apart."""
        return f"{number:,}".replace(",", self.say("thousands"))

    def about(self, edition: Edition) -> str:
        """Return what kind of file an edition is: `pdf, 2,9 MB, 48 sidor`."""
        parts = [self.named("formats", edition.format), self.size(edition.bytes)]
        if edition.pages:
            parts.append(self.pages(edition.pages))
        return ", ".join(parts)

    def version(self, version: Version) -> str:
        """Return what a version is called; one without a number is called by its date."""
        if version.version == version.date.isoformat():
            return self.say("version_of", date=self.date(version.date))
        return self.say("version_number", version=version.version)

    def verdict(self, edition: Edition) -> str:
        """Return in a few words what the validators have said of an edition."""
        verdicts = {outcome.verdict for outcome in edition.judged}
        if "fail" in verdicts:
            return self.say("verified_faults")
        if "pass" not in verdicts:
            return self.say("not_verified")
        return self.say("verified") if verdicts == {"pass"} else self.say("partly_verified")

    def outcome(self, outcome: Outcome) -> str:
        """Return what one validator said, as a sentence."""
        version = "" if outcome.tool == "equivalence" else outcome.version  # a digest of what was compared
        tool = f"{self.named('tools', outcome.tool)} {version}".strip()
        values = {"tool": tool, "standard": self.named("profiles", outcome.profile or outcome.tool)}
        if outcome.verdict == "pass":
            return self.say("outcome_pass", checks=self.count(outcome.passed), **values)
        if outcome.verdict == "fail":
            return self.say("outcome_fail", faults=self.count(outcome.failed), **values)
        return self.say("outcome_not_run", why=outcome.why or "–", **values)

    def withheld(self, reason: str, format_: str, why: str) -> str:
        """Return why an edition is not offered, as a sentence."""
        name = self.sentence(self.named("formats", format_))
        if reason == "failed":
            why = "; ".join(self.named("profiles", one.rpartition(" ")[2]) for one in why.split(", "))
        return self.named("withheld", reason).format(format=name, why=why)

    def moment(self, moment: datetime.datetime) -> str:
        """Return a day and an hour as they are written in running text."""
        clock = self.strings["site"]["clock"]
        weekday = clock["weekdays"][moment.weekday()]
        time = clock["whole"] if moment.minute == 0 else clock["minutes"]
        hour = time.format(hour=moment.hour, minute=f"{moment.minute:02}")
        return str(clock["moment"].format(weekday=weekday, date=self.date(moment.date()), time=hour))

"""Real faults of a published page, and publications that have none.

The sentences stand on the page "Brottsförebyggande arbete" of Länsstyrelsen i Örebro län (www.lansstyrelsen.se/orebro, as it
was in June 2023): five faults that a careful reader finds, and a hyphen that is missing.
"""

# ruff: noqa: E501  # a sentence that was found stands as it was

from __future__ import annotations

from pathlib import Path

import making
import pytest

from publisher import checks, prose
from publisher.build import prepare
from publisher.checks.subject import Subject

ROOT = Path(__file__).parents[2]
SWEDISH = [check for check in checks.checks() if check.function.__module__.startswith("publisher.checks.swedish")]
NAMES = {check.id for check in SWEDISH}

PAGE = {
    "doubled-word": "För att att skapa trygga samhällen behöver trygghetsperspektivet finnas med redan i samhällsplaneringen.",
    "range-dash": "Brottsförebyggande och trygghetsfrämjande strategi Örebro län 2020-2025",
    "quotation-marks": "”Tillsammans mot brott för ett tryggt Örebro län\".",
    "double-punctuation": "Utgångspunkten är [Tillsammans mot brott – ett nationellt brottsförebyggande program.](https://www.regeringen.se).",
    "decimal-comma": "Tillsammans med näringslivet mot brott och otrygghet Pdf, 2.9 MB, öppnas i nytt fönster.",
    "suspended-hyphen": "Nätverks och samordningsgrupper",
}  # fmt: skip


def test_the_five_faults_of_the_page_are_found_each_on_its_line(base):
    text = "# Brottsförebyggande arbete\n\n" + "\n\n".join(PAGE.values()) + "\n"
    subject = Subject(making.publication(ROOT), making.document(text, base, ROOT), base)
    found = {(finding.rule, finding.place.line) for check in SWEDISH for finding in check.function(subject)}
    assert found - {("fixed-space", 11)} == {(rule, 3 + 2 * i) for i, rule in enumerate(PAGE)}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "sources").glob("*/publication.toml")))
def test_the_publications_have_no_such_fault(name: str):
    found = prepare(ROOT / "sources" / name, ROOT / "layouts").findings
    assert [f"{f.place.file}:{f.place.line}: {f.rule} {dict(f.values)}" for f in found if f.rule in NAMES] == []


def test_another_language_has_rules_of_its_own(base):
    """The same faults in a passage, a publication or a quotation that is not Swedish are none of ours."""
    for text in (
        "# R\n\n::: {lang=en}\n" + "\n\n".join(PAGE.values()) + "\n:::\n",
        "# R {lang=en}\n\n" + "\n\n".join(PAGE.values()) + "\n",
        '# R\n\nHon skrev ["we met 2020-2025, 25% of us"]{lang=en} och `25%`.\n',
    ):
        subject = Subject(making.publication(ROOT), making.document(text, base, ROOT), base)
        assert [finding for check in SWEDISH for finding in check.function(subject)] == []


def test_places_of_a_run_are_those_of_its_inlines(base):
    document = making.document("# R\n\nEtt **två\ntre**\nfyra *fem* 2020-2025.\n", base, ROOT)
    run = list(prose.runs(document))[-1]
    assert run.place(run.text.index("2020")).line == 5

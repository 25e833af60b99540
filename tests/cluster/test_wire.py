"""What travels between machines becomes our own types, or nothing."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import msgspec
import pytest

from publisher.cluster import wire
from publisher.cluster.bundle import Bundle
from publisher.cluster.wire import Differing, Errand, Lacking, Made
from publisher.findings import Finding, Severity
from publisher.jobs import Job, Outcome
from publisher.model import Place
from publisher.plan import Sibling
from publisher.record.entry import Said

DIGEST = "0" * 32


def errand(bundle: Bundle) -> Errand:
    job = Job("a", "html", Path("/h"), Path("s"), Path("l"), (Sibling("pdf", "a.pdf", 1, None),), "nora", "kommun")
    return Errand(job, bundle, (("code", "publisher", "1"),), "topic")


def test_what_is_sent_arrives():
    sent = errand(Bundle({"sources/a..b/.c": DIGEST}, ("sources",), {"packaged": "layouts"}))
    assert wire.decode(wire.encode(sent), Errand) == sent
    finding = Finding("rule", Place("a.md", 3), {"key": "value"}, Severity.WARNING)
    said = Said(rule="rule", file="sources/a/a.md", line=3, values={"key": "value"}, severity="warning", verdict="fail")
    outcome = Outcome(
        data=b"\0\xff",
        pages=2,
        findings=(finding,),
        said=(said,),
        observations=(("file", "a", "b"),),
        text=b"text",
        titles={"a": ("1", "Ett")},
        seconds=1.5,
        memory=20,
    )
    for reply in (Made("w", outcome), Lacking("w", (DIGEST,)), Differing("w", ("lxml 1 ≠ 2",))):
        assert wire.reply(wire.encode(reply)) == reply


@pytest.mark.parametrize(
    "name", ["../a", "/etc/a", "sources/../../a", "home/a", "sources//a", "sources/./a", "sources/..", "sources/a\0"]
)
def test_a_name_that_leads_elsewhere_is_refused(name):
    """Among the files, among the folders, for a content and for a root."""
    for faulty in (
        Bundle({name: DIGEST}, (), {}),
        Bundle({}, (name,), {}),
        Bundle({"sources/a": name}, (), {}),
        Bundle({}, (), {"sources": name}),
    ):
        with pytest.raises(msgspec.ValidationError):
            wire.decode(wire.encode(errand(faulty)), Errand)


def test_nothing_that_is_sent_is_run(tmp_path):
    class Evil:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "run"),)

    for read in (wire.reply, lambda data: wire.decode(data, Errand), lambda data: wire.decode(data, Outcome)):
        with pytest.raises(msgspec.DecodeError):
            read(pickle.dumps(Evil()))
    assert not list(tmp_path.iterdir())

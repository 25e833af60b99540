"""`publisher doctor` says what is there, and fails only when no edition can be made."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from publisher import doctor
from publisher.cli import main
from publisher.validators.process import ToolError
from publisher.verification.tools import TOOLS


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("doctor", *words), catch_exceptions=False)


def missing() -> str:
    raise ToolError("not installed: jpype")


@pytest.fixture
def without(monkeypatch):
    def without(name: str) -> None:
        rows = [(each, missing if each == name else lambda: "1.2", each == "weasyprint") for each in doctor_names()]
        monkeypatch.setattr(doctor, "_tools", lambda: iter(rows))

    return without


def doctor_names() -> list[str]:
    return ["weasyprint", *(tool.name for tool in TOOLS), "libreoffice"]


def test_it_names_every_tool_with_its_version_or_how_to_get_it(without):
    without("verapdf")
    result = run()
    assert result.exit_code == 0
    assert "axe-core: 1.2" in result.stdout
    assert "veraPDF: saknas" in result.stdout
    assert "Orsak: not installed: jpype" in result.stdout
    assert "pip install jpype1" in result.stdout
    assert "How to get it: pip install" in run("--lang", "en").stdout


def test_it_fails_without_what_makes_editions(without):
    without("weasyprint")
    assert run().exit_code == 1


def test_each_validator_has_its_words(base):
    for language in ("sv", "en"):
        tools = base.words(language)["tools"]
        for part in ("names", "proves", "get"):
            assert set(tools[part]) >= set(doctor_names())


def test_it_knows_the_versions_of_what_is_installed_here():
    found = {tool.name: tool for tool in doctor.examine()}
    assert list(found) == doctor_names()
    assert "Pango 1." in found["weasyprint"].version
    assert all(tool.version or tool.missing for tool in found.values())

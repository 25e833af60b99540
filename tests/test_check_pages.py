"""What is written of the checks, and what the command line says of them, is what they say of themselves."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher import checks
from publisher.cli import main

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("check_pages", ROOT / "tools/check_pages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_and_the_handbook_are_up_to_date(tool):
    stale = [path.name for path, text in tool.made().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert not stale, "run: python tools/check_pages.py"


def test_no_page_is_left_of_a_check_that_is_gone(tool):
    assert {path.stem for path in tool.PAGES.glob("*.md")} == {check.id for check in checks.checks()}


def test_a_rule_in_a_sentence_belongs_to_a_check_and_is_its_docstring_in_english(base):
    first = {check.id: check.documentation.partition("\n")[0].strip() for check in checks.checks()}
    english = base.strings["en"]["rules"]
    assert english == {id_: first[id_] for id_ in english}


@pytest.mark.parametrize("check", checks.checks(), ids=lambda check: check.id)
def test_explain_says_all_of_a_check(check):
    said = CliRunner().invoke(main, ["explain", check.id]).stdout
    assert check.clause in said
    assert "Varför: " in said
    assert "Får en anmärkning:" in said
    assert "Går bra:" in said
    assert "{text}" not in said


def test_explain_knows_the_rules_of_the_reader_too():
    assert "Rubriken hoppar över en nivå." in CliRunner().invoke(main, ["explain", "heading-skipped"]).stdout


def test_explain_lists_all_rules_and_helps_with_a_misspelt_one():
    listed = CliRunner().invoke(main, ["explain", "--lang", "en"]).stdout
    assert "link-text: Link text says where the link leads." in listed
    refused = CliRunner().invoke(main, ["explain", "link-txt"])
    assert refused.exit_code == 1
    assert "link-text" in refused.stderr

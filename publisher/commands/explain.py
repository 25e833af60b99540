"""publisher explain: what a rule means, and how to mend what it reports."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from publisher.commands.options import Refusal, folders, words_of


@click.command()
@click.argument("rule", required=False)
@folders
def explain(rule: str | None, sources: Path, layouts: Path, lang: str) -> None:
    """Explain RULE with examples, or list all rules."""
    from publisher import checks, explanation

    words = words_of(layouts, lang)
    known = {check.id: check for check in checks.checks()}
    if rule is None:
        for name in sorted(words["findings"]):
            click.echo(f"{name}: {explanation.rule(name, words)}")
    elif rule in words["findings"]:
        click.echo(explanation.explained(rule, known.get(rule), words))
    else:
        near = difflib.get_close_matches(rule, words["findings"], n=3, cutoff=0.4)
        raise Refusal(words, "rule_unknown", rule=rule, near=", ".join(near) or "–")

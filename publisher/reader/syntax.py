"""Which Markdown: CommonMark and what the project adds to it, in one visible list.

Raw HTML is parsed only so that it can be refused with its place; nothing of it reaches an edition.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

ATTRIBUTES = ("id", "class", "lang", "attribution", "header-columns", "header-rows")
_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]+(\S.*?)[ \t]*$")


@cache
def parser() -> MarkdownIt:
    """Return the one Markdown parser of the project."""
    return new_parser()


def new_parser() -> MarkdownIt:
    """Return a parser of the project's Markdown that may be given rules of its own."""
    return (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")  # GFM
        .use(attrs_plugin, spans=True, allowed=ATTRIBUTES)  # [text]{lang=en}, ![…](…){#id}
        .use(attrs_block_plugin, allowed=ATTRIBUTES)  # {#id} on the line before a block
        .use(footnote_plugin)  # [^1], ^[…]
        .use(deflist_plugin)  # pandoc: term, then ": definition"
        .use(sub_plugin)  # pandoc: H~2~O
        .use(superscript_plugin)  # pandoc: m^2^
        .use(container_plugin, "fenced", validate=lambda *_: True, marker=":")  # pandoc: ::: name
        .use(_abbreviation_plugin)  # PHP Markdown Extra: *[HTML]: Hypertext Markup Language
    )


def _abbreviation_plugin(md: MarkdownIt) -> None:
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})


def _abbreviation(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take `*[short]: long` on a line of its own as a definition, kept in the environment with its line."""
    if state.is_code_block(start_line):
        return False
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    found = _ABBREVIATION.match(line)
    if not found:
        return False
    if not silent:
        definitions = state.env.setdefault("abbreviations", [])
        definitions.append((found[1], found[2], start_line + 1))
        state.line = start_line + 1
    return True

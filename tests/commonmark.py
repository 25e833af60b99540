"""The CommonMark specification's examples, and the model spelled in the HTML that the specification uses."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree, html

from publisher import model
from publisher.model import Element

SPEC = Path(__file__).parent.parent / "tools/node/node_modules/commonmark-spec/spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    number: int
    markdown: str
    html: str


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in order; `→` stands for a tab in the specification."""
    text = SPEC.read_text("utf-8").replace("→", "\t")
    return tuple(Example(n, found[1], found[2]) for n, found in enumerate(_EXAMPLE.finditer(text), start=1))


def normalised(source: str) -> str:
    """Return HTML as a text in which only what matters is left: elements, attributes, words."""
    root = html.fragment_fromstring(source, create_parent="div")
    return "".join(_events(root, pre=False)).strip()


def _events(element: etree._Element, *, pre: bool):
    inline = {"em", "strong", "code", "a", "img", "br"}
    tag = element.tag
    attributes = "".join(f" {k}={json.dumps(v)}" for k, v in sorted(element.attrib.items()))
    yield f"<{tag}{attributes}>"
    inside_pre = pre or tag == "pre"
    block = tag not in inline
    texts = [element.text or ""]
    for child in element:
        texts.append(child)
        texts.append(child.tail or "")
    for i, part in enumerate(texts):
        if not isinstance(part, str):
            yield from _events(part, pre=inside_pre)
        elif inside_pre:
            yield part
        else:
            text = re.sub(r"[ \t\r\n]+", " ", part)
            before = texts[i - 1] if i else None
            after = texts[i + 1] if i + 1 < len(texts) else None
            if (before is None and block) or (before is not None and (before.tag not in inline or before.tag == "br")):
                text = text.lstrip(" ")
            if (after is None and block) or (after is not None and (after.tag not in inline or after.tag == "br")):
                text = text.rstrip(" ")
            yield text
    yield f"</{tag}>"


def spelled(document: model.Document) -> str:
    """Return a document as the specification's own HTML."""
    return "".join(_block(block, 1, tight=False) for block in document.blocks)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _blocks(blocks, *, tight=False) -> str:
    return "\n".join(_block(block, 1, tight=tight) for block in blocks)


def _block(block: Element, level: int, *, tight: bool) -> str:
    match block:
        case model.Section():
            inner = "".join(_block(b, level + 1, tight=False) for b in block.blocks)
            return f"<h{level}>{_inlines(block.title)}</h{level}>\n{inner}"
        case model.Paragraph():
            return _inlines(block.content) if tight else f"<p>{_inlines(block.content)}</p>"
        case model.BlockQuote():
            return f"<blockquote>\n{_blocks(block.blocks)}\n</blockquote>"
        case model.BulletList() | model.OrderedList():
            tag = "ul" if isinstance(block, model.BulletList) else "ol"
            start = f' start="{block.start}"' if isinstance(block, model.OrderedList) and block.start != 1 else ""
            items = "".join(f"<li>{_blocks(i.blocks, tight=block.tight)}</li>\n" for i in block.items)
            return f"<{tag}{start}>\n{items}</{tag}>"
        case model.CodeBlock():
            language = f' class="language-{_escape(block.language)}"' if block.language else ""
            return f"<pre><code{language}>{_escape(block.text)}</code></pre>"
        case model.ThematicBreak():
            return "<hr />"
    raise AssertionError(f"CommonMark has no {type(block).__name__}")


def _inlines(content: model.Inlines) -> str:
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Element) -> str:
    match inline:
        case model.Text():
            return _escape(inline.text)
        case model.Emphasis():
            return f"<em>{_inlines(inline.content)}</em>"
        case model.Strong():
            return f"<strong>{_inlines(inline.content)}</strong>"
        case model.Code():
            return f"<code>{_escape(inline.text)}</code>"
        case model.LineBreak():
            return "<br />"
        case model.Link():
            title = f' title="{_escape(inline.title)}"' if inline.title else ""
            return f'<a href="{_escape(inline.target)}"{title}>{_inlines(inline.content)}</a>'
    raise AssertionError(f"CommonMark has no {type(inline).__name__}")

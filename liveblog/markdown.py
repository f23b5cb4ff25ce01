"""A post's Markdown as HTML that can do no harm: rendered by markdown-it-py, then sanitised by nh3."""

import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {"p", "br", "hr", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "img",
        "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
REL = "noopener nofollow ugc"
HEADINGS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}  # h1 is the blog's, h2 the post's

OUR_IMAGE = re.compile(r"/media/images/[0-9a-f]{32}/[0-9]{1,4}\.webp\Z")
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}]")


def render(source: str) -> str:
    """The HTML of a post's body: what nh3 lets through, whatever was typed."""
    html: str = nh3.clean(
        _markdown.render(source),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=REL,
        attribute_filter=_filter,
    )
    return html.strip()


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """Once more, whatever came before."""
    if (tag, attribute) == ("img", "src") and not OUR_IMAGE.match(value):
        return None
    return value


def _link_addresses(state: StateCore) -> None:
    """A bare https:// address becomes a link (the library's own rule needs one more package), and so do pictures."""
    for block in state.tokens:
        depth = 0
        children: list[Token] = []
        for token in block.children or []:
            depth += (token.type == "link_open") - (token.type == "link_close")
            children += _replaced(token, in_link=depth > 0)
        if block.children is not None:
            block.children = children


def _replaced(token: Token, *, in_link: bool) -> list[Token]:
    source = str(token.attrs.get("src", ""))
    match token.type:
        case "image" if not OUR_IMAGE.match(source):  # it would tell its owner who reads what: a link instead
            return [_text(token.content)] if in_link else _link(source, token.content or source)
        case "text" if not in_link:
            return _linked(token.content)
    return [token]


def _linked(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for found in ADDRESS.finditer(text):
        tokens += [_text(text[at : found.start()]), *_link(found[0], found[0])]
        at = found.end()
    return [*tokens, _text(text[at:])]


def _link(address: str, text: str) -> list[Token]:
    return [Token("link_open", "a", 1, attrs={"href": address}), _text(text), Token("link_close", "a", -1)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        token.tag = HEADINGS.get(token.tag, token.tag)


_markdown = MarkdownIt("commonmark", {"html": False, "typographer": True, "breaks": True})
_markdown.enable(["replacements", "smartquotes", "table", "strikethrough"])
_markdown.core.ruler.after("inline", "addresses", _link_addresses)
_markdown.core.ruler.push("headings", _lower_headings)

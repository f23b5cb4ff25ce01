"""Markdown in posts: what may be written is shown, and nothing that is written can do any harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveblog.markdown import ATTRIBUTES, TAGS, render

OURS = f"/media/images/{'0af3' * 8}/640.webp"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("It **flies** -- at *last*...", "<p>It <strong>flies</strong> – at <em>last</em>…</p>"),  # noqa: RUF001 -- the typographer's
        ('"Go," she said.', "<p>“Go,” she said.</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Big\n\n##### Small", "<h3>Big</h3>\n<h4>Small</h4>"),
        ("~~no~~ `<b>`", "<p><s>no</s> <code>&lt;b&gt;</code></p>"),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>'),
        ("> so quiet", "<blockquote>\n<p>so quiet</p>\n</blockquote>"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_may_be_written_is_shown(source: str, html: str) -> None:
    assert render(source) == html


def test_a_table_is_a_table() -> None:
    assert "<th>Height</th>" in render("|Time|Height|\n|---|---:|\n|1 h|600 m|")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("[here](https://example.org/a?b=1&c=2)", "https://example.org/a?b=1&amp;c=2"),
        ("See https://example.org/a_(b), please", "https://example.org/a_(b"),
        ("(https://example.org/x).", "https://example.org/x"),
        ("<https://example.org>", "https://example.org"),
        ("[write](mailto:ana@example.org)", "mailto:ana@example.org"),
        ("![a cat](https://example.org/cat.png)", "https://example.org/cat.png"),
    ],
)
def test_links_send_nobody_with_our_recommendation(source: str, address: str) -> None:
    (found,) = re.findall(r"<a [^>]*>", render(source))
    assert f'href="{address}"' in found
    assert 'rel="noopener nofollow ugc"' in found


def test_an_address_inside_of_a_link_or_of_code_is_left_alone() -> None:
    assert render("[https://a.example](https://b.example) `https://c.example`").count("<a ") == 1
    assert render("[![x](https://a.example/x.png)](https://b.example)").count("<a ") == 1


def test_only_our_own_pictures_are_shown() -> None:
    assert f'<img src="{OURS}" alt="The wing">' in render(f"![The wing]({OURS})")
    for source in ("https://example.org/x.png", "//example.org/x.png", "/media/images/../x.webp", f"{OURS}?x", "x.png"):
        assert "<img" not in render(f"![x]({source})")


HARM = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    '![x](https://a.example/"onerror="alert(1))',
    '[x](https://a.example "onmouseover=alert(1)")',
    "[x](https://a.example/<script>)",
    "<svg/onload=alert(1)>",
    "<iframe src=//a.example></iframe>",
    "<style>*{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "https://a.example/'onclick='alert(1)",
]


@pytest.mark.parametrize("source", HARM)
def test_known_attacks_are_text(source: str) -> None:
    check(render(source))


@given(st.lists(st.sampled_from([*HARM, "*", "`", "[", "](", ")", "<", ">", '"', "\n", "| ", "\x01", "é", "!["])))
def test_whatever_is_written_only_known_tags_and_attributes_come_out(parts: list[str]) -> None:
    check(render("".join(parts)))


def check(html: str) -> None:
    for closing, tag, attributes in re.findall(r"<(/?)([a-zA-Z!][^\s>]*)([^>]*)>", html):
        assert tag in TAGS
        assert not closing or not attributes
        for name, value in re.findall(r'([^\s="]+)="([^"]*)"', attributes):
            assert name in ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
            assert name != "href" or re.match(r"(https?|mailto):|[^:]*\Z", value, re.I)
            assert name != "src" or value == OURS
        assert re.sub(r'[^\s="]+="[^"]*"', "", attributes).strip(" /") == ""

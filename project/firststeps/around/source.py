"""An example's source, read from its file and highlighted: each kind of word has a class, the palette is ours."""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer


class Source(NamedTuple):
    path: str  # from the project's folder
    lines: int
    html: SafeString


@cache
def source_of(path: str) -> Source:
    text = (settings.BASE_DIR / path).read_text()
    html = highlight(text, PythonLexer(), HtmlFormatter(nowrap=True, classprefix="code-"))
    return Source(path, len(text.splitlines()), SafeString(html))  # Pygments has escaped it

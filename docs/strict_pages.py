"""A Sphinx extension: moves what the theme writes into its pages, scripts and styles, to files.

The site's Content-Security-Policy allows neither inline scripts nor inline styles, and these pages belong to the site.
"""

import re
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
STYLE = re.compile(r"<style>(.*?)</style>", re.S)
ATTRIBUTE = re.compile(r' style="([^"]*)"')
TAG = re.compile(r"<[a-z][^<>]*>")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("build-finished", move_everything)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def move_everything(app: Sphinx, failure: Exception | None) -> None:
    if failure is None and app.builder.format == "html":
        for page in Path(app.outdir).rglob("*.html"):
            Page(page, Path(app.outdir)).make_strict()


class Page:
    """One built page; done twice, nothing is left to move."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.static = root / "_static"
        self.way_up = "../" * (len(path.relative_to(root).parts) - 1)

    def make_strict(self) -> None:
        before = self.path.read_text()
        text = SCRIPT.sub(lambda found: f'<script src="{self.file(found[1], "js")}"></script>', before)
        text = STYLE.sub(lambda found: self.stylesheet(found[1]), text)
        rules: set[str] = set()
        text = TAG.sub(lambda found: without_style(found[0], rules), text)
        if rules:
            text = text.replace("</head>", f"{self.stylesheet(''.join(sorted(rules)))}</head>", 1)
        if text != before:
            self.path.write_text(text)

    def stylesheet(self, content: str) -> str:
        return f'<link rel="stylesheet" href="{self.file(content, "css")}">'

    def file(self, content: str, suffix: str) -> str:
        """Write what was inline to a file named by its content; return its address as seen from the page."""
        digest = sha256(content.encode()).hexdigest()[:12]
        name = f"inline-{digest}.{suffix}"
        (self.static / name).write_text(content)
        return f"{self.way_up}_static/{name}?v={digest}"


def without_style(tag: str, rules: set[str]) -> str:
    """Turn a `style` attribute into a class, and add the rule that this class has."""
    found = ATTRIBUTE.search(tag)
    if found is None:
        return tag
    name = f"style-{sha256(found[1].encode()).hexdigest()[:8]}"
    rules.add(f".{name}{{{found[1]}}}\n")
    tag = ATTRIBUTE.sub("", tag, count=1)
    if ' class="' in tag:
        return tag.replace(' class="', f' class="{name} ', 1)
    return re.sub(r"^<[a-z0-9]+", rf'\g<0> class="{name}"', tag)

"""A Sphinx extension: `measured` shows a table or a plot that `make bench` has written to benchmarks/results/."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class Measured(SphinxDirective):
    """`{measured} fanout-200.md`; what has not been measured yet is no error, and no figure either."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        file = Path(self.env.srcdir).parent / "benchmarks/results" / self.arguments[0]
        self.env.note_dependency(file)
        if not file.exists():
            return self.parse_text_to_nodes("*This has not been measured here yet: `make bench` does it.*")
        if file.suffix == ".svg":  # in the page, so that it has the page's colours
            return [nodes.raw("", f'<div class="plot">{file.read_text()}</div>', format="html")]
        return self.parse_text_to_nodes(file.read_text())

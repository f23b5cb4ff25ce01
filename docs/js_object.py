"""A Sphinx extension: `jsinclude` shows a JavaScript function, class or method by its name, as `:pyobject:` does.

The sources are formatted by one program, so that what belongs to a name can be told by its indentation.
"""

import re
from collections.abc import Sequence

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.directives.code import LiteralInclude, LiteralIncludeReader, container_wrapper
from sphinx.util.typing import ExtensionMetadata

DECLARED = r"(?:export )?(?:default )?(?:async )?(?:static )?(?:get )?(?:(?:class|function|const|let) )?"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("jsinclude", JsInclude)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class JsInclude(LiteralInclude):
    """`literalinclude` for JavaScript, with `:jsobject: Grab.drop`."""

    option_spec = {**LiteralInclude.option_spec, "jsobject": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        _, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(path)
        lines, _ = LiteralIncludeReader(path, {}, self.config).read(self.state_machine.get_source_and_line(self.lineno))
        name = self.options["jsobject"]
        try:
            text = "\n".join(lines_of(name, lines.splitlines()))
        except LookupError as failure:
            return [self.state.document.reporter.warning(f"{path}: {failure}", line=self.lineno)]
        block: nodes.Element = nodes.literal_block(text, text, language="javascript", source=path)
        if caption := self.options.get("caption"):
            block = container_wrapper(self, block, caption)
        self.add_name(block)
        return [block]


def lines_of(name: str, source: Sequence[str]) -> list[str]:
    """The lines of `name`, moved to the left edge; LookupError if there is no such thing, or more than one."""
    lines = list(source)
    for depth, part in enumerate(name.split(".")):
        lines = _within(part, lines, "  " if depth else "")
    return lines


def _within(name: str, lines: list[str], indent: str) -> list[str]:
    declared = re.compile(rf"{indent}{DECLARED}{re.escape(name)}(?=[ (;]|$).*")
    starts = [number for number, line in enumerate(lines) if _begins(declared, line)]
    if len(starts) != 1:
        raise LookupError(f"{len(starts)} things are named {name}.")
    start = starts[0]
    if not lines[start].endswith(("{", "(", "[")):
        return [lines[start].removeprefix(indent)]
    last = re.compile(rf"{indent}[}}\])].*(?<!{{)")  # and not the `) {` between a function's parameters and its body
    end = next(number for number in range(start + 1, len(lines)) if last.fullmatch(lines[number]))
    return [line.removeprefix(indent) for line in lines[start : end + 1]]


def _begins(declared: re.Pattern[str], line: str) -> bool:
    """A declaration, and not a call of the same name."""
    return bool(declared.fullmatch(line)) and not (line.endswith(";") and "=" not in line)

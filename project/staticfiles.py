"""Static files under names that carry their content's hash, also where one JavaScript module imports another.

The browser may then keep every file for ever: a changed module has a new name, and so has every module that
imports it. This is what makes ES modules work without a bundler, and without an import map in the page.
Their comments are for whoever reads the sources: they stay there, and the lines keep their numbers.
A stylesheet comes with all that it imports as one file: nothing is painted before the last of them is there.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# A path to another module of ours, as it stands in an import.
_PATH = r"""["'](?P<url>\.{1,2}/[^"']+)["']"""

# Django has patterns for this (`support_js_module_import_aggregation`), but they begin anywhere and reach over
# several lines: they take a type in a comment, such as `@import {Marker} from "../types.d.ts"`, for an import.
# A statement begins its line; a comment's line begins with an asterisk.
_MODULE_PATTERNS = (
    # import { Room } from "./room.js";   export { Room } from "./room.js";
    (
        rf"""(?m)^(?P<matched>(?P<names>(?-i:import|export)\b[^'"`;]*?\bfrom\s*){_PATH}\s*;)""",
        '%(names)s"%(url)s";',
    ),
    # import "./room.js";
    (rf"""(?m)^(?P<matched>(?-i:import)\s*{_PATH}\s*;)""", 'import "%(url)s";'),
    # const { Room } = await import("./room.js");
    (rf"""(?P<matched>\bawait import\(\s*{_PATH}\s*\))""", 'await import("%(url)s")'),
)

# /** … */ on lines of its own, unless it is somebody's licence
_COMMENT = r"(?m)^(?P<matched>[ \t]*/\*\*(?![\s\S]{0,200}?(?:licen[cs]e|copyright))(?:(?!\*/)[\s\S])*\*/[ \t]*)$"
_LINES_ALONE = ""

# @import url("components/icon.css") layer(components);
_IMPORT = r"""@import url\("(?P<url>[^"]+)"\) layer\((?P<layer>\w+)\);"""
_AS_LAYER = "@layer %(layer)s {\n%(text)s}"
_RELATIVE_URL = re.compile(r"""(url\(["']?)(?![a-z]+:|[/#])([^"')]+)""")


class HashedModuleStorage(CompressedManifestStaticFilesStorage):
    """What `collectstatic` fills and `{% static %}` reads; a name that was never collected is an error."""

    patterns = (
        ("*.css", ((_IMPORT, _AS_LAYER),)),  # first: what is imported has addresses of its own
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.js", ((_COMMENT, _LINES_ALONE), *_MODULE_PATTERNS)),
    )
    # A module's hash depends on the hashes of those it imports: one pass for each step of the longest chain.
    max_post_process_passes = 30

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Begin with the modules that import nothing: few names then have to be made a second time."""
        depths: dict[str, int] = {}
        in_order = sorted(paths, key=partial(self._depth, depths))
        yield from super().post_process({name: paths[name] for name in in_order}, *args, **options)

    def _depth(self, depths: dict[str, int], name: str) -> int:
        """How long the longest chain of imports is that begins here."""
        if name not in depths:
            depths[name] = 0
            if name.endswith(".js") and self.exists(name):
                with self.open(name) as file:
                    text = file.read().decode()
                imported = [match["url"] for pattern, _ in _MODULE_PATTERNS for match in re.finditer(pattern, text)]
                depths[name] = 1 + max([self._depth(depths, _seen_from(name, url)) for url in imported], default=0)
        return depths[name]

    def url_converter(self, name: str, hashed_files: dict[str, str], template: str | None = None) -> Any:
        if template == _AS_LAYER:
            return partial(self._as_layer, name)
        if template == _LINES_ALONE:
            return _lines_alone
        return super().url_converter(name, hashed_files, template)

    def _as_layer(self, name: str, found: re.Match[str]) -> str:
        """The stylesheet that `name` imports, with the addresses in it as seen from `name`."""
        imported = _seen_from(name, found["url"])
        if not self.exists(imported):
            raise ValueError(f"The file {imported!r} could not be found with {self!r}.")
        with self.open(imported) as file:
            text = re.sub(_IMPORT, partial(self._as_layer, imported), file.read().decode())
        way = posixpath.relpath(posixpath.dirname(imported) or ".", posixpath.dirname(name) or ".")
        return _AS_LAYER % {
            "layer": found["layer"],
            "text": _RELATIVE_URL.sub(lambda url: url[1] + posixpath.normpath(posixpath.join(way, url[2])), text),
        }


def _lines_alone(comment: re.Match[str]) -> str:
    return "\n" * comment["matched"].count("\n")


def _seen_from(name: str, url: str) -> str:
    """The name of the file that is called `url` in the file `name`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), url))

"""Static files under names that carry their content's hash, also where one JavaScript module imports another.

The browser may then keep every file for ever: a changed module has a new name, and so has every module that
imports it. This is what makes ES modules work without a bundler, and without an import map in the page.
"""

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


class HashedModuleStorage(CompressedManifestStaticFilesStorage):
    """What `collectstatic` fills and `{% static %}` reads; a name that was never collected is an error."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("*.js", _MODULE_PATTERNS))
    # A module's hash depends on the hashes of those it imports: one pass for each step of the longest chain.
    max_post_process_passes = 30

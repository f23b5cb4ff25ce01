"""The hashed static files: every import leads to a hashed file, comments stay behind, stylesheets are one file."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from pytest_django.fixtures import Settings

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
# Looser than the storage's own patterns on purpose: what they overlook is found.
IMPORTED = re.compile(
    r"""^\s*(?:import|export)\b[^'"`;]*?["'](\.[^"']+)["']|await\s+import\(\s*["'](\.[^"']+)["']""", re.M
)
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def use_hashed_names(settings: Settings, target: Path) -> None:
    """Collect what the finders find into `target`, as in use."""
    settings.STATIC_ROOT = target
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "project.staticfiles.HashedModuleStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)


def collect(settings: Settings, sources: Path, target: Path) -> dict[str, str]:
    """Collect `sources` alone into `target`; return the collected modules' texts by their plain names."""
    settings.STATICFILES_DIRS = [sources]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    use_hashed_names(settings, target)
    names = (str(path.relative_to(sources)) for path in sources.rglob("*.js"))
    return {name: (target / stored_name(name)).read_text() for name in names}


def stored_name(name: str) -> str:
    """Return the hashed name of a collected file."""
    return staticfiles_storage.url(name).removeprefix("/static/")


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    (sources / "realtime").mkdir(parents=True)
    (sources / "realtime/room.js").write_text("export class Room {}\n")
    return sources


@pytest.mark.parametrize(
    "statement",
    [
        'import { Room } from "./realtime/room.js";',
        "import {\n  Room,\n} from './realtime/room.js';",
        'import * as realtime from "./realtime/room.js";',
        'import "./realtime/room.js";',
        'export { Room } from "./realtime/room.js";',
        'const { Room } = await import("./realtime/room.js");',
    ],
)
def test_an_import_is_rewritten_to_the_hashed_name(
    settings: Settings, modules: Path, tmp_path: Path, statement: str
) -> None:
    (modules / "page.js").write_text(f"{statement}\nexport const answer = 42;\n")
    page = collect(settings, modules, tmp_path / "collected")["page.js"]
    assert re.search(r"\./realtime/room\.[0-9a-f]{12}\.js", page)
    assert page.count("room") == 1


def test_comments_stay_in_the_sources_and_lines_keep_their_numbers(
    settings: Settings, modules: Path, tmp_path: Path
) -> None:
    comment = (
        '/** @import {Marker} from "../types.d.ts" */\n'
        "/**\n"
        ' * @import { People } from "./people.d.ts";\n'
        ' * @param {import("./nowhere.js").Nothing} nothing to import, however important\n'
        " */\n"
    )
    (modules / "page.js").write_text(comment + 'import { Room } from "./realtime/room.js";\n')
    page = collect(settings, modules, tmp_path / "collected")["page.js"]
    assert page.startswith("\n" * comment.count("\n") + "import")
    assert re.search(r"\./realtime/room\.[0-9a-f]{12}\.js", page)


def test_a_licence_and_what_only_looks_like_a_comment_stay(settings: Settings, modules: Path, tmp_path: Path) -> None:
    text = '/**\n * @license MIT\n */\n/* short */\nconst glob = "a/**/b"; /** beside */\nexport const path = "x/**";\n'
    text += "class Room {\n  /** @type {number} */ #seq = 0;\n  leave() {} /** to the end */\n}\n"
    (modules / "page.js").write_text(text)
    assert collect(settings, modules, tmp_path / "collected")["page.js"] == text


def test_a_stylesheet_comes_with_all_that_it_imports(settings: Settings, modules: Path, tmp_path: Path) -> None:
    (modules / "css/parts").mkdir(parents=True)
    (modules / "dot.png").write_bytes(b"dot")
    (modules / "css/parts/dot.css").write_text('.dot { background: url("../../dot.png"), url(data:x), url(#y); }\n')
    (modules / "css/parts/part.css").write_text('@import url("dot.css") layer(base);\n.part { color: red; }\n')
    (modules / "css/main.css").write_text('@layer base, pages;\n@import url("parts/part.css") layer(pages);\n')
    collect(settings, modules, tmp_path / "collected")
    main = (tmp_path / "collected" / stored_name("css/main.css")).read_text()
    dot = f'.dot {{ background: url("../{stored_name("dot.png")}"), url(data:x), url(#y); }}'
    assert main == f"@layer base, pages;\n@layer pages {{\n@layer base {{\n{dot}\n}}\n.part {{ color: red; }}\n}}\n"


def test_a_stylesheet_that_is_not_there_is_found_when_collecting(
    settings: Settings, modules: Path, tmp_path: Path
) -> None:
    (modules / "main.css").write_text('@import url("bass.css") layer(base);\n')
    with pytest.raises(ValueError, match=r"bass\.css"):
        collect(settings, modules, tmp_path / "collected")


def test_a_changed_module_renames_all_that_import_it(settings: Settings, modules: Path, tmp_path: Path) -> None:
    depth = 12
    for step in range(depth):
        imported = f"./step{step + 1}.js" if step + 1 < depth else "./realtime/room.js"
        (modules / f"step{step}.js").write_text(f'import "{imported}";\n')
    before = collect(settings, modules, tmp_path / "before")
    (modules / "realtime/room.js").write_text("export class Room { changed = true; }\n")
    after = collect(settings, modules, tmp_path / "after")
    assert all(before[f"step{step}.js"] != after[f"step{step}.js"] for step in range(depth))


def test_an_import_that_leads_nowhere_is_found_when_collecting(
    settings: Settings, modules: Path, tmp_path: Path
) -> None:
    (modules / "page.js").write_text('import { Room } from "./realtime/rome.js";\n')
    with pytest.raises(ValueError, match=r"rome\.js"):
        collect(settings, modules, tmp_path / "collected")


def test_everything_installed_can_be_collected_and_every_import_leads_to_a_hashed_file(
    settings: Settings, tmp_path: Path
) -> None:
    use_hashed_names(settings, tmp_path)
    ours = Path(settings.STATICFILES_DIRS[0])
    names = [str(path.relative_to(ours)) for path in ours.rglob("*.js")]
    imports = {
        (name, path)
        for name in names
        for found in IMPORTED.findall(COMMENT.sub("", (tmp_path / stored_name(name)).read_text()))
        for path in filter(None, found)
    }
    assert imports
    assert {(name, path) for name, path in imports if not HASHED.search(path)} == set()
    assert HASHED.search(stored_name("js_lib_leaflet/leaflet.css"))
    assert (tmp_path / f"{stored_name('js_lib_leaflet/leaflet.js')}.gz").exists()

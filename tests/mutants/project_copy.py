"""The copy of the project that is mutated, in `.mutants/`; the work tree stays as it is."""

import ast
import hashlib
import os
import shutil
from pathlib import Path

from tests.web_process import ROOT

PLACE = Path(os.environ.setdefault("MUTANTS_PLACE", str(ROOT / ".mutants")))  # also where the copy imports this
MUTATED = "project"
AS_THEY_ARE = ("frontend", "liveblog", "manage.py", "mapmarkers", "pyproject.toml", "sketch", "tests")
WRAPPER = "contextmanager"


def refresh() -> None:
    """Bring the copy up to date. A file that did not change keeps its time, by which mutmut knows what is new."""
    PLACE.mkdir(exist_ok=True)
    for name in AS_THEY_ARE:
        link = PLACE / name
        if not link.is_symlink():
            link.symlink_to(ROOT / name)
        if (PLACE / "mutants" / name).is_dir():
            shutil.rmtree(PLACE / "mutants" / name)  # mutmut copies it anew, but would keep what is gone
    sources = {path.relative_to(ROOT) for path in (ROOT / MUTATED).rglob("*") if is_source(path)}
    for path in sources:
        write_if_changed(PLACE / path, in_the_copy(ROOT / path))
    for path in (PLACE / MUTATED).rglob("*"):
        if path.is_file() and path.relative_to(PLACE) not in sources:
            path.unlink()
            (PLACE / "mutants" / path.relative_to(PLACE)).unlink(missing_ok=True)


def is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def write_if_changed(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def in_the_copy(path: Path) -> bytes:
    return unwrapped(path.read_text()).encode() if path.suffix == ".py" else path.read_bytes()


def unwrapped(source: str) -> str:
    """The same, without decorators where mutmut would pass over the function: `f = contextmanager(f)` below it."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: node.lineno, reverse=True):
        match function.decorator_list:
            case [ast.Name(id=name, lineno=number)] if name == WRAPPER and function.end_lineno:
                indent = " " * function.col_offset
                lines.insert(function.end_lineno, f"{indent}{function.name} = {WRAPPER}({function.name})")
                del lines[number - 1]
    return "\n".join([*lines, ""])


def fingerprint() -> str:
    """Another one when the code or the tests have changed."""
    files = sorted(path for name in (MUTATED, "tests") for path in (ROOT / name).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def forget_stale_stats() -> None:
    """Which tests come by which function is found out anew when either has changed; mutmut asks new tests alone."""
    note = PLACE / "fingerprint"
    if not note.exists() or note.read_text() != fingerprint():
        (PLACE / "mutants/mutmut-stats.json").unlink(missing_ok=True)
    note.write_text(fingerprint())

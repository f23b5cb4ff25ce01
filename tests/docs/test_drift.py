"""The reference is complete, and names nothing that is not there: settings, commands, addresses."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.core.management import get_commands, load_command_class
from django.core.management.base import DjangoHelpFormatter
from django.urls import URLPattern, URLResolver, get_resolver

from project import routing
from project.realtime.worker import channel_names

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs/reference"
OURS = ("project.", "mapmarkers", "sketch", "liveblog")


@cache
def rows(page: str) -> list[list[str]]:
    """The cells of all tables of a page."""
    lines = (REFERENCE / page).read_text().splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def named(cell: str) -> str:
    """What stands in the first code marks of a cell."""
    return cell.split("`")[1]


# Settings


def read_from_the_environment() -> Iterator[tuple[str, str | None]]:
    """The variables that the site reads, and their defaults where these are written as text."""
    for path in (ROOT / "project").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "env_flag", "env_list"}:
                name, *default = node.args
                if isinstance(name, ast.Constant):
                    yield str(name.value), default_of(ast.unparse(node.func), default)


def default_of(function: str, default: list[ast.expr]) -> str | None:
    if default:
        return str(default[0].value) if isinstance(default[0], ast.Constant) else None
    return {"env_flag": "0", "env_list": ""}.get(function)


def test_every_variable_that_is_read_is_documented_and_no_other() -> None:
    assert {named(row[0]) for row in rows("settings.md")} == {name for name, _ in read_from_the_environment()}


def test_the_documented_defaults_are_those_of_the_code() -> None:
    documented = {named(row[0]): row[1] for row in rows("settings.md")}
    known = {name: default for name, default in read_from_the_environment() if default is not None}
    known["LOG_LEVEL"] = "INFO"  # of ours; the root's is another
    assert known
    assert {name: documented[name] for name in known} == known


# Management commands


def our_commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if str(app).startswith(OURS))


def test_every_management_command_is_documented() -> None:
    documented = [named(row[0]).split()[0] for row in rows("commands.md") if "`make" not in row[0]]
    assert sorted(documented) == our_commands()


@pytest.mark.parametrize("name", [*{*our_commands()} - {"runserver", "runworker"}])  # those are others', made ours
def test_every_option_of_our_own_commands_is_documented(name: str) -> None:
    (row,) = (row for row in rows("commands.md") if re.match(rf"`{name}\b", row[0]))
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    options = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    own = options - DjangoHelpFormatter.show_last - {"--help", "--skip-checks"}
    assert own <= {*re.findall(r"--\w+", row[1])}


def test_every_target_of_make_is_documented() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.M)) - {"help"}
    assert {named(row[0]).removeprefix("make ") for row in rows("commands.md") if "`make " in row[0]} == targets


# Addresses


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.app_name == "admin":
                yield plain(route)
            else:
                yield from routes(pattern.url_patterns, route)
        elif route not in {"docs", "api/"}:  # a redirect, and whatever else begins so
            yield plain(route)


def plain(route: str) -> str:
    """`map/<slug:slug>/` as `/map/<slug>/`."""
    if route.startswith("first-steps/"):
        return "/first-steps/"  # its page says what belongs to it
    simple = re.sub(r"<\w+:(\w+)>", r"<\1>", route)
    return simplify_regex(simple).replace("\\.", ".") if "(?P" in simple else f"/{simple}"


def test_every_address_is_documented_and_no_other() -> None:
    consumers = {plain(str(route.pattern)) for route in (*routing.sockets.routes, *routing.at_once, *routing.streams)}
    documented = {named(row[0]) for row in rows("addresses.md") if named(row[0]).startswith("/")}
    assert documented == {*routes(get_resolver().url_patterns)} | consumers


def test_every_named_channel_is_documented() -> None:
    documented = {named(row[0]) for row in rows("addresses.md") if not named(row[0]).startswith("/")}
    assert documented == {name.replace(".", " ").split()[0] for name in channel_names()}

"""What is measured: Roomful, and what it is compared with."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Subject:
    """Something that serves rooms: how it is started, and how one enters a room."""

    name: str
    path: str  # of a room's socket
    says_hello: bool = False  # and is welcomed
    says_points: bool = False  # x and y, and nothing else
    program: tuple[str, ...] = ("-m", "project.server", "--port=0")
    settings: str = "project.settings"
    processes: int = 1
    saves: str = ""  # the path that saves a post
    files: bool = False  # pages need their static files
    redis: bool = False
    postgres: bool = False

    def room(self, name: str) -> str:
        return self.path.format(room=name)


ROOMFUL = Subject("roomful", "/ws/map/{room}/", says_hello=True)
TEXTBOOK = Subject("textbook, async", "/{room}/", settings="benchmarks.textbook_settings")
FIRST_STEPS = replace(TEXTBOOK, name="textbook", path="/draw/", says_points=True)
BARE = Subject("bare", "/{room}/", program=("-m", "benchmarks.bare"))
POURING = Subject("bare", "/{room}/", program=("-m", "benchmarks.bare", "--pour"))

BOARD = replace(ROOMFUL, path="/ws/sketch/{room}/")
BLOG = replace(ROOMFUL, path="/ws/live/lobby/", settings="benchmarks.blog_settings", saves="/save/")
TEXTBOOK_BLOG = replace(TEXTBOOK, settings="benchmarks.blog_textbook_settings", saves="/textbook/save/")
FIRST_STEPS_BLOG = replace(TEXTBOOK_BLOG, name="textbook", path="/posts/", saves="/first-steps/save/")

SITE = replace(ROOMFUL, files=True)
ON_POSTGRES = replace(ROOMFUL, name="PostgreSQL", postgres=True, redis=True)
ON_SQLITE = replace(ROOMFUL, name="SQLite")
TWO = replace(ROOMFUL, name="2 processes", processes=2, redis=True, postgres=True)
FOUR = replace(ROOMFUL, name="4 processes", processes=4, redis=True, postgres=True)
TEXTBOOK_TWO = replace(TEXTBOOK, name="textbook, async, 2 processes", processes=2, redis=True, postgres=True)

"""The examples in a talk's running order: what each is, which files it has, and what to try."""

from dataclasses import dataclass
from functools import cached_property

from project.firststeps.around import chapters
from project.firststeps.around.chapters import Chapter
from project.firststeps.around.source import Source, source_of


@dataclass(frozen=True)
class Example:
    slug: str  # also its address on the page, and the name of its template and of its script
    title: str
    tries: str  # what to try, and what there is to see
    breaks: str  # what becomes of it when many come
    chapter: Chapter  # that says so, and how the rooms do it
    files: tuple[str, ...]

    @property
    def template(self) -> str:
        return f"firststeps/live/{self.slug}.html"

    @cached_property
    def sources(self) -> list[Source]:
        return [source_of(f"project/firststeps/{file}") for file in self.files]


@dataclass(frozen=True)
class Part:
    title: str
    examples: tuple[Example, ...]


ALONE = Part(
    "One connection",
    (
        Example(
            "hello",
            "A raw ASGI application",
            "Ask either form. Both answer, and no framework has been in between.",
            "You would write sessions, users and routing yourself.",
            chapters.CONSUMERS,
            ("hello.py",),
        ),
        Example(
            "greeting",
            "A view and a consumer",
            "Greet both a few times. The view begins at 1 each time, the consumer remembers that you are still there.",
            "What a consumer remembers is gone with its connection.",
            chapters.CONSUMERS,
            ("greeting_view.py", "greeting_consumer.py"),
        ),
        Example(
            "echo",
            "Echo",
            "Say something and it comes back: answered by the class, or by the function, with the same frames.",
            "Every message of a class like this crosses into a thread and back.",
            chapters.BREAKS,
            ("echo.py", "echo_function.py"),
        ),
        Example(
            "who",
            "Sessions and users",
            "The socket knows who you are before it opens. Reload the page: the count comes from your session.",
            "The scope is as old as the connection: who signs out stays signed in here.",
            chapters.PRESENCE,
            ("who.py",),
        ),
    ),
)

TOGETHER = Part(
    "Everybody at once",
    (
        Example(
            "chat",
            "Chat",
            "Open this page in a second window. What is said in one is read in both.",
            "Who comes later, or was away for a moment, never reads what was said.",
            chapters.GROUPS,
            ("chat.py",),
        ),
        Example(
            "draw",
            "A textbook drawing board",
            "Draw with a finger, the mouse or the arrow keys and the space bar. The dots appear in every window.",
            "Points get lost in a crowd, nothing is kept, and each reader costs a message of its own.",
            chapters.BREAKS,
            ("textbook_draw.py",),
        ),
        Example(
            "posts",
            "Live posts on model save",
            "Publish a line. It appears for all readers, since saving the model is what tells them.",
            "It tells before the commit, and fails when Redis is away: a post rolled back has been read.",
            chapters.LIVEBLOG,
            ("models.py", "posts.py"),
        ),
        Example(
            "bell",
            "Notifications",
            "Ring the bell. An ordinary view answers the click, and every open page hears it.",
            "Whoever is offline is never told: a group keeps nothing for later.",
            chapters.PROMISE,
            ("notifications.py",),
        ),
    ),
)

ELSEWHERE = Part(
    "Work done elsewhere",
    (
        Example(
            "thumbnail",
            "A thumbnail, made by a worker",
            "Send a picture. The socket hands it on and is free at once; the small one comes when it is made.",
            "A worker that dies takes the job with it, and two workers do it twice.",
            chapters.WORKERS,
            ("thumbnail.py", "thumbnail_worker.py"),
        ),
        Example(
            "divisor",
            "Asking a service over channels",
            "Ask for the smallest divisor of a number. The answer comes to your own channel, and to nobody else.",
            "Without a time limit and a number on each question, a lost answer is waited for in vain.",
            chapters.WORKERS,
            ("divisor.py", "divisor_service.py"),
        ),
        Example(
            "script",
            "A script that speaks to a group",
            "Have it run, and read the line here and in the chat above. With Redis it may run on any machine.",
            "With the layer in memory, a script of its own process is heard by nobody.",
            chapters.CHANNELS,
            ("management/commands/shout.py",),
        ),
        Example(
            "clock",
            "Server-sent events",
            "Start the clock. It is one answer over HTTP that never ends, and the browser comes back to it by itself.",
            "A handler that runs on hears nothing else, not even that its reader has gone.",
            chapters.RELAY,
            ("clock.py",),
        ),
        Example(
            "routing",
            "The routing that ties them",
            "Each path leads to one consumer, and so does each named channel. Look up the one that you have just used.",
            "Who may connect, how often and how much, has to be asked around it: here by a guard.",
            chapters.DEPLOYING,
            ("routing.py",),
        ),
    ),
)

PARTS = (ALONE, TOGETHER, ELSEWHERE)
EXAMPLES = tuple(example for part in PARTS for example in part.examples)

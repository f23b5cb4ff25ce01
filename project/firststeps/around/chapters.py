"""Where the tutorial goes on from an example: the only place that knows its chapters."""

from typing import NamedTuple


class Chapter(NamedTuple):
    name: str  # of its file in docs/tutorial/
    title: str

    @property
    def number(self) -> int:
        return int(self.name[:2])

    @property
    def url(self) -> str:
        return f"/docs/tutorial/{self.name}.html"


CHANNELS = Chapter("01-what-a-channel-is", "What a channel is")
CONSUMERS = Chapter("02-views-and-consumers", "Views and consumers")
GROUPS = Chapter("03-groups", "Groups")
BREAKS = Chapter("05-where-it-breaks", "Where it breaks")
PROMISE = Chapter("06-the-log-and-the-promise", "The log and the promise")
RELAY = Chapter("07-the-relay", "The relay")
PRESENCE = Chapter("08-presence", "Who is here")
LIVEBLOG = Chapter("10-the-liveblog", "The liveblog")
WORKERS = Chapter("11-workers-and-services", "Workers and services")
DEPLOYING = Chapter("15-deploying-and-scaling", "Deploying and scaling")

"""Chapter 8: people come, open a second tab, and go."""

from collections.abc import Sequence

from docs.tutorial.shell._lesson import new_map
from project.realtime.database import in_thread
from tests.tabs import Tab
from tests.visitors import Visitors


async def main() -> None:
    room = await in_thread(new_map)
    visitors = Visitors()
    ana = await visitors.enter(room, "Ana")
    print("Ana comes:", await told(ana))
    bo = await visitors.enter(room, "Bo")
    print("Bo comes:", await told(ana, "Ana", "Bo"))
    second = await visitors.enter(room, "Bo")
    print("Bo opens a second tab, and closes the first one")
    await bo.leave()
    await visitors.enter(room, "Cy")
    print("Cy comes:", await told(ana, "Ana", "Bo", "Cy"))
    await second.leave()
    print("Bo closes the last tab:", await told(ana, "Ana", "Cy"))
    await visitors.leave()


async def told(tab: Tab, *names: str) -> Sequence[str]:
    """What this tab hears of the people; waits until they are these."""
    frame = await (tab.people(*names) if names else tab.next("people"))
    return sorted(person["name"] for person in frame["people"])

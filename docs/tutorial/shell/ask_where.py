"""Chapter 11: a question to a named channel, and the answer on the channel of the process that asked."""

from mapmarkers import places_worker
from project.realtime import worker


async def main() -> None:
    try:
        await places_worker.ask(52.09, 5.12, within=0.2)
    except TimeoutError:
        print("Nobody listens to `places`.")
    worker.start_in_process()
    print(await places_worker.ask(52.09, 5.12, within=30))  # it reads its maps and towns first
    print(await places_worker.ask(0, -30))

"""Chapter 8: who is here, as one process sees it; a clock of our own, so that nobody has to wait."""

from project.realtime.presence import LEASE, Roster

now = 0.0


def main() -> None:
    roster = Roster(clock=lambda: now)
    roster.update([{"id": "ana", "name": "Ana"}, {"id": "ana", "name": "Ana"}])
    show("Ana has two tabs:", roster)
    roster.heard("process-2", [{"id": "bo", "name": "Bo"}])
    show("process 2 says that it has Bo:", roster)
    pass_time(LEASE - 1)
    show(f"{LEASE - 1} s of silence later:", roster)
    pass_time(2)
    show(f"{LEASE + 1} s of silence later:", roster)


def show(when: str, roster: Roster) -> None:
    print(f"{when:<32}", *sorted(person["name"] for person in roster.everyone().values()))


def pass_time(seconds: float) -> None:
    global now  # noqa: PLW0603 -- time is global
    now += seconds

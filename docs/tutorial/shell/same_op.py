"""Chapter 6: a command that is sent twice is done once."""

from docs.tutorial.shell._lesson import move, new_map


def main() -> None:
    room = new_map()
    print(move(room, lng=4.9, op="9f2c-17"))
    print(move(room, lng=4.9, op="9f2c-17"))
    print("events:", room.events.count())

"""Chapter 6: four writers at once, and still 1, 2, 3, … without a gap."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from docs.tutorial.shell._lesson import move, new_map


def main() -> None:
    room = new_map()

    def write(longitudes: range) -> None:
        for lng in longitudes:
            move(room, lng=lng)
        connection.close()

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, [range(n, n + 25) for n in (0, 25, 50, 75)]))

    seqs = list(room.events.values_list("seq", flat=True))
    print(len(seqs), "events: from", seqs[0], "to", seqs[-1])
    print("without a gap, none twice:", seqs == list(range(1, 102)))

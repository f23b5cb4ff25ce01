"""Chapter 7: in order or not at all."""

from project.realtime.ordering import Ordering


def main() -> None:
    log = Ordering(position=1)
    for seq in (2, 4, 5, 2, 3):
        passed = [number for number, _ in log.pass_on([(seq, b"{}")])]
        print(f"told {seq}, passes on {passed}", "and waits" if log.has_hole else "")

"""Exercise 4: from a script, say good morning in every map; run twice on one day, it is said once."""

from datetime import date

from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.services import chat_say

CLOCK = Author(id="morning", name="The clock")


def say_good_morning(day: date) -> None:
    for room in Room.objects.filter(kind=Room.Kind.MAP):
        chat_say(room, by=CLOCK, op=f"morning-{day}", text="Good morning!")

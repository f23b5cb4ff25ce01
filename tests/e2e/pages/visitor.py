"""A person in front of the site: everything that one can do there, as verbs."""

from tests.e2e.pages.hosting import Hosting
from tests.e2e.pages.looking_around import LookingAround
from tests.e2e.pages.room_bar import RoomBar
from tests.e2e.pages.share_dialog import ShareDialog
from tests.e2e.pages.time_slider import TimeSlider


class Visitor(Hosting, LookingAround, RoomBar, ShareDialog, TimeSlider):
    """`ana.adds_marker("Café")`, `ben.sees("Café")`."""

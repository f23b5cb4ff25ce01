"""The time of the server under test, where it stands still until a test says `GET /later`."""

from tests.clock import Clock

clock = Clock()

"""A clock for the server under test that stands still until a test moves it."""


class Clock:
    """The one clock of the process."""

    now = 1000.0  # seconds

    @classmethod
    def monotonic(cls) -> float:
        return cls.now

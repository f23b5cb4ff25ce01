"""How often somebody may ask over HTTP, counted per minute in the cache, so that it holds across processes.

Sessions and links are easy to come by, so that an address, which many may share, has ten times as much in all.
"""

import time

from django.core.cache import cache

from project.realtime.cautious_cache import ask

WINDOW = 60  # seconds
PER_ADDRESS = 10  # times as many as for each who asks


def too_many(what: str, limit: int, who: str, address: str) -> bool:
    """Count one more; whether this is beyond what one, or an address, may ask in a minute."""
    return count(what, who) > limit or count(f"all-{what}", address) > limit * PER_ADDRESS


def count(what: str, who: str) -> int:
    """Count one more in this minute; which one it is.

    0 if nobody can count: a cache that is gone is no reason to turn people away.
    """
    return ask(lambda: _count(f"rate:{what}:{who}:{int(now() // WINDOW)}"), 0)


def _count(key: str) -> int:
    cache.add(key, 0, 2 * WINDOW)
    return int(cache.incr(key))


def wait() -> float:
    """Seconds until the counts begin anew."""
    return WINDOW - now() % WINDOW


def now() -> float:
    return time.time()

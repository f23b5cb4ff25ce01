"""How often somebody may ask over HTTP, counted per minute in the cache, so that it holds across processes."""

import logging
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

WINDOW = 60  # seconds


def count(what: str, who: str) -> int:
    """Count one more in this minute; which one it is.

    0 if nobody can count: a cache that is gone is no reason to turn people away.
    """
    key = f"rate:{what}:{who}:{int(now() // WINDOW)}"
    try:
        cache.add(key, 0, 2 * WINDOW)
        return int(cache.incr(key))
    except Exception as failure:  # noqa: BLE001 -- whatever the cache's backend raises
        logger.warning("rates: %s: %s", type(failure).__name__, failure)
        return 0


def wait() -> float:
    """Seconds until the counts begin anew."""
    return WINDOW - now() % WINDOW


def now() -> float:
    return time.time()

"""What `REDIS_URL` names: one Redis, several that the rooms are spread over, or what Sentinel watches.

One:       redis://redis:6379/0
Several:   redis://one:6379/0,redis://two:6379/0
Sentinel:  sentinel://:password@one:26379,two:26379,three:26379/main  (whichever they say is the master called "main")
"""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from redis.sentinel import Sentinel, SentinelConnectionPool

LAYER_TIMEOUT = 15  # seconds: more than the channel layer waits for a message
CACHE_TIMEOUT = 2  # seconds: it is there to save time


class MasterPool(SentinelConnectionPool):
    """Connections to the master of the day, made as Django's cache makes its pools: from a URL."""

    @classmethod
    def from_url(cls, url: str, **options: Any) -> "MasterPool":
        told = master(urlsplit(url))
        timeouts = {name: value for name, value in options.items() if name.startswith("socket_")}
        sentinel = Sentinel(told.pop("sentinels"), **timeouts)  # type: ignore[no-untyped-call]  # redis-py types half
        return cls(told.pop("master_name"), sentinel, **{**options, **told})


def layer_hosts(addresses: list[str]) -> list[dict[str, Any]]:
    """For the channel layer's `hosts`."""
    return [{**_host(address), "socket_timeout": LAYER_TIMEOUT} for address in addresses]


def cache(address: str) -> dict[str, Any]:
    """For `CACHES`."""
    options: dict[str, Any] = {"socket_timeout": CACHE_TIMEOUT, "socket_connect_timeout": CACHE_TIMEOUT}
    if address.startswith("sentinel://"):
        options["pool_class"] = f"{__name__}.MasterPool"
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": [address], "OPTIONS": options}


def split(text: str) -> list[str]:
    """The addresses between the commas; what has no scheme is one more sentinel of the address before."""
    addresses: list[str] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        if "://" in part or not addresses:
            addresses.append(part)
        else:
            addresses[-1] += f",{part}"
    return addresses


def _host(address: str) -> dict[str, Any]:
    url = urlsplit(address)
    if url.scheme != "sentinel":
        return {"address": address}
    told = master(url)
    timeouts = {
        "socket_timeout": CACHE_TIMEOUT,
        "socket_connect_timeout": CACHE_TIMEOUT,
    }  # one that hangs is passed over
    return {**told, "sentinel_kwargs": timeouts}


def master(url: SplitResult) -> dict[str, Any]:
    """Whom to ask for which master, and how to sign in there."""
    account, _, places = url.netloc.rpartition("@")
    name, _, database = url.path.strip("/").partition("/")
    username, _, password = account.partition(":")
    told: dict[str, Any] = {"master_name": name, "sentinels": [_place(place) for place in places.split(",")]}
    told |= {"db": int(database or 0)}
    return told | {key: value for key, value in (("username", username), ("password", password)) if value}


def _place(text: str) -> tuple[str, int]:
    host, _, port = text.partition(":")
    return host, int(port or 26379)

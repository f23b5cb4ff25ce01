"""What `REDIS_URL` may say, and what the channel layer and the cache are told."""

import pytest
from channels_redis.utils import create_pool

from project import redis_servers

SENTINELS = "sentinel://ann:secret@one:26380,two/rooms/3"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", []),
        ("redis://one:6379/0", ["redis://one:6379/0"]),
        ("redis://one:6379/0, redis://two:6379/1,", ["redis://one:6379/0", "redis://two:6379/1"]),
        (f"{SENTINELS},redis://five", [SENTINELS, "redis://five"]),
    ],
)
def test_addresses_are_separated_by_commas_and_so_are_sentinels(text: str, addresses: list[str]) -> None:
    assert redis_servers.split(text) == addresses


def test_the_layer_asks_the_sentinels_for_the_master() -> None:
    first, second = redis_servers.layer_hosts(["redis://one:6379/2", SENTINELS])
    assert create_pool(first).connection_kwargs["db"] == 2
    pool = create_pool(second)
    assert pool.service_name == "rooms"
    asked = [one.connection_pool.connection_kwargs for one in pool.sentinel_manager.sentinels]
    assert [(one["host"], one["port"]) for one in asked] == [("one", 26380), ("two", 26379)]
    known = {name: pool.connection_kwargs[name] for name in ("db", "username", "password")}
    assert known == {"db": 3, "username": "ann", "password": "secret"}


def test_the_cache_asks_them_too() -> None:
    options = redis_servers.cache(SENTINELS)["OPTIONS"]
    assert options.pop("pool_class") == "project.redis_servers.MasterPool"
    pool = redis_servers.MasterPool.from_url(SENTINELS, **options, db=None)
    assert (pool.service_name, pool.connection_kwargs["db"], pool.connection_kwargs["password"]) == (
        "rooms",
        3,
        "secret",
    )
    assert "pool_class" not in redis_servers.cache("redis://one:6379/0")["OPTIONS"]

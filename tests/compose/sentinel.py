"""A Redis master, its replica, and three sentinels that agree on who is the master: all throw-away processes."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import redis

from tests import services
from tests.processes import wait_until
from tests.redis_server import RedisServer

NAME = "rooms"
# Milliseconds: a master that says nothing for so long is gone; and how long one attempt to replace it may take.
PATIENCE = {"down-after-milliseconds": 1000, "failover-timeout": 5000, "parallel-syncs": 1}


class ReplicaServer(RedisServer):
    name = "The replica"

    def __init__(self, place: Path, master: RedisServer) -> None:
        super().__init__(place)
        self.log_path = place / "replica.log"
        self._master = master

    def command(self) -> Sequence[str]:
        return [*super().command(), "--replicaof", "127.0.0.1", str(self._master.port)]

    def is_ready(self) -> bool:
        if not super().is_ready():
            return False
        with redis.Redis(port=self.port) as client:
            return bool(client.info("replication").get("master_link_status") == "up")


class SentinelServer(RedisServer):
    name = "The sentinel"

    def __init__(self, place: Path, master: RedisServer) -> None:
        super().__init__(place)
        self.file = place / f"sentinel-{self.port}.conf"
        self.log_path = place / f"sentinel-{self.port}.log"
        settings = [f"sentinel {key} {NAME} {value}" for key, value in PATIENCE.items()]
        monitor = f"sentinel monitor {NAME} 127.0.0.1 {master.port} 2"
        bind = ["bind 127.0.0.1", f"port {self.port}", f"dir {place}"]
        self.file.write_text("\n".join([*bind, monitor, *settings, ""]))

    def command(self) -> Sequence[str]:
        return [super().command()[0], str(self.file), "--sentinel"]

    def knows(self) -> tuple[int, int]:
        """How many replicas and other sentinels."""
        with redis.Redis(port=self.port, decode_responses=True) as client:
            told = client.sentinel_master(NAME)
            return int(told["num-slaves"]), int(told["num-other-sentinels"])

    def master_port(self) -> int:
        with redis.Redis(port=self.port, decode_responses=True) as client:
            return int(client.sentinel_get_master_addr_by_name(NAME)[1])


class Watched:
    """`url` is what `REDIS_URL` says; `master` is who it is in the beginning."""

    def __init__(self, master: RedisServer, sentinels: Sequence[SentinelServer]) -> None:
        self.master = master
        self.sentinels = sentinels
        self.url = "sentinel://" + ",".join(f"127.0.0.1:{one.port}" for one in sentinels) + f"/{NAME}"

    def lose_master(self) -> None:
        """Kill the master, and wait until the sentinels have made the replica the master."""
        self.master.kill()
        wait_until(lambda: all(one.master_port() != self.master.port for one in self.sentinels), "the failover")


@contextmanager
def watched_redis() -> Iterator[Watched]:
    with services.redis_server() as master, services.place() as place, ExitStack() as ends:
        replica = ReplicaServer(place, master)
        sentinels = [SentinelServer(place, master) for _ in range(3)]
        for server in (replica, *sentinels):
            ends.callback(server.close)
            server.start()
        wait_until(lambda: all(one.knows() == (1, 2) for one in sentinels), "the sentinels to find each other")
        yield Watched(master, sentinels)

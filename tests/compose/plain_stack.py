"""The stack of `docker-compose.yml` as processes of this machine: the same programs, settings and Caddyfile."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from operator import methodcaller
from typing import Any

import psycopg

from tests.compose.stack import ask, read
from tests.postgres_server import PostgresServer
from tests.processes import RealProcess
from tests.proxy_server import ProxyServer
from tests.redis_server import RedisServer
from tests.web_process import WebProcess
from tests.worker_process import WorkerProcess


class PlainStack:
    name = "processes"

    def __init__(
        self,
        *,
        proxy: ProxyServer,
        webs: Sequence[WebProcess],
        worker: WorkerProcess,
        postgres: PostgresServer,
        redis: RedisServer,
        database_url: str,
    ) -> None:
        self.url = proxy.url
        self.ws = proxy.ws
        self.webs = len(webs)
        self._webs = webs
        self._services: dict[str, RealProcess] = {"worker": worker, "postgres": postgres, "redis": redis}
        self._proxy = proxy
        self._database_url = database_url

    def kill(self, service: str) -> None:
        self._services[service].kill()

    def stop(self, service: str) -> None:
        processes = self._webs if service == "web" else [self._services[service]]
        with ThreadPoolExecutor(self.webs) as together:
            list(together.map(methodcaller("terminate"), processes))  # each in its own way

    def start(self, service: str) -> None:
        self._services[service].start()

    def pause(self, service: str) -> None:
        os.kill(self._services[service].pid, signal.SIGSTOP)

    def resume(self, service: str) -> None:
        os.kill(self._services[service].pid, signal.SIGCONT)

    def restart_one(self, number: int) -> None:
        self._webs[number].terminate()
        self._webs[number].start()

    def roll(self) -> None:
        for number in range(self.webs):
            self.restart_one(number)

    def restart_all(self) -> None:
        with ThreadPoolExecutor(self.webs) as together:
            list(together.map(self.restart_one, range(self.webs)))

    def statuses(self, path: str) -> list[int]:
        return [ask(web.url + path) for web in self._webs]

    def answers(self, path: str) -> list[str]:
        return [read(web.url + path) for web in self._webs]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self._database_url) as database:
            return database.execute(query.encode()).fetchall()

    def logs(self) -> str:
        return "".join(process.log for process in (*self._webs, self._services["worker"]))

    def make_whole(self) -> None:
        for process in (*self._services.values(), *self._webs, self._proxy):
            process.start()

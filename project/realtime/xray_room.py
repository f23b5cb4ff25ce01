"""What those who watch are told of the group, the processes and the losses of their room (xray.py)."""

import os
from typing import TYPE_CHECKING, Any

from prometheus_client import Counter

from project.realtime import metrics
from project.realtime.presence import SHOWN

if TYPE_CHECKING:
    from project.realtime.relay import Relay

LAYERS = {"InMemoryChannelLayer": "memory", "RedisPubSubChannelLayer": "redis", "RedisChannelLayer": "redis"}


def facts(relay: "Relay", *, details: bool = False) -> dict[str, Any]:
    """For everybody: how many processes and people. Which process and who is in it: with DEBUG, or for staff."""
    processes = relay.presence.processes()
    layer = type(relay.channel.layer).__name__
    told = {
        "layer": {"kind": LAYERS.get(layer, "other"), "name": layer},
        "processes": [{"here": id == relay.channel.id, "people": len(people)} for id, people in processes.items()],
        "counts": {
            "dropped": relay.channel.dropped[relay.group],
            "repaired": relay.repair.repaired,
            "resent": relay.catch_up.resent,
            "slow": sum(socket.slow_since is not None for socket in relay.sockets),
        },
    }
    return {**told, "details": _details(relay, processes)} if details else told


def _details(relay: "Relay", processes: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
    return {
        "group": relay.group,
        "pid": os.getpid(),
        "sockets": len(relay.sockets),
        "processes": [
            {"id": id, "people": [person["id"] for person in people[:SHOWN]]} for id, people in processes.items()
        ],
        "counts": {
            "dropped": _value(metrics.LAYER_DROPPED),
            "layer_errors": _value(metrics.LAYER_ERRORS),
            "repairs": _value(metrics.REPAIRS),
            "slow_closed": _value(metrics.SLOW_CLOSED),
        },
    }


def _value(counter: Counter) -> int:
    return int(next(iter(counter.collect())).samples[0].value)

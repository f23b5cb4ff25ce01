"""How often somebody may ask: reads and changes are counted per minute, for each session, link or address.

Sessions and links are easy to come by, so that an address, which many may share, has ten times as much in all.
"""

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from project.api.asker import address_of, caller
from project.realtime import rates

PER_ADDRESS = 10  # times as many as for each caller


class PerMinute(BaseThrottle):
    def allow_request(self, request: Request, view: object) -> bool:
        reading = request.method in SAFE_METHODS
        what, limit = (
            ("reads", settings.API_READS_PER_MINUTE) if reading else ("writes", settings.API_WRITES_PER_MINUTE)
        )
        return (
            rates.count(what, caller(request)) <= limit
            and rates.count(f"all-{what}", address_of(request)) <= limit * PER_ADDRESS
        )

    def wait(self) -> float:
        return rates.wait()

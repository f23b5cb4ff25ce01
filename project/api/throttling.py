"""How often somebody may ask: reads and changes are counted per minute, for each session, link or address."""

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from project.api.asker import address_of, caller
from project.realtime import rates


class PerMinute(BaseThrottle):
    def allow_request(self, request: Request, view: object) -> bool:
        reading = request.method in SAFE_METHODS
        what, limit = (
            ("reads", settings.API_READS_PER_MINUTE) if reading else ("writes", settings.API_WRITES_PER_MINUTE)
        )
        return not rates.too_many(what, limit, caller(request), address_of(request))

    def wait(self) -> float:
        return rates.wait()

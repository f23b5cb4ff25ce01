"""The guard around the examples' views: not too often, and no traceback when the channel layer is away."""

import logging
from functools import wraps

from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from project.realtime import identity, rates
from project.realtime.answers import View, answers_in_json
from project.realtime.refusals import Refused

PER_MINUTE = 20  # of one visitor; ten times as many of one address

logger = logging.getLogger(__name__)


def held_back(view: View) -> View:
    @wraps(view)
    @answers_in_json
    def answer(request: HttpRequest) -> HttpResponse:
        visitor, address = identity.welcome(request.session, request.user).id, str(request.META.get("REMOTE_ADDR"))
        if rates.count("steps", visitor) > PER_MINUTE or rates.count("all-steps", address) > 10 * PER_MINUTE:
            raise Refused("rate_limited", "Wait a minute, please.", retry_after=rates.wait())
        try:
            return view(request)
        except (RedisError, OSError) as failure:
            logger.warning("first steps, %s: %s: %s", request.path, type(failure).__name__, failure)
            raise Refused("failed", "The channel layer is away, so nobody could be told.") from None

    return answer

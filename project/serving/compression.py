"""Pages and data go over the wire compressed; files were compressed when they were collected (`staticfiles.py`)."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class Compression(GZipMiddleware):
    """What Django compresses, but for streams: their events would wait in the compressor for the next ones.

    A size tells nobody a secret: tokens are masked anew for each answer, what holds links repeats nothing of the
    request, and Django adds some random bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)

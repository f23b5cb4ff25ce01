"""The headers of every answer that leaves this process, unless it says something else itself.

Django's middleware sees pages alone; these hold for static files, streams, and what the server refuses by itself, too.
"""

from functools import cache

from django.conf import settings

DENIED = (
    "accelerometer", "camera", "display-capture", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
ALLOWED_HERE = ("geolocation",)  # a map shows where one is oneself, to whoever asks for it

PARTS = (b"text/javascript", b"text/css")  # of pages; a page has hundreds
OF_PARTS = (b"X-Content-Type-Options", b"Cross-Origin-Resource-Policy", b"Cache-Control", b"Strict-Transport-Security")


@cache
def of_every_answer() -> dict[bytes, bytes]:
    """Name to value."""
    headers = {
        b"X-Content-Type-Options": b"nosniff",
        b"Referrer-Policy": b"same-origin",
        b"Permissions-Policy": _permissions().encode(),
        b"Cross-Origin-Resource-Policy": b"same-origin",
        b"Content-Security-Policy": b"default-src 'none'; frame-ancestors 'none'",  # pages say what they need
        b"Cache-Control": b"private, no-cache",  # what one person may see is not kept for another
    }
    if settings.SECURE_HSTS_SECONDS:
        headers[b"Strict-Transport-Security"] = b"max-age=%d; includeSubDomains" % settings.SECURE_HSTS_SECONDS
    return headers


@cache
def of_every_part() -> dict[bytes, bytes]:
    """The same for scripts and stylesheets, which do nothing but what their page may do."""
    return {name: value for name, value in of_every_answer().items() if name in OF_PARTS}


def _permissions() -> str:
    return ", ".join([f"{feature}=()" for feature in DENIED] + [f"{feature}=(self)" for feature in ALLOWED_HERE])

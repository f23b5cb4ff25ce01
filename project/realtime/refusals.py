"""Why a command is not done: each refusal becomes one `error` frame."""

from typing import Literal

Code = Literal[
    "invalid", "forbidden", "not_found", "held", "rate_limited", "too_large", "read_only", "failed", "hello_first"
]

# The sender may try these again; the others are final.
TEMPORARY: frozenset[Code] = frozenset({"rate_limited", "failed"})

# What the same refusal is over HTTP.
HTTP_STATUS: dict[Code, int] = {
    "invalid": 400, "forbidden": 403, "read_only": 403, "not_found": 404, "held": 409, "too_large": 413,
    "rate_limited": 429, "failed": 503, "hello_first": 400,
}  # fmt: skip


class Refused(Exception):
    """Raised by services and consumers; `detail` is a sentence for the person who asked."""

    def __init__(self, code: Code, detail: str, *, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after  # seconds

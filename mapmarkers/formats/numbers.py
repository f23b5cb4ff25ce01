"""Degrees in a file: the shortest text that is read back as the same number."""

from decimal import Decimal


def decimal(degrees: float) -> str:
    """Never with an exponent, which GPX forbids; a whole number without a point."""
    text = format(Decimal(repr(degrees)), "f")
    return text.removesuffix(".0")

"""The types of an item's fields: what a single value may be."""

from typing import Annotated, Literal

from msgspec import Meta

from project.realtime.identity import COLORS

FAR = 1e7  # units: the board has no edge, but numbers have

_COLOR = rf"(?:ink|{'|'.join(COLORS)}|#[0-9a-fA-F]{{6}})"

Kind = Literal["pen", "highlighter", "line", "arrow", "rectangle", "ellipse", "text", "note", "image"]
Place = Annotated[float, Meta(ge=-FAR, le=FAR)]
Length = Annotated[float, Meta(ge=0, le=FAR)]
Angle = Annotated[float, Meta(ge=-100, le=100)]
Height = Annotated[float, Meta(ge=-1e12, le=1e12)]
Color = Annotated[str, Meta(pattern=rf"^{_COLOR}\Z")]
Fill = Annotated[str, Meta(pattern=rf"^{_COLOR}?\Z")]
Size = Annotated[float, Meta(ge=0.01, le=10_000)]
Opacity = Annotated[float, Meta(ge=0.1, le=1)]
Dash = Literal["", "dashed", "dotted"]
Points = Annotated[str, Meta(pattern=r"^(?:[23][?-~]*)?\Z")]
Step = Annotated[float, Meta(ge=0.03125, le=8)]  # a power of two
Words = Annotated[str, Meta(pattern=r"^[^\x00]*\Z")]
Image = Annotated[str, Meta(pattern=r"^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?\Z")]

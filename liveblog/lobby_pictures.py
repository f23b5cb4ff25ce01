"""The pictures of the lobby blog, drawn at twice their size and made smaller, so that their lines are smooth."""

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 1280, 720  # pixels
SCALE = 2

Color = tuple[int, int, int]
Point = tuple[float, float]


def hangar() -> Image.Image:
    """Before dawn: a lit door, and the wing before it."""
    image = _sky((22, 28, 54), (74, 72, 112))
    draw = ImageDraw.Draw(image)
    _stars(draw, 140)
    _hills(draw, 500, 40, (30, 34, 58), seed=4)
    draw.rectangle(_scaled(0, 560, WIDTH, HEIGHT), fill=(33, 38, 48))
    _glow(image, (640, 520), 420, (255, 196, 110))
    draw = ImageDraw.Draw(image)
    draw.pieslice(_scaled(330, 300, 950, 860), 180, 360, fill=(47, 52, 72))
    draw.rectangle(_scaled(330, 575, 950, 600), fill=(47, 52, 72))
    draw.pieslice(_scaled(420, 380, 860, 800), 180, 360, fill=(255, 205, 128))
    draw.rectangle(_scaled(420, 588, 860, 602), fill=(255, 205, 128))
    draw.polygon(_points((420, 600), (860, 600), (1050, 720), (230, 720)), fill=(84, 74, 66))
    _plane(draw, 640, 600, 1.5, (18, 20, 30), bank=0)
    for x in (300, 352, 944, 1002):
        _person(draw, x, 640, (16, 18, 26))
    return _done(image)


def takeoff() -> Image.Image:
    """Sunrise over low hills, the plane above them."""
    image = _sky((92, 120, 176), (255, 178, 112))
    _glow(image, (860, 430), 380, (255, 238, 190))
    draw = ImageDraw.Draw(image)
    draw.ellipse(_scaled(806, 376, 914, 484), fill=(255, 244, 214))
    for base, rise, color, seed in (
        (470, 70, (190, 130, 128), 1),
        (530, 60, (132, 92, 112), 2),
        (600, 46, (80, 62, 88), 3),
        (660, 24, (44, 40, 58), 7),
    ):
        _hills(draw, base, rise, color, seed)
    _plane(draw, 470, 250, 1.7, (38, 32, 52), bank=-9)
    return _done(image)


def climb() -> Image.Image:
    """A chart: height over time."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), (250, 246, 238))
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = 150.0, 130.0, 1200.0, 610.0
    hours, metres = 4.0, 3500.0

    def at(hour: float, height: float) -> Point:
        return left + (right - left) * hour / hours, bottom - (bottom - top) * height / metres

    _write(draw, (60, 44), "Height above the airfield, in metres", 34, (48, 42, 38))
    for height in range(0, 3501, 500):
        _, y = at(0, height)
        draw.line(_points((left, y), (right, y)), fill=(226, 218, 204), width=2 * SCALE)
        _write(draw, (60, y - 15), f"{height:,}", 24, (128, 116, 104))
    for hour in range(5):
        x, _ = at(hour, 0)
        _write(draw, (x - 12, bottom + 22), f"{hour} h", 24, (128, 116, 104))
    line = [at(step / 60, _height(step / 60)) for step in range(196)]
    draw.polygon(_points((left, bottom), *line, (line[-1][0], bottom)), fill=(248, 219, 190))
    draw.line(_points(*line), fill=(200, 92, 40), width=6 * SCALE, joint="curve")
    x, y = line[-1]
    draw.ellipse(_scaled(x - 11, y - 11, x + 11, y + 11), fill=(200, 92, 40))
    _write(draw, (x - 250, y - 62), "3,012 m, after 3 h 15 min", 28, (120, 54, 24))
    return _done(image)


def _height(hour: float) -> float:
    if hour < 0.15:
        return 0.0
    calm = 180 * (1 - math.exp(-(hour - 0.15) * 9))
    share = min(1.0, max(0.0, (hour - 0.55) / 2.7))
    return calm + (3012 - calm) * share * share * (3 - 2 * share) + 18 * math.sin(hour * 11) * math.sin(math.pi * share)


DRAWINGS: dict[str, Callable[[], Image.Image]] = {"hangar": hangar, "takeoff": takeoff, "climb": climb}

# Parts


def _sky(high: Color, low: Color) -> Image.Image:
    column = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        share = (y / HEIGHT) ** 1.2
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(high, low, strict=True)))
    return column.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.BILINEAR)


def _glow(image: Image.Image, middle: Point, radius: float, color: Color) -> None:
    small = Image.new("L", (WIDTH // 4, HEIGHT // 4))
    x, y, r = middle[0] / 4, middle[1] / 4, radius / 8
    ImageDraw.Draw(small).ellipse((x - r, y - r, x + r, y + r), fill=210)
    mask = small.filter(ImageFilter.GaussianBlur(r)).resize(image.size, Image.Resampling.BILINEAR)
    image.paste(Image.new("RGB", image.size, color), mask=mask)


def _stars(draw: ImageDraw.ImageDraw, count: int) -> None:
    chance = Random(12)  # noqa: S311 -- the same stars every time
    for _ in range(count):
        x, y, size = chance.uniform(0, WIDTH), chance.uniform(0, 430), chance.uniform(0.6, 1.7)
        draw.ellipse(_scaled(x - size, y - size, x + size, y + size), fill=(214, 216, 236))


def _hills(draw: ImageDraw.ImageDraw, base: float, rise: float, color: Color, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 -- the same hills every time
    waves = [(chance.uniform(0.6, 1) / n, chance.uniform(0, math.tau), n * chance.uniform(0.8, 1.3)) for n in (1, 2, 4)]
    line = [
        (x, base - rise * sum(size * math.sin(shift + x / WIDTH * math.tau * n) for size, shift, n in waves))
        for x in range(0, WIDTH + 9, 8)
    ]
    draw.polygon(_points((0, HEIGHT), *line, (WIDTH, HEIGHT)), fill=color)


def _plane(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, color: Color, *, bank: float) -> None:
    """The plane from ahead and a little below, `bank` degrees to its side."""
    turn = math.radians(bank)

    def part(*points: Point) -> list[float]:
        return _points(
            *(
                (
                    x + size * (a * math.cos(turn) - b * math.sin(turn)),
                    y + size * (a * math.sin(turn) + b * math.cos(turn)),
                )
                for a, b in points
            )
        )

    draw.polygon(part((-210, -19), (-90, -4), (0, 0), (90, -4), (210, -19), (90, 5), (0, 10), (-90, 5)), fill=color)
    draw.polygon(part((-9, -2), (9, -2), (6, 27), (0, 32), (-6, 27)), fill=color)
    draw.polygon(part((-2, -2), (2, -2), (2, -44), (-2, -44)), fill=color)
    draw.polygon(part((-36, -42), (0, -47), (36, -42), (0, -39)), fill=color)


def _person(draw: ImageDraw.ImageDraw, x: float, y: float, color: Color) -> None:
    draw.ellipse(_scaled(x - 7, y - 52, x + 7, y - 38), fill=color)
    draw.rounded_rectangle(_scaled(x - 9, y - 37, x + 9, y), radius=7 * SCALE, fill=color)


def _write(draw: ImageDraw.ImageDraw, at: Point, text: str, size: float, color: Color) -> None:
    draw.text((at[0] * SCALE, at[1] * SCALE), text, fill=color, font=ImageFont.load_default(size * SCALE))


def _scaled(*numbers: float) -> list[float]:
    return [number * SCALE for number in numbers]


def _points(*points: Point) -> list[float]:
    return [number * SCALE for point in points for number in point]


def _done(image: Image.Image) -> Image.Image:
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

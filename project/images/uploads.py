"""What is looked at before a picture is taken in: its size, its type and its dimensions, but not its pixels.

The type is found by the content. What a browser says of a file, its name included, is not believed.
"""

import warnings
from typing import IO, NamedTuple

import PIL.Image
from PIL.ExifTags import Base
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from project.realtime.refusals import Refused

BYTES = 5 * 1024 * 1024
PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
END_MARKS = {b"\xff\xd8": b"\xff\xd9", b"\x89PNG": b"IEND", b"GIF8": b";"}  # by how the file begins
TAIL = 64 * 1024  # bytes at the end in which the end mark is looked for: some cameras write more behind it
SIDEWAYS = range(5, 9)  # the EXIF orientations that swap width and height

PIL.Image.MAX_IMAGE_PIXELS = PIXELS  # Pillow refuses twice as many by itself; between the two, `check` does
warnings.filterwarnings("ignore", category=DecompressionBombWarning)


class WrongType(Refused):
    """The file is nothing that is taken in here."""


class Dimensions(NamedTuple):
    width: int
    height: int


def check(file: IO[bytes], size: int) -> Dimensions:
    """The picture's dimensions as people see it, or `Refused`; `size` in bytes."""
    if size > BYTES:
        raise Refused("too_large", f"This picture has more than {BYTES // 1024**2} MB. Make it smaller, please.")
    if not size:
        raise Refused("invalid", "This file is empty.")
    if _cut_off(file, size):
        raise Refused("invalid", "A part of this picture is missing. Try to send it again.")
    with _opened(file) as image:
        if image.width * image.height > PIXELS:
            raise _too_many_pixels()
        turned = orientation(image) in SIDEWAYS
        return Dimensions(*reversed(image.size)) if turned else Dimensions(*image.size)


def _opened(file: IO[bytes]) -> PIL.Image.Image:
    """Read the header, with the decoders of our formats alone."""
    file.seek(0)
    try:
        return PIL.Image.open(file, formats=FORMATS)
    except (DecompressionBombError, DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception:  # noqa: BLE001 -- whatever a decoder raises for bytes that were made to confuse it
        raise WrongType("invalid", "Only JPEG, PNG, WebP and GIF pictures can be used here.") from None


def orientation(image: PIL.Image.Image) -> int:
    """How the camera was held (EXIF, 1 to 8), as far as the header tells."""
    try:
        # The PNG decoder's own getexif() would decode the pixels first.
        return int(PIL.Image.Image.getexif(image).get(Base.Orientation, 1))
    except Exception:  # noqa: BLE001 -- as above; a picture without readable EXIF is not turned
        return 1


def _cut_off(file: IO[bytes], size: int) -> bool:
    """Whether the end is missing, as well as that can be told without decoding; the worker will know."""
    file.seek(0)
    head = file.read(8)
    if head.startswith(b"RIFF"):
        return int.from_bytes(head[4:], "little") + 8 > size
    mark = next((mark for start, mark in END_MARKS.items() if head.startswith(start)), b"")
    file.seek(max(0, size - TAIL))
    return mark not in file.read(TAIL)


def _too_many_pixels() -> Refused:
    return Refused(
        "too_large", f"This picture has more than {PIXELS // 1_000_000} megapixels. Make it smaller, please."
    )

"""What the worker makes of an upload: WebP in a few widths, upright, the first frame, without any metadata."""

import io
from pathlib import Path
from typing import NamedTuple

import PIL.Image
from PIL import ImageCms, ImageOps
from PIL.Image import Resampling

from project.images.uploads import FORMATS, PIXELS, SIDEWAYS, Dimensions, orientation

WIDTHS = (320, 640, 1280, 2048)  # pixels; the largest is no larger than the picture itself
HEIGHT = 8192  # pixels: of a tall screenshot; WebP ends at 16383
DISTINCT = 0.8  # a width that is nearer than this to the largest is not worth a file
QUALITY = 82
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


class Undecodable(Exception):
    """The upload is no whole picture; says why in words for the person who sent it."""


class Made(NamedTuple):
    size: Dimensions  # of the original, upright
    sizes: list[list[int]]  # [width, height] of each file, the smallest first
    bytes: int  # of all files


def make(upload: Path, folder: Path) -> Made:
    """Write `<width>.webp` in all widths into `folder`; a second of processor time and up to 200 MB for a moment."""
    try:
        size, picture = _read(upload)
    except FileNotFoundError:
        raise Undecodable("The file is gone.") from None
    except Exception as failure:  # whatever a decoder raises for bytes that were made to confuse it
        raise Undecodable("This picture is damaged.") from failure
    sizes, written = [], 0
    for width in widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        file = folder / f"{width}.webp"
        picture.resize((width, height), Resampling.LANCZOS, reducing_gap=3).save(file, "WEBP", quality=QUALITY)
        sizes.append([width, height])
        written += file.stat().st_size
    return Made(size, sizes, written)


def widths(largest: int) -> list[int]:
    return [width for width in WIDTHS if width <= largest * DISTINCT] + [largest]


def _read(upload: Path) -> tuple[Dimensions, PIL.Image.Image]:
    """The original's dimensions, and the picture in the largest size that is needed."""
    with PIL.Image.open(upload, formats=FORMATS) as image:
        if image.width * image.height > PIXELS:
            raise ValueError("too many pixels")
        raw = Dimensions(*image.size)
        image.draft("RGB", _fitting(raw, turned=orientation(image) in SIDEWAYS))  # a JPEG is decoded in part only
        image.load()
        size = Dimensions(*reversed(raw)) if orientation(image) in SIDEWAYS else raw
        ImageOps.exif_transpose(image, in_place=True)
        profile = image.info.get("icc_profile")
        small = _in_color(image).resize(_fitting(size), Resampling.LANCZOS, reducing_gap=3)
        return size, _in_srgb(small, profile)


def _fitting(size: Dimensions, *, turned: bool = False) -> tuple[int, int]:
    """The largest size that is made of a picture of this `size`; `turned`: its width and height are still swapped."""
    width, height = reversed(size) if turned else size
    scale = min(1, WIDTHS[-1] / width, HEIGHT / height)
    return max(1, round(size.width * scale)), max(1, round(size.height * scale))


def _in_color(image: PIL.Image.Image) -> PIL.Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value / 256)
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    """The colours as a browser shows them without the profile, which goes with the other metadata."""
    plain = PIL.Image.new(image.mode, image.size)
    plain.paste(image)
    if not profile:
        return plain
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(plain, source, SRGB, outputMode=image.mode) or plain
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that is broken, or of other colours
        return plain

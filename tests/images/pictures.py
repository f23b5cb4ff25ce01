"""Pictures as people and attackers send them, made on the spot."""

import io
import struct
import zlib
from pathlib import Path

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL.ExifTags import Base

RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    """A red picture whose left quarter is blue."""
    image = PIL.Image.new("RGB", size, RED)
    image.paste(BLUE, (0, 0, size[0] // 4, size[1]))
    return encoded(image.convert(mode), kind, **options)


def encoded(image: PIL.Image.Image, kind: str, **options: object) -> bytes:
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def rotated_photo(orientation: int = 6, size: tuple[int, int] = (400, 200)) -> bytes:
    """A JPEG with the camera's words in it: how it was held, and where."""
    exif = PIL.Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.ImageDescription] = "taken at home"
    return picture("JPEG", size, exif=exif)


def animation() -> bytes:
    """A GIF whose first frame is red, and whose second is green."""
    frames = [PIL.Image.new("RGB", (50, 50), color) for color in (RED, GREEN)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def polyglot() -> bytes:
    """A JPEG that some would take for a web page."""
    return picture("JPEG", comment=b"<html><script>alert(1)</script></html>")


def sent(content: bytes, name: str = "photo.png", type: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, type)


def files_under(folder: Path) -> list[str]:
    """All files in this folder, by their path in it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())

"""What is made of an upload: WebP, upright, one frame, nothing of the original file but its pixels."""

import struct
from pathlib import Path

import PIL.Image
import pytest
from PIL import ImageCms

from project.images import thumbnails
from project.images.thumbnails import Made, Undecodable
from tests.images.pictures import BLUE, GREEN, RED, animation, bomb, encoded, picture, polyglot, rotated_photo


def make(tmp_path: Path, content: bytes) -> Made:
    upload = tmp_path / "upload"
    upload.write_bytes(content)
    return thumbnails.make(upload, tmp_path)


def largest(tmp_path: Path, made: Made) -> PIL.Image.Image:
    image = PIL.Image.open(tmp_path / f"{made.sizes[-1][0]}.webp")
    image.load()
    return image


def is_near(color: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(color, tuple)
    return all(abs(one - other) < 40 for one, other in zip(color[:3], wanted, strict=True))


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((1, 1), [[1, 1]]),
        ((300, 200), [[300, 200]]),
        ((350, 100), [[350, 100]]),
        ((700, 350), [[320, 160], [700, 350]]),
        ((4000, 1000), [[320, 80], [640, 160], [1280, 320], [2048, 512]]),
        ((500, 16384), [[250, 8192]]),
        ((16384, 2), [[320, 1], [640, 1], [1280, 1], [2048, 1]]),
    ],
)
def test_widths_end_with_the_pictures_own(tmp_path: Path, size: tuple[int, int], sizes: list[list[int]]) -> None:
    made = make(tmp_path, picture(size=size))
    assert (made.size, made.sizes) == (size, sizes)
    for width, height in sizes:
        with PIL.Image.open(tmp_path / f"{width}.webp") as image:
            assert (image.format, [*image.size]) == ("WEBP", [width, height])
    assert made.bytes == sum(file.stat().st_size for file in tmp_path.glob("*.webp"))


def test_a_photo_stands_upright(tmp_path: Path) -> None:
    """Its left quarter is blue; held so (6), what was left is on top."""
    made = make(tmp_path, rotated_photo(6, (3000, 1500)))
    assert made.size == (1500, 3000)
    assert made.sizes[-1] == [1500, 3000]
    image = largest(tmp_path, made)
    assert is_near(image.getpixel((700, 100)), BLUE)
    assert is_near(image.getpixel((700, 2900)), RED)


def test_nothing_is_told_of_camera_and_place(tmp_path: Path) -> None:
    image = largest(tmp_path, make(tmp_path, rotated_photo()))
    assert not image.getexif()
    assert not {"exif", "icc_profile", "xmp"} & image.info.keys()
    assert b"taken at home" not in (tmp_path / "200.webp").read_bytes()


def test_of_an_animation_the_first_frame_is_kept(tmp_path: Path) -> None:
    image = largest(tmp_path, make(tmp_path, animation()))
    assert getattr(image, "n_frames", 1) == 1
    assert is_near(image.getpixel((25, 25)), RED)


def test_a_page_in_disguise_loses_its_script(tmp_path: Path) -> None:
    made = make(tmp_path, polyglot())
    assert b"script" in (tmp_path / "upload").read_bytes()
    assert b"script" not in (tmp_path / f"{made.sizes[-1][0]}.webp").read_bytes()


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    half = PIL.Image.new("RGBA", (40, 40), (0, 128, 0, 255))
    half.paste((0, 0, 0, 0), (0, 0, 20, 40))
    image = largest(tmp_path, make(tmp_path, encoded(half, "PNG")))
    assert image.mode == "RGBA"
    left, right = image.getpixel((3, 20)), image.getpixel((36, 20))
    assert isinstance(left, tuple)
    assert left[3] == 0
    assert is_near(right, GREEN)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("PNG", "L"), ("PNG", "LA"), ("JPEG", "CMYK"), ("GIF", "P")])
def test_pictures_of_all_modes_keep_their_looks(tmp_path: Path, kind: str, mode: str) -> None:
    color = largest(tmp_path, make(tmp_path, picture(kind, mode=mode))).convert("L").getpixel((50, 20))
    assert isinstance(color, int | float)
    assert 40 <= color < 130


def test_sixteen_bits_of_grey_are_not_all_white(tmp_path: Path) -> None:
    grey = PIL.Image.frombytes("I;16", (40, 40), struct.pack("<H", 0x4000) * 1600)
    color = largest(tmp_path, make(tmp_path, encoded(grey, "PNG"))).getpixel((20, 20))
    assert is_near(color, (64, 64, 64))


def profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


@pytest.mark.parametrize("found", [b"no profile", profile("sRGB"), profile("LAB")], ids=["broken", "srgb", "lab"])
def test_a_colour_profile_is_used_if_it_can_be(tmp_path: Path, found: bytes) -> None:
    made = make(tmp_path, picture("JPEG", icc_profile=found))
    assert is_near(largest(tmp_path, made).getpixel((50, 20)), RED)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (picture("JPEG", (400, 400), quality=100)[:2000], "This picture is damaged."),
        (picture("PNG", (400, 400))[:300], "This picture is damaged."),
        (bomb(), "This picture is damaged."),
        (bomb(6000, 6000), "This picture is damaged."),
        (b"", "This picture is damaged."),
    ],
    ids=["cut-jpeg", "cut-png", "bomb", "megapixels", "empty"],
)
def test_what_cannot_be_decoded_is_said_to_be_damaged(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason):
        make(tmp_path, content)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_megapixels_are_counted_again(tmp_path: Path) -> None:
    with pytest.raises(Undecodable) as refusal:
        make(tmp_path, bomb(6000, 6000))
    assert "too many pixels" in str(refusal.value.__cause__)


def test_a_missing_file_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(Undecodable, match="gone"):
        thumbnails.make(tmp_path / "nothing", tmp_path)


def test_a_large_jpeg_is_decoded_in_part_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draft mode: 5,000 by 5,000 pixels are decoded as 2,500 by 2,500."""
    decoded: list[tuple[int, int]] = []
    in_color = thumbnails._in_color

    def noting(image: PIL.Image.Image) -> PIL.Image.Image:
        decoded.append(image.size)
        return in_color(image)

    monkeypatch.setattr(thumbnails, "_in_color", noting)
    made = make(tmp_path, picture("JPEG", (5000, 5000)))
    assert (decoded, made.size, made.sizes[-1]) == ([(2500, 2500)], (5000, 5000), [2048, 2048])

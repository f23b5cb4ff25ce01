"""Encoded polylines: the published algorithm, as small as they are said to be, and nothing breaks on bad ones."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch import strokes

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NUMBERS = st.integers(-(2**29), 2**29)


def test_it_is_the_published_algorithm() -> None:
    """https://developers.google.com/maps/documentation/utilities/polylinealgorithm, in steps of 0.00001 degrees."""
    published = [(3850000, -12020000), (4070000, -12095000), (4325200, -12645300)]
    assert strokes.encode(published) == "2_p~iF~ps|U_ulLnnqC_mqNvxq`@"
    assert strokes.decode("2_p~iF~ps|U_ulLnnqC_mqNvxq`@") == published


@unhurried
@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_flat_points_come_back(points: list[tuple[int, int]]) -> None:
    assert strokes.decode(strokes.encode(points)) == points
    assert strokes.count(strokes.encode(points)) == len(points)


@unhurried
@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.integers(0, 255))))
def test_points_with_pressure_come_back(points: list[tuple[int, int, int]]) -> None:
    assert strokes.decode(strokes.encode(points, 3)) == points
    assert strokes.count(strokes.encode(points, 3)) == len(points)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "4AB",
        "AB",
        "2A",
        "3AAAA",
        "2A_",
        "2_",
        "2A>",
        "2A\x7f",
        "2Aé",
        "2A\n",
        "2AA\n",
        "2" + "_" * 7 + "A" + "A",
        "2A\0",
    ],
)
def test_what_is_no_polyline_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="points"):
        strokes.count(text)


@unhurried
@given(st.text(st.characters(min_codepoint=63, max_codepoint=126)))
def test_whatever_is_counted_can_be_decoded(text: str) -> None:
    for dimensions in "23":
        try:
            count = strokes.count(dimensions + text)
        except ValueError:
            continue
        assert len(strokes.decode(dimensions + text)) == count


def hand(pressure: bool) -> list[tuple[int, ...]]:
    """Three seconds of a hand that writes: 60 points a second in steps of a quarter pixel, with its tremor."""
    points = []
    for number in range(180):
        t = number / 60
        x = 90 * t + 40 * math.sin(5 * t) + 0.3 * math.sin(61 * t)
        y = 60 * math.sin(3.1 * t) + 25 * math.cos(8 * t) + 0.3 * math.cos(57 * t)
        points.append((round(4 * x), round(4 * y), *([round(140 + 60 * math.sin(2 * t))] if pressure else [])))
    return points


@pytest.mark.parametrize(("pressure", "bytes_per_point"), [(False, 2.5), (True, 3.5)])
def test_a_point_of_a_written_line_takes_few_bytes(pressure: bool, bytes_per_point: float) -> None:
    """As stored, and as docs/board.md says."""
    points = hand(pressure)
    assert len(strokes.encode(points, 3 if pressure else 2)) / len(points) <= bytes_per_point

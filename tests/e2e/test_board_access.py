"""The drawing board for everybody: axe finds nothing, empty and full, light and dark, on a desk and a phone."""

from typing import Any

import pytest

from tests.e2e.board_people import Draw
from tests.e2e.test_accessibility import LOOKS, is_accessible


@pytest.mark.parametrize("look", LOOKS)
def test_board_is_accessible_empty_and_full_with_its_panels(artist: Draw, look: str) -> None:
    options: dict[str, Any] = LOOKS[look]
    dora = artist("Dora", **options)
    is_accessible(dora.page)

    dora.takes("Rectangle")
    if look == "phone":
        dora.button("Style").click()
    is_accessible(dora.page)
    left, top = (120, 160) if look == "phone" else (500, 300)  # beside the panel, or above it
    dora.pulls((left, top), (left + 120, top + 80))
    dora.counts(1)
    is_accessible(dora.page)
    dora.opens_the_list_of_things()
    is_accessible(dora.page)
    dora.closes_the_sheet()
    dora.opens_the_menu_and_takes("Save as a picture")
    is_accessible(dora.page)

    dora.opens("/sketch/lobby/")
    is_accessible(dora.page)

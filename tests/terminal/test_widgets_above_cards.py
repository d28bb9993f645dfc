"""What is said above cards: where the application goes, and hints that make room for the cards."""

from collections.abc import Callable

import pytest

from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.declaring import Destination
from kiosk.terminal.screens.declaration import DeclarationScreen
from kiosk.terminal.screens.errand import errand_screen, twice_screen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.shelf import LOWEST
from tests.terminal.stage import AGREE, stage

SIZES = [(80, 24), (100, 28), (105, 28), (120, 40), (127, 36), (200, 60)]


def declaring(destination: Destination) -> Callable[[Surroundings], FrameScreen]:
    """The screen on which one declares, having seen where it goes."""
    return lambda now: DeclarationScreen(now, AGREE, destination, 0)


@pytest.mark.parametrize("size", SIZES)
async def test_an_office_is_shown_with_street_place_and_hours_at_every_size(size: tuple[int, int]) -> None:
    app = stage(declaring(Destination(REHEARSAL_OFFICES[0])), "uk")
    async with app.run_test(size=size):
        for said in ("Torggata 3", "0181 Oslo", "10–14"):
            assert said in app.text


async def test_an_office_that_may_not_be_shown_is_not() -> None:
    app = stage(declaring(Destination(None, discreet=True)))
    async with app.run_test(size=(120, 40)):
        assert "Du leverer selv til en saksbehandler" in app.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
@pytest.mark.parametrize(
    "build", [declaring(Destination(REHEARSAL_OFFICES[0])), twice_screen, lambda now: errand_screen(now, None)]
)
async def test_whatever_is_said_above_them_cards_keep_the_rows_to_be_pointed_at(
    build: Callable[[Surroundings], FrameScreen], code: str, size: tuple[int, int]
) -> None:
    app = stage(build, code)
    async with app.run_test(size=size):
        cards = list(app.shown.query(Card))
        assert min(card.region.height for card in cards) >= LOWEST
        assert all(app.shown.sheet.region.contains_region(card.region) for card in cards)

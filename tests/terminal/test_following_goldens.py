"""Following and continuing exactly as the screens are sent, in three languages and two sizes."""

import pytest

from kiosk.errors import GatewayUnreachable
from kiosk.form.forms import Forms
from tests.terminal.following import CODE, PRINTED, WAITING, BrokenRegister, knowing_register
from tests.terminal.golden import compare
from tests.terminal.own_paper import sheet_of, sheets_for
from tests.terminal.test_every_screen import faults
from tests.terminal.visiting import Desk, Hand, both_forms

LANGUAGES = {"nb": "1", "uk": "4", "ar": "5"}
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
CODES = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def keep(hand: Hand, name: str, code: str, size: tuple[int, int]) -> None:
    """Compares the screen with its golden; on the smallest terminal nothing may cross an edge either."""
    if size == (80, 24):
        assert faults(hand.app.screen, hand.shown) == []
    compare(f"{name}-{code}-{size[0]}x{size[1]}", hand.shown)


@SIZES
@CODES
async def test_where_an_application_is_looks_as_it_did(forms: Forms, code: str, size: tuple[int, int]) -> None:
    desk = Desk(forms)
    async with desk.kiosk(register=knowing_register(), sheets=sheets_for(desk)).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", LANGUAGES[code])
        keep(hand, "errand-six", code, size)
        await hand.press("5")
        keep(hand, "follow", code, size)
        await hand.press(*WAITING, "enter", *CODE, "enter")
        await hand.until(lambda: hand.screen == "StatusScreen")
        keep(hand, "status-waiting", code, size)
        await hand.press("escape", *["backspace"] * 11, *PRINTED, "enter")
        await hand.until(lambda: hand.screen == "StatusScreen")
        keep(hand, "status-printed", code, size)
        await hand.press("escape", "tab", *["backspace"] * 7, *"000000", "enter")
        await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
        keep(hand, "follow-wrong", code, size)


@SIZES
@CODES
async def test_a_gateway_that_is_away_looks_as_it_did(forms: Forms, code: str, size: tuple[int, int]) -> None:
    async with Desk(forms).kiosk(register=BrokenRegister(GatewayUnreachable)).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", LANGUAGES[code], "5", *WAITING, "enter", *CODE, "enter")
        await hand.until(lambda: hand.screen == "CardScreen")
        keep(hand, "follow-away", code, size)


@SIZES
@CODES
async def test_ones_own_paper_looks_as_it_did(forms: Forms, code: str, size: tuple[int, int]) -> None:
    desk, parts = Desk(forms), sheet_of(forms)
    async with desk.kiosk(sheets=sheets_for(desk)).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", LANGUAGES[code], "5")
        keep(hand, "own", code, size)
        hand.app.take_scan(parts[1])
        await pilot.pause()
        keep(hand, "own-one", code, size)
        hand.app.take_scan("SK2:W76PNSMCE:1/2:ABC")
        await pilot.pause()
        keep(hand, "own-unknown", code, size)
        for part in parts:
            hand.app.take_scan(part)
            await pilot.pause()
        await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
        keep(hand, "own-code", code, size)
        await hand.press(*CODE, "enter")
        await hand.until(lambda: hand.screen == "CardScreen")
        keep(hand, "own-purpose", code, size)

"""Signing in exactly as the screens are sent, in three languages and two sizes."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from kiosk.signin.model import ENDINGS
from kiosk.signin.on_phone import Why
from kiosk.terminal.screens.sign_in import failed_screen
from tests.terminal.golden import compare
from tests.terminal.signing import Phone, desk_of, quick, reach_offer
from tests.terminal.stage import Stage
from tests.terminal.test_every_screen import faults
from tests.terminal.visiting import Hand

LANGUAGES = {"nb": "1", "uk": "4", "ar": "5"}
GATEWAY = "https://status.kommune.no"
SIZES = pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=["80x24", "100x30"])
CODES = pytest.mark.parametrize("code", LANGUAGES)


class Stopped(Phone):
    """A phone whose time is up from the beginning, so that its seconds always read the same."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0


def keep(screen: Screen[Any], shown: str, name: str, code: str, size: tuple[int, int]) -> None:
    """Compares the screen with its golden; on the smallest terminal nothing may cross an edge either."""
    if size == (80, 24):
        assert faults(screen, shown) == []
    compare(f"signing-{name}-{code}-{size[0]}x{size[1]}", shown)


@SIZES
@CODES
async def test_signing_in_looks_as_it_did(tmp_path: Path, code: str, size: tuple[int, int]) -> None:
    phone = Stopped()
    async with desk_of(tmp_path, gateway=GATEWAY).kiosk(sign_ins=lambda: phone).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand, LANGUAGES[code])
        keep(hand.app.screen, hand.shown, "offer", code, size)
        await hand.press("1")
        await hand.until(lambda: bool(hand.app.screen.query("QR")) and "0:00" in hand.shown)
        keep(hand.app.screen, hand.shown, "code", code, size)
        phone.go()
        await hand.until(lambda: bool(hand.app.screen.query("NumberPanel")))
        keep(hand.app.screen, hand.shown, "started", code, size)
        phone.go()
        await hand.until(lambda: "Velg tallet på telefonen" in hand.shown)
        keep(hand.app.screen, hand.shown, "choosing", code, size)
        phone.go()
        await hand.until(lambda: hand.screen == "PersonScreen")
        keep(hand.app.screen, hand.shown, "person", code, size)
        await hand.press("1", "enter", "enter")
        keep(hand.app.screen, hand.shown, "review", code, size)
        await hand.press("2")
        keep(hand.app.screen, hand.shown, "locked", code, size)


@SIZES
@CODES
async def test_who_has_no_name_looks_as_it_did(tmp_path: Path, code: str, size: tuple[int, int]) -> None:
    phone = quick(name="")
    async with desk_of(tmp_path).kiosk(sign_ins=lambda: phone).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand, LANGUAGES[code])
        await hand.press("1")
        await hand.until(lambda: hand.screen == "PersonScreen")
        keep(hand.app.screen, hand.shown, "nameless", code, size)


@SIZES
@CODES
async def test_a_rehearsed_code_says_that_nobody_needs_a_phone(
    tmp_path: Path, code: str, size: tuple[int, int]
) -> None:
    phone = Stopped()
    async with desk_of(tmp_path).kiosk(sign_ins=lambda: phone).run_test(size=size) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand, LANGUAGES[code])
        await hand.press("1")
        await hand.until(lambda: bool(hand.app.screen.query("QR")) and "0:00" in hand.shown)
        keep(hand.app.screen, hand.shown, "rehearsed", code, size)


WHYS: tuple[Why, ...] = (
    *ENDINGS, "lost", "away", "refused", "busy", "seal", "unusable", "another"
)  # fmt: skip


@SIZES
@pytest.mark.parametrize("code", ["nb", "ar"])
async def test_everything_that_can_go_wrong_looks_as_it_did(tmp_path: Path, code: str, size: tuple[int, int]) -> None:
    surroundings = desk_of(tmp_path).kiosk().surround(code)
    for why in WHYS:
        app = Stage(lambda now, why=why: failed_screen(now, 1, why), surroundings)  # type: ignore[misc]
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            keep(app.shown, app.text, f"over-{why}", code, size)

"""The visit's own screens exactly as they are sent, in three languages and two sizes."""

import pytest

from kiosk.language.script import width
from tests.terminal.golden import compare
from tests.terminal.visiting import Desk, Hand

LANGUAGES = {"nb": "1", "uk": "4", "ar": "5"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_screens_of_a_visit_look_as_they_did(desk: Desk, code: str, size: tuple[int, int]) -> None:
    columns, rows = size
    async with desk.kiosk().run_test(size=size) as pilot:
        hand = Hand(pilot)

        def keep(name: str) -> None:
            lines = hand.shown.splitlines()
            assert len(lines) == rows
            assert all(width(line) == columns for line in lines)
            compare(f"{name}-{code}-{columns}x{rows}", hand.shown)

        await pilot.pause()
        keep("rest")
        await hand.press("space")
        keep("language")
        await hand.press(LANGUAGES[code])
        keep("errand")
        await hand.press("1")
        keep("role")
        await hand.press("1")
        await hand.answer_all()
        keep("review")
        await hand.past_review()
        keep("declaration")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        keep("receipt")
        await hand.press("0")
        keep("feedback")

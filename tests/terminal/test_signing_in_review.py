"""Answers from a sign-in in the review: locked, marked, and mended only by signing out."""

from pathlib import Path

import pytest

from kiosk.terminal.widgets.row import Row
from tests.terminal.signing import desk_of, quick, reach_offer, sign_in
from tests.terminal.visiting import Desk, Hand

SIZE = (120, 40)
NAME, NUMBER, MESSAGE = "2", "3", "4"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path)


async def review(hand: Hand) -> None:
    """From the offer, signed in, to the review."""
    await sign_in(hand, quick())
    await hand.press("1", "enter", "enter")
    await hand.until(lambda: hand.screen == "ReviewScreen")


async def test_they_are_marked_and_the_card_shown_has_no_row(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await review(hand)
        rows = list(hand.app.screen.query(Row))
        assert [row.choice for row in rows] == ["home", "name", "identity", "message"]
        assert [row.state.icon for row in rows if row.state] == ["edit", "lock", "lock", "ask"]
        assert hand.shown.count("Fra innlogging") == 2


@pytest.mark.parametrize("row", [NAME, NUMBER])
async def test_pressing_one_says_why_and_keeps_it(desk: Desk, row: str) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await review(hand)
        await hand.press(row)
        assert getattr(hand.app.screen, "heading", "") == "signin.kiosk.locked.title"
        await hand.press("1")
        assert hand.screen == "ReviewScreen"
        assert desk.session.signed_in is not None


async def test_whoever_says_it_is_not_they_is_signed_out_and_asked_who_they_are(desk: Desk) -> None:
    phone = quick()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await review(hand)
        await hand.press(NAME, "2")
        assert desk.session.signed_in is None
        assert getattr(hand.app.screen, "heading", "") == "signin.kiosk.offer.title"
        await hand.press("2")
        assert hand.screen == "ReviewScreen"
        assert "Må svares på" in hand.shown
        assert desk.session.answers == {"home": "rent"}

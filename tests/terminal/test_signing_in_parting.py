"""A hand-off ends with whoever wanted it: on every way out it is closed, and nothing of who signed in is left."""

import gc
from pathlib import Path

import pytest

from kiosk.signin.on_phone import OnPhone
from kiosk.signin.sealing import VisitKey
from kiosk.terminal.screens.idle import IdleScreen
from kiosk.visit.signed_in import SignedIn
from tests.terminal.signing import Phone, desk_of, quick, reach_offer, sign_in
from tests.terminal.visiting import Desk, Hand
from tests.waiting import wait

pytestmark = pytest.mark.usefixtures("whole_memory")

SIZE = (120, 40)
PATIENCE = 600
OWN = "Siri Ingen Annens"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path, idle_seconds=PATIENCE)


async def begin(hand: Hand, phone: Phone) -> None:
    """As far as the code."""
    await reach_offer(hand)
    await hand.press("1")
    await hand.until(lambda: bool(phone.opened) and "Koden gjelder i" in hand.shown)


def let_pass(hand: Hand, seconds: int) -> None:
    """So many seconds in which nothing is pressed."""
    for _ in range(seconds):
        hand.app.count_quiet_second()


@pytest.mark.parametrize("key", ["1", "escape"])
async def test_cancelling_closes_it_and_leads_back_to_the_offer(desk: Desk, key: str) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        await hand.press(key)
        assert getattr(hand.app.screen, "heading", "") == "signin.kiosk.offer.title"
        await wait(lambda: phone.closed == phone.opened)


@pytest.mark.parametrize("keys", [("f10", "2"), ("f4", "f10")], ids=["end", "erase"])
async def test_ending_the_visit_closes_it(desk: Desk, keys: tuple[str, ...]) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        await hand.press(*keys)
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        await wait(lambda: phone.closed == phone.opened)


async def test_a_visit_that_ends_by_itself_closes_it_first(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        hand.app.abandon_visit()
        assert phone.closed == phone.opened


async def test_nobody_is_asked_for_while_the_phone_is_busy_and_is_when_it_is_not(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        let_pass(hand, 2 * PATIENCE)
        await pilot.pause()
        assert hand.screen == "PhoneScreen"
        phone.go(9)
        await hand.until(lambda: hand.screen == "PersonScreen")
        let_pass(hand, PATIENCE // 2)
        await pilot.pause()
        assert hand.screen == "PersonScreen"
        let_pass(hand, PATIENCE // 2 + 1)
        await pilot.pause()
        assert hand.screen == IdleScreen.__name__


async def test_a_hidden_screen_is_watched_again_when_the_phone_is_done(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        await hand.press("f4")
        assert not hand.app.watching
        phone.go(9)
        await wait(lambda: hand.app.watching)
        assert hand.screen == "PrivacyScreen"
        await hand.press("f4")
        await hand.until(lambda: hand.screen == "PersonScreen")


async def test_hiding_or_another_language_disturbs_no_phone(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        await hand.press("f4", "f4", "f3", "3")
        await hand.until(lambda: "The code works for" in hand.shown)
        phone.go(9)
        await hand.until(lambda: hand.screen == "PersonScreen")
        assert (len(phone.opened), phone.closed) == (1, [])


async def test_what_the_phone_says_after_cancelling_is_told_to_nobody(desk: Desk) -> None:
    phone = Phone()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await begin(hand, phone)
        await hand.press("1")
        phone.go(9)
        await pilot.pause(0.2)
        assert desk.session.signed_in is None


async def test_nothing_of_it_is_left_in_memory_when_the_visit_is_erased(desk: Desk) -> None:
    phone, before = quick(OWN), known()
    async with desk.kiosk(sign_ins=lambda: phone).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await reach_offer(hand)
        await sign_in(hand, phone)
        await hand.press("1", "escape", "1", "f10", "2")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        gc.collect()
        assert known() <= before
        assert holders(OWN) == []


def known() -> set[int]:
    """Whoever signed in, by place in memory; hand-offs and their keys too. Other tests keep some of their own."""
    return {id(each) for each in gc.get_objects() if isinstance(each, SignedIn | OnPhone | VisitKey)}


def holders(secret: str) -> list[str]:
    """What still holds a copy of this text; the text itself is the rehearsal's."""
    return [
        type(each).__name__
        for each in gc.get_objects()
        if any(isinstance(text, str) and text == secret and text is not secret for text in gc.get_referents(each))
    ]

"""The staff menu: behind a PIN, on the first screen only, for the running kiosk."""

import pytest

from kiosk.form.definition import Form
from kiosk.terminal.equipment import StaffDoor
from kiosk.visit.standing import FREE_GUESSES, Standing, Theme, Wish
from tests.terminal.visiting import Desk, Hand
from tests.test_pin import KEPT_PIN, PIN
from tests.waiting import wait

SIZE = (120, 40)
PRINTERS = ("192.0.2.1/ipp", "192.0.2.2/ipp")


@pytest.fixture
def door() -> StaffDoor:
    return StaffDoor(KEPT_PIN, Standing(), "day", PRINTERS)


async def let_in(hand: Hand) -> None:
    """At the menu."""
    await hand.pilot.pause()
    await hand.press("f9", *PIN, "enter")
    await hand.until(lambda: hand.screen == "CardScreen")


async def test_without_a_pin_in_the_settings_the_key_begins_a_visit_as_any_other(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("f9")
        assert hand.screen == "LanguageScreen"


async def test_nothing_on_the_first_screen_tells_of_it(form: Form, door: StaffDoor) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        await pilot.pause()
        without = Hand(pilot).shown
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert Hand(pilot).shown == without


async def test_in_the_midst_of_a_visit_the_key_does_nothing(form: Form, door: StaffDoor) -> None:
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("f9")
        assert hand.screen == "QuestionScreen"


async def test_no_digit_of_the_pin_is_ever_drawn(form: Form, door: StaffDoor) -> None:
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("f9")
        empty = hand.shown
        await hand.press(*"777777")
        assert "••••••" in hand.shown
        assert hand.shown.count("7") == empty.count("7")


async def test_back_leads_to_the_first_screen(form: Form, door: StaffDoor) -> None:
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        await hand.press("escape")
        assert hand.screen == "RestScreen"
        assert not hand.app.watching


async def test_wrong_pins_make_everybody_wait_even_with_the_right_one(form: Form) -> None:
    door = StaffDoor(KEPT_PIN, Standing(lambda: 100.0), "day", PRINTERS)
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("f9")
        for _ in range(FREE_GUESSES):
            await hand.press(*"000000", "enter")
        assert hand.screen == "CardScreen"
        assert "Vent 30 sekunder" in hand.shown
        await hand.press("escape", "f9")
        assert hand.screen == "CardScreen"


async def test_a_guess_is_counted_before_it_is_looked_at(form: Form, door: StaffDoor) -> None:
    for _ in range(FREE_GUESSES - 1):
        door.standing.count_guess()
    async with Desk(form).kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        assert door.standing.seconds_to_wait == 0


async def test_the_night_is_for_the_next_visit(form: Form, door: StaffDoor) -> None:
    app = Desk(form).kiosk(staff=door)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        await hand.press("2", "2")
        await wait(lambda: not app.is_running)
    assert door.standing.theme is Theme.NIGHT


async def test_another_printer_comes_first_in_the_next_visit(form: Form, door: StaffDoor) -> None:
    app = Desk(form).kiosk(staff=door)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        await hand.press("1")
        assert [card.label for card in hand.cards] == list(PRINTERS)
        await hand.press("2")
        await wait(lambda: not app.is_running)
    assert door.standing.printer == 1


@pytest.mark.parametrize(("key", "wish"), [("3", Wish.DOCTOR), ("4", Wish.TRAINING)])
async def test_the_doctor_and_practice_come_when_the_visit_has_ended(
    form: Form, door: StaffDoor, key: str, wish: Wish
) -> None:
    app = Desk(form).kiosk(staff=door)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        await hand.press(key)
        await wait(lambda: not app.is_running)
    assert door.standing.take_wish() is wish


async def test_shutting_down_is_asked_once(form: Form, door: StaffDoor) -> None:
    app = Desk(form).kiosk(staff=door)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        await hand.press(last := str(len(hand.cards)), "1")
        assert app.is_running
        await hand.press(last, "2")
        await wait(lambda: not app.is_running)
    assert door.standing.take_wish() is Wish.STOP


async def test_a_menu_left_open_closes_by_itself(form: Form, door: StaffDoor) -> None:
    desk = Desk(form, idle_seconds=600)
    async with desk.kiosk(staff=door).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await let_in(hand)
        for _ in range(600):
            hand.app.count_quiet_second()
        await hand.until(lambda: hand.screen == "IdleScreen")

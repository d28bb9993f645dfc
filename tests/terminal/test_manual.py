"""The guide for helpers: behind F1 and the staff menu, whole on a small terminal, in the house's own language."""

import pytest

from kiosk.form.definition import Form
from kiosk.terminal.equipment import StaffDoor
from kiosk.terminal.screens.manual import CHAPTERS
from kiosk.visit.standing import Standing
from tests.terminal.stage import HOME, ask, stage
from tests.terminal.visiting import Desk, Hand
from tests.test_pin import KEPT_PIN, PIN

SMALL = (80, 24)


@pytest.mark.parametrize("code", ["nb", "ar"])
async def test_every_chapter_is_whole_on_the_smallest_terminal(code: str) -> None:
    kiosk = stage(ask(HOME), code)
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f1", "f1")
        helper = kiosk.surroundings.voices.helper
        for number, chapter in enumerate(CHAPTERS, start=1):
            await pilot.press(str(number))
            shown = kiosk.text
            assert not [word for _, text in chapter.told for word in helper(text).split() if word not in shown]
            await pilot.press("escape")


async def test_it_is_reached_from_what_becomes_of_the_answers() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f1", "2", "2")
        assert kiosk.surroundings.voices.helper("manual.visit.title") in kiosk.text


async def test_back_leads_through_its_contents_to_f1() -> None:
    kiosk = stage(ask(HOME))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f1", "f1", "2", "escape")
        assert kiosk.surroundings.voices.helper("manual.visit.title") in kiosk.text
        await pilot.press("escape")
        assert kiosk.surroundings.voices.helper("explain.title") in kiosk.text
        assert kiosk.outcomes == []


async def test_staff_read_it_behind_their_pin(form: Form) -> None:
    door = StaffDoor(KEPT_PIN, Standing(), "day", ("192.0.2.1/ipp",))
    async with Desk(form).kiosk(staff=door).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("f9", *PIN, "enter")
        await hand.until(lambda: "For hjelperen" in hand.shown)
        await hand.press(str(len(hand.cards) - 1), "6")
        assert "Vi gjetter ikke svar" in hand.shown

"""What a visit on the screens marks of itself, and that nothing of it is anybody's own."""

import pytest
from textual.pilot import Pilot

from kiosk.form.definition import Form
from kiosk.insight.tally import Tally
from kiosk.insight.vocabulary import Word, vocabulary_of
from tests.terminal.visiting import Desk, Hand

SIZE = (120, 40)


@pytest.fixture
def tally(form: Form) -> Tally:
    return Tally(vocabulary_of([form]))


def told(tally: Tally) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for subject, item in tally.take():
        found.setdefault(subject, set()).add(item)
    return found


async def test_an_application_counts_as_paper_with_its_language_and_helper(form: Form, tally: Tally) -> None:
    desk = Desk(form)
    async with desk.kiosk(tally=tally).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration("5")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        await hand.press("0")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
    counted = told(tally)
    assert counted.pop("minutes") >= {"begin.under2", "who.under2", "end.under2", "review.under2", "deliver.under2"}
    assert counted == {"language": {"ar"}, "helper": {"nav"}, "route": {"paper"}, "back": {"none"}, "face": {"good"}}


async def test_who_ends_counts_as_left_at_the_step_they_stood_at(form: Form, tally: Tally) -> None:
    async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", *"Sara", "f10", "2")
    counted = told(tally)
    assert (counted["route"], counted["stopped"]) == ({"left"}, {"who"})


async def test_whose_receipt_is_there_has_not_left_whatever_they_press(form: Form, tally: Tally) -> None:
    async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        await hand.press("f10", "2")
    counted = told(tally)
    assert (counted["route"], counted.get("stopped")) == ({"paper"}, None)


async def test_help_counts_for_the_question_and_back_coarsely(form: Form, tally: Tally) -> None:
    async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("f1", "escape", "1", "escape", "1", "f10", "2")
    counted = told(tally)
    assert (counted["help"], counted["back"]) == ({"home"}, {"few"})


async def test_nothing_counts_before_somebody_has_come(form: Form, tally: Tally) -> None:
    async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
        pilot.app.end()  # type: ignore[attr-defined]
    assert told(tally) == {}


async def test_whoever_is_gone_when_the_kiosk_erases_counts_as_left(form: Form, tally: Tally) -> None:
    async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        hand.app.abandon_visit()
    assert told(tally)["route"] == {"left"}


async def test_two_people_with_the_same_counters_leave_the_same_marks(form: Form, tally: Tally) -> None:
    async def leave(answer: str, name: str) -> tuple[Word, ...]:
        async with Desk(form).kiosk(tally=tally).run_test(size=SIZE) as pilot:
            await Hand(pilot).begin()
            await Hand(pilot).press(answer, *name, "enter", "f10", "2")
        return tally.take()

    assert await leave("1", "Sara") == await leave("2", "Ole")


@pytest.mark.parametrize("is_counted", [True, False])
async def test_the_page_about_the_answers_says_that_visits_are_counted(
    form: Form, tally: Tally, *, is_counted: bool
) -> None:
    async with Desk(form).kiosk(tally=tally if is_counted else None).run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await open_about(pilot)
        assert ("Aldri hvem du er" in " ".join(hand.shown.split())) is is_counted


async def open_about(pilot: Pilot[None]) -> None:
    await Hand(pilot).press("f1", "2")

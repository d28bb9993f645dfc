"""What somebody came for, and which form it leads to."""

import pytest

from kiosk.form.forms import Forms
from tests.terminal.visiting import Desk, Hand, both_forms

SIZE = (120, 40)
NEW, AGAIN, TWICE, LATE = "1", "2", "3", "4"


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


@pytest.mark.parametrize(("key", "errand"), [(NEW, "new"), (AGAIN, "again")])
async def test_an_application_asks_the_application_form(forms: Forms, key: str, errand: str) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        await Hand(pilot).begin(errand=key)
        assert (desk.session.errand, desk.session.form) == (errand, forms.application)


async def test_late_documents_ask_for_the_number_of_the_application_they_belong_to(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin(errand=LATE)
        assert desk.session.form is forms.late
        assert hand.app.screen.question.id == "reference"  # type: ignore[attr-defined]
        await hand.press(*"sk1:7KQ4M2XJG", "enter")
        assert desk.session.answers["reference"] == "7KQ-4M2-XJG"


async def test_a_scanner_at_a_serial_port_answers_for_the_number(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        hand.app.take_scan("SK1:7KQ4M2XJG:R")
        await hand.begin(errand=LATE)
        hand.app.take_scan("SK1:7KQ4M2XJG:R")
        await pilot.pause()
        assert desk.session.answers == {"reference": "7KQ-4M2-XJG"}


async def test_who_applied_within_a_day_is_told_that_another_is_not_faster(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", TWICE)
        assert "En ny søknad går ikke fortere." in hand.shown
        await hand.press("escape")
        assert "Søke på nytt" in hand.shown


@pytest.mark.parametrize(("key", "errand"), [("1", "late"), ("2", "twice")])
async def test_after_the_warning_papers_go_to_the_application_or_another_is_made(
    forms: Forms, key: str, errand: str
) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await hand.press("space", "1", TWICE, key)
        assert desk.session.errand == errand
        assert hand.app.screen.heading == "role.title"  # type: ignore[attr-defined]


async def test_the_errand_chosen_before_is_shown_to_one_who_comes_back(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin(errand=AGAIN)
        await hand.press("escape", "escape")
        assert [card.choice for card in hand.cards if card.chosen] == ["again"]


async def test_late_documents_end_on_paper_without_month_or_declaration(forms: Forms) -> None:
    desk = Desk(forms)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin(errand=LATE)
        await hand.answer_all()
        assert hand.screen == "ReviewScreen"
        await hand.past_review()
        await hand.until(lambda: hand.screen == "ReceiptScreen")
    assert [(each.form, each.errand) for each in desk.delivered] == [("ettersendelse", "late")]

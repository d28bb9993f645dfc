"""Where a visit stops and looks: unusual answers, a talk, documents, the month, and where it all goes."""

from pathlib import Path

import pytest

from kiosk.form.definition import Form
from tests.terminal.careful_form import CAREFUL_FORM
from tests.terminal.visiting import Desk, Hand, read_small

SIZE = (120, 40)


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return read_small(Path(tmp_path_factory.mktemp("careful")), CAREFUL_FORM)


@pytest.fixture
def desk(careful: Form) -> Desk:
    return Desk(careful)


async def type_wage(hand: Hand, wage: str) -> None:
    """From rest to the wage, which is typed."""
    await hand.begin()
    await hand.press("1", *wage, "enter")


async def test_an_unusual_answer_is_shown_once_more_before_it_is_kept(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await type_wage(hand, "8000000")
        assert hand.screen == "DoubtScreen"
        assert desk.library.words("nb")("doubt.high") in hand.shown
        assert "wage" not in desk.session.answers
        await hand.press("1")
        assert desk.session.answers["wage"] == 8_000_000
        assert hand.app.screen.question.id == "rent"  # type: ignore[attr-defined]


async def test_changing_an_unusual_answer_keeps_what_was_typed(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await type_wage(hand, "8000000")
        await hand.press("2")
        assert hand.app.screen.typed() == "8000000"  # type: ignore[attr-defined]
        await hand.press("backspace", "backspace", "enter")
        assert hand.screen == "DoubtScreen"


async def test_what_was_confirmed_is_not_doubted_again(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await type_wage(hand, "8000000")
        await hand.press("1", "escape", "enter")
        assert hand.app.screen.question.id == "rent"  # type: ignore[attr-defined]


async def test_a_usual_answer_is_not_doubted(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await type_wage(hand, "20000")
        assert hand.app.screen.question.id == "rent"  # type: ignore[attr-defined]


async def test_who_wants_to_talk_first_is_waited_for_with_patience_and_the_answers_stay(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("3")
        assert "Vi venter. Svarene blir her." in hand.shown
        assert hand.app.forbearance > 1
        await hand.press("1")
        assert hand.app.forbearance == 1
        assert desk.session.answers == {"place": "talk_first"}
        assert hand.app.screen.question.id == "wage"  # type: ignore[attr-defined]


async def to_papers(hand: Hand) -> None:
    """From rest to the documents: one is asked for, and the month has something in it."""
    await type_wage(hand, "20000")
    await hand.press(*"9000", "enter")


async def test_documents_come_after_the_questions_and_the_month_before_the_review(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await to_papers(hand)
        seen = []
        for _ in range(3):
            seen.append(hand.screen)
            await hand.press("0")
        assert seen == ["DocumentsScreen", "MonthScreen", "ReviewScreen"]


async def test_how_a_document_stands_is_chosen_on_a_screen_of_its_own(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await to_papers(hand)
        await hand.press("1")
        assert hand.screen == "PaperScreen"
        await hand.press("1")
        assert hand.screen == "DocumentsScreen"
        assert desk.session.documents == {"payslip": "here"}


async def test_back_from_the_month_is_the_documents_and_then_the_last_question(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await to_papers(hand)
        await hand.press("0", "escape")
        assert hand.screen == "DocumentsScreen"
        await hand.press("escape")
        assert hand.app.screen.question.id == "rent"  # type: ignore[attr-defined]


async def test_the_review_says_how_many_documents_are_here_and_leads_to_them(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await to_papers(hand)
        await hand.press("0", "0")
        assert "Papirer: 0 av 1 er her" in hand.shown
        await hand.press("4", "1", "1", "0")
        assert "Papirer: 1 av 1 er her" in hand.shown


async def test_where_no_document_is_asked_for_none_is_shown_either_way(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", "tab", "enter", *"9000", "enter")
        assert hand.screen == "MonthScreen"
        await hand.press("escape")
        assert hand.app.screen.question.id == "rent"  # type: ignore[attr-defined]


async def test_nobody_declares_before_they_see_that_they_hand_it_in_themselves(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("2", "tab", "enter", *"9000", "enter", "0", "0")
        assert hand.screen == "DeclarationScreen"
        assert "Du leverer selv til en saksbehandler" in hand.shown
        assert "Nav Nordby" not in hand.shown


async def test_without_an_office_the_municipality_stands_for_it(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", "tab", "enter", *"9000", "enter", "0", "0")
        assert "Nav i kommunen der du bor" in hand.shown

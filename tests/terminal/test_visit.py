"""The visit as one loop: forward, back, sideways, and to the end."""

import pytest

from kiosk.form.definition import Form
from kiosk.language.pictogram import Cells
from tests.terminal.visiting import REFERENCE, Desk, Hand, real_form

SIZE = (120, 40)


@pytest.mark.parametrize(("key", "code"), [("1", "nb"), ("4", "uk"), ("5", "ar")])
async def test_a_whole_visit_ends_with_one_delivered_application_and_nothing_kept(key: str, code: str) -> None:
    desk = Desk(real_form())
    app = desk.kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration(key)
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        await hand.press("0", "1")
        await hand.press("space")
    assert [(each.language, each.reference) for each in desk.delivered] == [(code, str(REFERENCE))]
    assert desk.delivered[0].answers["declaration"] == "agree"
    assert desk.copies == 1
    assert desk.session.answers == {}
    assert app.return_code == 0


async def test_any_key_leaves_the_rest_screen(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        assert hand.screen == "RestScreen"
        await hand.press("f9")
        assert hand.screen == "LanguageScreen"


async def test_a_tap_leaves_the_rest_screen(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        await pilot.click(offset=(20, 35))
        await pilot.pause()
        assert hand.screen == "LanguageScreen"


async def test_back_goes_from_the_first_question_to_who_helps_what_for_and_the_languages(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("escape")
        assert "Ansatt i Nav" in hand.shown
        await hand.press("escape")
        assert "Levere papirer" in hand.shown
        await hand.press("escape")
        assert hand.screen == "LanguageScreen"


async def test_back_keeps_the_answer_that_was_given(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1")
        await hand.press("escape")
        assert desk.session.answers == {"home": "rent"}
        assert hand.app.screen.answering.raw == "rent"  # type: ignore[attr-defined]


async def test_a_card_is_chosen_by_tap_as_by_key(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await pilot.click("Card")
        await pilot.pause()
        assert desk.session.answers == {"home": "rent"}


async def test_changing_language_keeps_what_was_typed(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", *"Sara")
        await hand.press("f3", "5")
        assert desk.session.language == "ar"
        assert hand.screen == "QuestionScreen"
        assert "Sara" in hand.app.screen.typed()  # type: ignore[attr-defined]


async def test_the_picker_can_be_left_without_changing_the_language(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin("3")
        await hand.press("f3", "escape")
        assert desk.session.language == "en"
        assert hand.screen == "QuestionScreen"


async def test_f4_shows_nothing_of_the_screen_and_only_f4_brings_it_back(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", *"Sara", "f4")
        assert hand.screen == "PrivacyScreen"
        assert "F4" in hand.shown
        assert "heter" not in hand.shown
        await hand.press("space", "escape", "enter")
        assert hand.screen == "PrivacyScreen"
        await hand.press("f4")
        assert "Sara" in hand.app.screen.typed()  # type: ignore[attr-defined]


async def test_f10_asks_once_and_then_erases(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", "f10")
        assert desk.session.answers != {}
        await hand.press("2")
        assert hand.screen == "GoodbyeScreen"
        assert desk.session.answers == {}
    assert desk.delivered == []


async def test_f10_can_be_taken_back(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", "f10", "1")
        assert hand.screen == "QuestionScreen"
        assert desk.session.answers == {"home": "rent"}


async def test_the_review_jumps_to_an_answer_and_comes_back(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer_all()
        await hand.press("1", "2")
        assert hand.screen == "ReviewScreen"
        assert desk.session.answers["home"] == "none"


async def test_what_was_not_answered_stands_in_the_review_as_such(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("0")
        await hand.answer_all()
        assert "Hvor bor du? Ikke svart" in hand.shown.replace("\u2068", "").replace("\u2069", "")


async def test_a_missing_required_answer_holds_the_declaration_back(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer_all()
        desk.session.answers.pop("name")
        await hand.press("f3", "1", "0")
        assert hand.screen == "ReviewScreen"


async def test_the_declaration_the_form_ends_with_is_asked_after_the_review(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer_all()
        assert hand.screen == "ReviewScreen"
        assert "true" not in desk.session.answers
        await hand.past_review()
        assert "Ja, jeg er enig" in hand.shown
        await hand.press("2")
        assert hand.screen == "ReviewScreen"
        assert "true" not in desk.session.answers


async def test_back_from_the_review_is_the_last_question(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer_all()
        await hand.press("escape")
        assert hand.app.screen.question.id == "message"  # type: ignore[attr-defined]


async def test_an_answer_that_looks_like_markup_is_shown_as_it_was_typed(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.answer_all()
        desk.session.answers["message"] = "[/b][@click=app.quit]x[/]"
        await hand.press("f3", "1")
        assert "[/b][@click=app.quit]x[/]" in hand.shown


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_a_resize_in_the_middle_of_a_visit_loses_nothing(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1", *"Sara")
        await pilot.resize_terminal(*size)
        await hand.until(lambda: {len(line) for line in hand.shown.splitlines()} == {size[0]})
        assert "Sara" in hand.app.screen.typed()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("key", "seen"), [("1", True), ("2", False)])
async def test_the_helper_says_once_whether_the_pictures_are_right(form: Form, key: str, seen: bool) -> None:
    desk = Desk(form)
    heard: list[bool] = []
    font = Cells.load("font")
    app = desk.kiosk(cells=font, font_seen=heard.append)
    async with app.run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await pilot.pause()
        assert "Ser du et hus?" in hand.shown
        await hand.press(key)
        assert hand.screen == "RestScreen"
        assert heard == [seen]
        assert (app.surroundings.cells is font) is seen

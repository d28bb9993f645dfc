"""Sensitive answers: covered until touched, in the field, in the review, on the cards of a group, and in lines."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.form.answers import Answer, Place, Problem
from kiosk.form.definition import Choice, Form, Kind, Question, WayOut
from kiosk.form.journey import Stop
from kiosk.form.kinds import kind_of
from kiosk.terminal.masking import covered, masked
from kiosk.terminal.overview import icons, overview
from kiosk.terminal.plain import run_plain
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.typed import Typed
from tests.terminal.small_form import SMALL_FORM
from tests.terminal.stage import NUMBER, TODAY, WORDS, stage
from tests.terminal.visiting import Desk, Hand, clock, read_small

SIZE = (120, 40)
FNR = "01020049930"
SECRET = replace(NUMBER, sensitive=True)
SECRET_FORM = SMALL_FORM.replace('text = "Noe mer?"', 'text = "Noe mer?"\nsensitive = true')


def shown_as(question: Question, *, typed: str = "", answer: Answer | None = None, touched: bool = False):  # type: ignore[no-untyped-def]
    """A stage with this question on it."""

    def parse(raw: str) -> Answer | Problem:
        return kind_of(question).parse(question, raw, TODAY)

    def build(now: Surroundings) -> FrameScreen:
        return QuestionScreen(now, question, 0, answer, typed=typed, parse=parse, touched=touched)

    return stage(build)


def test_only_the_last_letters_of_a_number_are_left() -> None:
    assert masked("010200 49930") == "•••••• •••30"


def test_nothing_is_left_of_a_short_answer() -> None:
    assert masked("1234") == "••••"


def test_a_choice_that_is_sensitive_is_covered_whole_and_has_the_questions_picture() -> None:
    question = Question("x", Kind.ONE, "", "home", choices=(Choice("a", "", "homeless"),), sensitive=True)
    assert covered(question, "a", "Har ikke sted å bo") == "••• •••• •••• • ••"
    stop = Stop(Place("x"), question, None)  # type: ignore[arg-type]
    assert icons(stop, "a") == ("home",)


def test_a_way_out_is_not_covered() -> None:
    assert covered(SECRET, WayOut.NO_SAY, "Vil ikke si") == "Vil ikke si"


def test_what_is_not_sensitive_is_shown() -> None:
    assert covered(NUMBER, FNR, FNR) == FNR


async def test_an_answer_that_stands_in_its_field_is_covered_until_a_key_is_pressed() -> None:
    kiosk = shown_as(SECRET, answer=FNR)
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "•••••••••30" in kiosk.text
        await pilot.press("end")
        assert FNR in kiosk.text or "•" not in kiosk.text


async def test_a_tap_shows_it_too() -> None:
    kiosk = shown_as(SECRET, answer=FNR)
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.click(Typed)
        assert "•" not in kiosk.text


async def test_what_is_being_typed_is_shown() -> None:
    kiosk = shown_as(SECRET)
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press(*"0102")
        assert "•" not in kiosk.text


async def test_what_was_typed_is_covered_again_when_nobody_types() -> None:
    kiosk = shown_as(SECRET)
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press(*FNR)
        field = kiosk.screen.query_one(Typed)
        field.cover()
        await pilot.pause()
        assert "•••••••••30" in kiosk.text
        await pilot.press("tab")
        assert "•••••••••30" in kiosk.text


async def test_covering_changes_nothing_that_was_typed() -> None:
    kiosk = shown_as(SECRET, typed="0102")
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press(*"0049930")
        screen = kiosk.screen
        assert isinstance(screen, QuestionScreen)
        assert screen.answering.raw == FNR


async def test_free_text_is_covered_too() -> None:
    kiosk = shown_as(replace(WORDS, sensitive=True), answer="Bare til deg")
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "•••• ••• •eg" in kiosk.text


@pytest.fixture(scope="module")
def secret_form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return read_small(Path(tmp_path_factory.mktemp("secret")), SECRET_FORM)


async def test_the_review_covers_it_and_pressing_its_row_shows_it(secret_form: Form) -> None:
    desk = Desk(secret_form)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        await hand.press("1")
        await hand.answer()
        await hand.press("0", *"hemmelig", "enter")
        assert hand.screen == "ReviewScreen"
        assert "hemmelig" not in hand.shown
        assert "••••••ig" in hand.shown
        rows = hand.app.rows()
        at = next(number for number, row in enumerate(rows, 1) if row.question[0] == "Noe mer?")
        await hand.press(str(at))
        assert hand.screen == "QuestionScreen"
        assert "hemmelig" in hand.shown


def test_lines_cover_it_in_their_review(secret_form: Form) -> None:
    desk = Desk(secret_form)
    output = io.StringIO()
    lines = "nb\nnew\nnav\nrent\nSara Test\n\nBare til deg\n#\n#\n"
    run_plain(
        secret_form, desk.library, desk.settings, io.StringIO(lines), output,
        taking=desk.taking, clock=clock, session=desk.session,
    )  # fmt: skip
    assert "•••• ••• •eg" in output.getvalue()
    assert "Bare til deg" not in output.getvalue()


def test_a_repetition_named_by_a_sensitive_answer_is_covered(tmp_path: Path) -> None:
    text = SMALL_FORM.replace('text = "Hva heter barnet?"', 'text = "Hva heter barnet?"\nsensitive = true')
    desk = Desk(read_small(tmp_path, text))
    index = desk.session.add_item("children")
    place = desk.session.journey.inside("children", index)[0].place
    answer = desk.taking.parse(desk.session.journey.inside("children", index)[0].question, "Sara|Test")
    assert not isinstance(answer, Problem)
    desk.session.put(place, answer)
    rows = overview(desk.session.journey, desk.kiosk().surroundings.voices, desk.taking)
    assert not any("Sara" in str(row.answer) for row in rows)


def test_what_steers_the_order_of_a_number_is_no_letter_of_it() -> None:
    assert masked("\u2066010200 49930\u2069") == "\u2066•••••• •••30\u2069"

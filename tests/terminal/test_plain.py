"""The visit as lines: the same questions, the same answers, the same Application."""

import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from kiosk.form.answers import Name
from kiosk.form.definition import Form
from kiosk.form.reading import read_form
from kiosk.language.concepts import CONCEPTS
from kiosk.terminal.plain import run_plain
from kiosk.visit.application import Application
from kiosk.visit.session import Session
from tests.terminal.visiting import REFERENCE, Desk, Hand, clock

BEGIN = ("nb", "new", "nobody")
WHOLE = ("rent", "Sara Test", "add", "Ada Test", "yes", "", "", "", "agree")


def told(desk: Desk, *lines: str) -> tuple[Application | None, str, Session]:
    """What came of these lines, what was said, and the session."""
    said = StringIO()
    session = Session(desk.session.forms, desk.settings, REFERENCE, clock=clock)
    application = run_plain(
        desk.session.forms,
        desk.library,
        desk.settings,
        StringIO("".join(f"{line}\n" for line in lines)),
        said,
        taking=desk.taking,
        clock=clock,
        session=session,
    )
    return application, said.getvalue(), session


def test_a_whole_visit_gives_an_application(desk: Desk) -> None:
    application, _, _ = told(desk, *BEGIN, *WHOLE)
    assert application is not None
    assert application.answers == {
        "home": "rent",
        "name": Name("Sara", "Test"),
        "children": ({"child_name": Name("Ada", "Test"), "child_here": "yes"},),
        "true": "agree",
    }
    assert application.unanswered == ("message",)
    assert (application.language, application.helper) == ("nb", "nobody")


async def test_lines_and_screens_give_the_same_bytes(desk: Desk) -> None:
    async with desk.kiosk().run_test(size=(80, 24)) as pilot:
        hand = Hand(pilot)
        await hand.to_declaration()
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
    lines = ("nb", "new", "nav", "1", "Sara|Test", "", "(NAV) 12", "", "1")
    application, _, _ = told(desk, *lines)
    assert application is not None
    assert application.to_json(desk.form) == desk.delivered[0].to_json(desk.form)


@pytest.mark.parametrize("chosen", ["1", "rent", "١", "۱"])
def test_a_card_is_chosen_by_number_in_any_digits_or_by_id(desk: Desk, chosen: str) -> None:
    _, _, session = told(desk, *BEGIN, chosen)
    assert session.answers == {"home": "rent"}


def test_a_number_that_is_not_there_is_explained_and_the_question_stands(desk: Desk) -> None:
    _, said, session = told(desk, *BEGIN, "9")
    assert "Det tallet er ikke i listen." in said
    assert said.count("Hvor bor du?") == 2
    assert session.answers == {}


def test_a_fault_is_explained_and_the_question_stands(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "1", "123")
    assert desk.library.words("nb")("problem.name.digits") in said
    assert said.count("Hva heter du?") == 2


def test_back_asks_the_question_before_and_shows_its_answer(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "1", "<")
    assert "Svar nå: Leier" in said


def test_back_from_the_first_question_asks_who_helps(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "<")
    assert said.count("Hvem hjelper deg?") == 2


def test_back_from_the_review_is_the_last_question(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "rent", "Sara Test", "", "", "<")
    assert said.rstrip("> \n").rpartition("Noe mer?")[1]
    assert said.count("Noe mer?") == 3  # asked, in the review, asked again


def test_a_question_mark_explains(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "?")
    assert "Der du sover nå." in said


def test_a_question_without_help_says_so(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "1", "?")
    assert "Det er ingen forklaring her." in said


def test_the_language_changes_anywhere_and_the_question_is_asked_in_it(desk: Desk) -> None:
    application, said, session = told(desk, *BEGIN, "!", "3")
    assert session.language == "en"
    assert "Back" not in said.partition("Who")[0]
    assert application is None


def test_both_languages_are_said(desk: Desk) -> None:
    _, said, _ = told(desk, "en", "new")
    english, bokmal = desk.library.words("en")("role.title"), "Hvem hjelper deg?"
    assert f"{english}\n{bokmal}\n" in said


def test_the_end_of_the_stream_erases_and_gives_nothing(desk: Desk) -> None:
    application, said, _ = told(desk, *BEGIN, "1")
    assert application is None
    assert said.endswith("Alt er slettet.\n")


def test_ending_is_asked_once(desk: Desk) -> None:
    application, said, session = told(desk, *BEGIN, "#", "rent", "#", "#", "Sara Test")
    assert application is None
    assert session.answers == {"home": "rent"}
    assert said.endswith("Alt er slettet.\n")


def test_what_must_be_answered_cannot_be_skipped(desk: Desk) -> None:
    _, said, _ = told(desk, *BEGIN, "1", "")
    assert said.count("Hva heter du?") == 2


def test_a_number_in_the_review_mends_that_answer(desk: Desk) -> None:
    application, _, _ = told(desk, *BEGIN, "rent", "Sara Test", "", "", "1", "none", "", "agree")
    assert application is not None
    assert application.answers["home"] == "none"


def test_a_repetition_can_be_removed(desk: Desk) -> None:
    _, _, session = told(desk, *BEGIN, "rent", "Sara Test", "add", "Ada Test", "yes", "1", "remove", "")
    assert session.items("children") == ()


def test_not_agreeing_goes_back_to_the_review(desk: Desk) -> None:
    _, said, session = told(desk, *BEGIN, "rent", "Sara Test", "", "", "", "change")
    assert said.count("Stemmer alt?") == 2
    assert "true" not in session.answers


def test_a_child_who_interprets_is_warned_about(desk: Desk) -> None:
    _, said, session = told(desk, "nb", "new", "child", "wait")
    assert "Barn skal ikke tolke" in said
    assert said.count("Hvem hjelper deg?") == 2
    assert session.helper is None


def test_markup_and_control_characters_are_only_text(desk: Desk) -> None:
    _, said, session = told(desk, *BEGIN, "rent", "Sara Test", "", "[/b][@click=x]\x1b[2J", "<")
    assert "[/b][@click=x]" in said
    assert "\x1b" not in said
    assert session.answers["message"] == "[/b][@click=x] [2J"


NUMBERS = """
id = "numbers"
version = "1"
title = "Tall"
icon = "money"

[[steps]]
id = "s"
title = "Tall"
icon = "money"

[[steps.questions]]
id = "rooms"
kind = "integer"
text = "Hvor mange rom?"
icon = "home"
ways_out = ["dont_know"]

[[steps.questions]]
id = "moved"
kind = "date"
text = "Når flyttet du?"
icon = "calendar"
"""


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path = Path(tmp_path_factory.mktemp("form")) / "numbers.toml"
    path.write_text(NUMBERS, encoding="utf-8")
    return read_form(path, CONCEPTS)


def test_a_bare_number_is_an_answer_where_numbers_are_asked_for(numbers: Form) -> None:
    _, said, session = told(Desk(numbers), *BEGIN, "1", "٢٤.١١.٢٠٢٥")
    assert session.answers == {"rooms": 1, "moved": date(2025, 11, 24)}
    assert "*1. Vet ikke" in said


def test_a_marked_number_chooses_the_way_out(numbers: Form) -> None:
    _, _, session = told(Desk(numbers), *BEGIN, "*1")
    assert session.answers == {"rooms": "dont_know"}


def test_plain_mode_does_not_load_textual() -> None:
    program = "import sys, kiosk.terminal.plain; print(any(name.split('.')[0] == 'textual' for name in sys.modules))"
    root = str(Path(__file__).parents[2])
    ran = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_the_step_is_named_in_both_languages(desk: Desk) -> None:
    _, said, _ = told(desk, "en", "new", "nobody")
    assert "[nb] Hvem, 1 of 2\nHvem, 1 av 2\n" in said

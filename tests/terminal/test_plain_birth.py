"""A birth date in another calendar and hard words, as lines."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.form.definition import Form
from kiosk.visit.session import Session
from tests.terminal.test_plain import BEGIN, told
from tests.terminal.visiting import Desk, read_small

BIRTH = """
id = "births"
version = "1"
title = "Født"
icon = "money"

[[steps]]
id = "who"
title = "Hvem"
icon = "who"

[[steps.questions]]
id = "rent"
kind = "amount"
text = "Hvor mye er husleien?"
icon = "rent"
terms = ["rent"]

[[steps.questions]]
id = "born"
kind = "date"
text = "Når er du født?"
icon = "calendar"
latest = "today"
birth = true
ways_out = ["dont_know"]
"""


@pytest.fixture(scope="module")
def births(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return read_small(Path(tmp_path_factory.mktemp("form")), BIRTH)


def said(form: Form, *lines: str) -> tuple[str, Session]:
    _, text, session = told(Desk(form), *BEGIN, *lines)
    return text, session


def test_a_calendar_is_chosen_from_the_list_and_the_day_said_in_both(births: Form) -> None:
    text, session = said(births, "", "*2", "12.1.1985")
    assert session.answers == {"born": date(1992, 9, 22)}
    assert "*2. Skriv datoen i etiopisk kalender." in text
    assert "22.09.1992 (12 Meskerem 1985, etiopisk)" in text


def test_the_norwegian_calendar_can_be_chosen_again(births: Form) -> None:
    _, session = said(births, "", "*3", "*2", "22.9.1992")
    assert session.answers == {"born": date(1992, 9, 22)}


def test_a_way_out_is_one_in_any_calendar(births: Form) -> None:
    _, session = said(births, "", "*3", "*1")
    assert session.answers == {"born": "dont_know"}


def test_help_explains_the_hard_words(births: Form) -> None:
    text, _ = said(births, "?")
    assert "Husleie er det du betaler hver måned for å bo et sted." in text

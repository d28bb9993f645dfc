"""Errands, doubts, documents and the month as lines: the same order as on the screens."""

from io import StringIO
from pathlib import Path

import pytest

from kiosk.form.definition import Form
from kiosk.form.forms import Forms
from kiosk.terminal.plain import run_plain
from kiosk.visit.application import Application
from kiosk.visit.session import Session
from tests.terminal.careful_form import CAREFUL_FORM
from tests.terminal.visiting import REFERENCE, Desk, both_forms, clock, read_small

BEGIN = ("nb", "new", "nobody")


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return read_small(Path(tmp_path_factory.mktemp("careful")), CAREFUL_FORM)


@pytest.fixture(scope="module")
def forms() -> Forms:
    return both_forms()


def told(forms: Form | Forms, *lines: str) -> tuple[Application | None, str, Session]:
    """What came of these lines, what was said, and the session."""
    desk, said = Desk(forms), StringIO()
    session = Session(forms, desk.settings, REFERENCE, clock=clock)
    typed = StringIO("".join(f"{line}\n" for line in lines))
    application = run_plain(
        forms, desk.library, desk.settings, typed, said, taking=desk.taking, clock=clock, session=session
    )
    return application, said.getvalue(), session


def test_the_order_of_lines_is_errand_role_answers_documents_month_review_declaration(careful: Form) -> None:
    application, _, _ = told(careful, *BEGIN, "here", "20000", "9000", "", "", "", "agree")
    assert application is not None
    assert application.answers == {"place": "here", "wage": 20000, "rent": 9000, "true": "agree"}
    assert application.documents == (("payslip", "later"),)


def test_an_unusual_answer_is_asked_about_and_kept_when_it_is_meant_so(careful: Form) -> None:
    _, said, session = told(careful, *BEGIN, "here", "8000000", "yes")
    assert "Stemmer dette?" in said
    assert session.answers["wage"] == 8_000_000


def test_an_unusual_answer_that_is_not_meant_so_is_asked_anew(careful: Form) -> None:
    _, said, session = told(careful, *BEGIN, "here", "8000000", "change", "20000")
    assert said.count("Hva er lønnen din?") == 2
    assert session.answers["wage"] == 20000


def test_how_a_document_stands_is_said_by_its_id_and_a_state(careful: Form) -> None:
    _, _, session = told(careful, *BEGIN, "here", "20000", "9000", "payslip", "here", "")
    assert session.documents == {"payslip": "here"}


def test_where_it_goes_is_said_before_it_is_declared(careful: Form) -> None:
    _, said, _ = told(careful, *BEGIN, "hidden", "none", "9000", "", "", "agree")
    before, _, after = said.partition("Du leverer selv til en saksbehandler")
    assert "Er alt riktig?" not in before
    assert "Er alt riktig?" in after


def test_who_applied_within_a_day_is_warned_and_may_go_on(forms: Forms) -> None:
    _, said, session = told(forms, "nb", "twice", "go_on", "nobody")
    assert "En ny søknad går ikke fortere." in said
    assert (session.errand, session.helper) == ("twice", "nobody")


def test_late_documents_ask_the_late_form(forms: Forms) -> None:
    _, _, session = told(forms, "nb", "late", "nobody", "7KQ-4M2-XJG")
    assert session.form is forms.late
    assert session.answers == {"reference": "7KQ-4M2-XJG"}

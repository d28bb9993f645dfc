"""What depends on why the person is here and where they stay: form, office, documents, and what is said of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.form.answers import Address, Place
from kiosk.form.definition import Question, WayOut
from kiosk.form.forms import Forms
from kiosk.form.journey import Journey
from kiosk.form.reading import read_form
from kiosk.settings import Settings
from kiosk.visit.application import Application, circumstances_of, from_json
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session
from tests.visit.errand_forms import APPLICATION, BERGEN, EAST, FAR, LATE, SHARED, STORGATA, WEST

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    folder: Path = tmp_path_factory.mktemp("forms")
    for name, text in (("application", APPLICATION), ("late", LATE)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    application, late = (read_form(folder / f"{name}.toml", {"x"}) for name in ("application", "late"))
    return Forms(application, late)


@pytest.fixture
def session(forms: Forms) -> Session:
    settings = Settings(offices=(EAST, WEST, BERGEN), office="3")
    return Session(forms, settings, Reference("7KQ4M2XJG"), clock=lambda: NOW)


def living(session: Session, home: str, **answers: Address | str | date) -> Session:
    for id, answer in {"home": home, **answers}.items():
        session.put(Place(id), answer)
    return session


def test_late_documents_are_asked_by_a_form_of_their_own(session: Session, forms: Forms) -> None:
    session.choose_errand("late")
    assert session.form is forms.late
    session.choose_errand("again")
    assert session.form is forms.application


def test_answers_to_another_form_are_forgotten(session: Session) -> None:
    living(session, "own").put_document("lease", "here")
    session.choose_errand("again")
    assert session.answers == {"home": "own"}
    session.choose_errand("late")
    assert (session.answers, session.documents) == ({}, {})


def test_there_are_no_other_errands(session: Session) -> None:
    with pytest.raises(ValueError, match="no errand"):
        session.choose_errand("where")


def test_the_errand_stands_in_the_application(session: Session) -> None:
    session.choose_errand("twice")
    assert session.close(NOW).errand == "twice"


def test_conditions_read_the_errand_of_the_visit(session: Session) -> None:
    assert [each.id for each in session.asked_documentation()] == ["other"]
    session.choose_errand("again")
    assert session.asked_documentation() == ()


def test_the_address_where_the_person_stays_decides_the_office(session: Session) -> None:
    living(session, "own", address=STORGATA, last_address=FAR)
    assert session.journey.routed() == (EAST,)
    assert session.close(NOW).office == EAST


def test_an_address_that_is_no_longer_asked_decides_nothing(session: Session) -> None:
    living(session, "prison", address=STORGATA, last_address=Address("Vei 1", "5003", "Bergen", "4601"))
    assert session.close(NOW).office == BERGEN


def test_among_several_offices_the_applicant_chooses(session: Session) -> None:
    living(session, "own", address=SHARED)
    assert session.journey.routed() == (EAST, WEST)
    assert session.close(NOW).office is None
    session.put(Place("office"), "2")
    assert session.close(NOW).office == WEST


def test_a_choice_made_before_the_address_decided_does_not_count(session: Session) -> None:
    living(session, "own", address=FAR, office="3")
    assert session.close(NOW).office == BERGEN
    session.put(Place("address"), STORGATA)
    assert session.close(NOW).office == EAST


@pytest.mark.parametrize("answer", [None, WayOut.DONT_KNOW])
def test_where_no_office_serves_an_address_it_goes_to_none(session: Session, answer: WayOut | None) -> None:
    living(session, "own", address=FAR)
    if answer:
        session.put(Place("office"), answer)
    assert session.close(NOW).office is None


def test_a_secret_address_goes_to_no_office_at_all(session: Session) -> None:
    living(session, "secret", last_address=STORGATA, office="1")
    application = session.close(NOW)
    assert application.discreet
    assert application.office is None


def test_no_address_of_who_has_a_secret_one_leaves_the_visit_even_where_the_form_asks(session: Session) -> None:
    living(session, "secret", last_address=STORGATA)
    assert "Storgata" not in session.close(NOW).to_json(session.form).decode()


def test_who_is_under_age_is_marked(session: Session) -> None:
    assert not session.close(NOW).minor
    session.put(Place("born"), NOW.date() - timedelta(days=17 * 365))
    assert session.close(NOW).minor
    session.put(Place("born"), date(2008, 11, 24))
    assert not session.close(NOW).minor


def test_every_document_asked_for_comes_later_unless_said_otherwise(session: Session) -> None:
    living(session, "own").put_document("lease", "here")
    assert session.close(NOW).documents == (("lease", "here"), ("other", "later"))


def test_a_document_that_is_no_longer_asked_for_is_left_out(session: Session) -> None:
    living(session, "own").put_document("lease", "earlier")
    session.put(Place("home"), "prison")
    assert session.close(NOW).documents == (("other", "later"),)


@pytest.mark.parametrize(("id", "state"), [("lease", "burnt"), ("passport", "here")])
def test_no_other_document_and_no_other_state_is_kept(session: Session, id: str, state: str) -> None:
    with pytest.raises(ValueError, match="no such"):
        session.put_document(id, state)
    assert session.documents == {}


def test_late_documents_go_under_the_reference_of_the_application(session: Session) -> None:
    session.choose_errand("late")
    session.put(Place("reference"), "ABC-DEF-GHK")
    session.put(Place("office"), "2")
    application = session.close(NOW)
    assert (application.reference, application.office) == ("ABC-DEF-GHK", WEST)


def test_late_documents_without_a_known_reference_get_one(session: Session) -> None:
    session.choose_errand("late")
    session.put(Place("reference"), WayOut.DONT_KNOW)
    assert session.close(NOW).reference == "7KQ-4M2-XJG"


def test_erasing_forgets_errand_and_documents(session: Session, forms: Forms) -> None:
    living(session, "own").put_document("lease", "here")
    session.choose_errand("again")
    documents = session.documents
    session.erase()
    assert (session.errand, session.form, session.documents) == ("new", forms.application, {})
    assert documents == {}


def test_all_of_it_reads_back_whole(session: Session, forms: Forms) -> None:
    living(session, "own", address=STORGATA).put_document("other", "missing")
    application = session.close(NOW)
    assert from_json(forms.application, application.to_json(forms.application)) == application


@pytest.mark.parametrize(
    "answers",
    [
        {"home": "own", "address": STORGATA},
        {"home": "own", "address": SHARED},
        {"home": "own", "address": SHARED, "office": "2"},
        {"home": "own", "address": FAR, "office": "3"},
        {"home": "prison", "last_address": WayOut.NONE, "office": WayOut.DONT_KNOW},
        {"home": "secret"},
    ],
)
def test_what_the_visit_asked_is_known_from_the_application_alone(
    session: Session, forms: Forms, answers: dict[str, str | Address]
) -> None:
    for id, answer in answers.items():
        session.put(Place(id), answer)
    application = session.close(NOW)
    again = Journey(forms.application, application.answers, circumstances_of(forms.application, application))
    assert again.stops() == session.journey.stops()


def earlier(session: Session, **more: object) -> Application:
    """Closed, as a data sheet gives it back."""
    living(session, "own", address=STORGATA, born=date(1990, 1, 2)).put_document("lease", "here")
    application = replace(session.close(NOW), key=None, **more)  # type: ignore[arg-type]
    session.erase()
    return application


def fits(_question: Question, _answer: object) -> bool:
    return True


def test_what_is_mended_brings_answers_and_documents_back_and_takes_the_place_of_the_old(session: Session) -> None:
    old = earlier(session)
    assert session.mend(old, fits) == 0
    assert session.answers == old.answers
    assert session.documents == {"lease": "here", "other": "later"}
    application = session.close(NOW)
    assert (application.replaces, application.continues) == (old.reference, "")
    assert application.reference != old.reference
    assert application.key is not None


def test_another_month_brings_answers_back_but_no_documents_and_is_linked(session: Session) -> None:
    old = earlier(session)
    session.apply_again(old, fits)
    assert (session.errand, session.documents) == ("again", {})
    application = session.close(NOW)
    assert (application.replaces, application.continues) == ("", old.reference)


def test_what_does_not_fit_is_left_open_and_counted(session: Session) -> None:
    old = earlier(session)
    old = replace(old, answers={**old.answers, "gone": "yes"})
    assert session.mend(old, lambda question, _answer: question.id != "home") == 2
    assert set(session.answers) == {"born", "address"}


def test_another_errand_forgets_what_was_brought_back(session: Session) -> None:
    session.mend(earlier(session), fits)
    session.choose_errand("new")
    assert (session.answers, session.replaces) == ({}, "")


def test_erasing_forgets_which_application_was_continued(session: Session) -> None:
    session.apply_again(earlier(session), fits)
    session.erase()
    assert (session.replaces, session.continues) == ("", "")


def test_no_json_says_which_application_is_replaced(session: Session, forms: Forms) -> None:
    old = earlier(session)
    session.mend(old, fits)
    assert old.reference not in session.close(NOW).to_json(forms.application).decode()


def test_papers_for_a_known_application_begin_with_its_number(session: Session) -> None:
    session.add_papers_to(Reference("7KQ4M2XJG"))
    assert (session.errand, session.answers) == ("late", {"reference": "7KQ-4M2-XJG"})

"""The session: how answers enter it, leave it, and are forgotten."""

from datetime import date, datetime

import pytest

from kiosk.form.answers import Name, Place
from kiosk.form.circumstances import NEW
from kiosk.form.definition import Form, WayOut
from kiosk.settings import Settings
from kiosk.visit.session import Session

KARI = Name("Kari", "Nordmann")


def with_children(session: Session) -> Session:
    session.put(Place("name"), KARI)
    session.put(Place("has_children"), "yes")
    for index, name in enumerate(("Ida", "Ola")):
        assert session.add_item("children") == index
        session.put(Place("child_name", "children", index), name)
    return session


def test_an_answer_given_again_replaces_the_first(session: Session) -> None:
    session.put(Place("rent"), 5000)
    session.put(Place("rent"), 6000)
    assert session.answers == {"rent": 6000}


def test_an_answer_inside_a_repetition_stays_there(session: Session) -> None:
    with_children(session)
    session.put(Place("child_born", "children", 1), date(2020, 1, 1))
    assert session.items("children") == (
        {"child_name": "Ida"},
        {"child_name": "Ola", "child_born": date(2020, 1, 1)},
    )


def test_a_dropped_repetition_moves_the_later_ones_up(session: Session) -> None:
    with_children(session).drop_item("children", 0)
    assert session.items("children") == ({"child_name": "Ola"},)


def test_a_repetition_that_is_not_there_cannot_be_answered(session: Session) -> None:
    with pytest.raises(IndexError):
        session.put(Place("child_name", "children", 0), "Ida")


def test_a_dropped_answer_is_gone(session: Session) -> None:
    with_children(session)
    session.drop(Place("name"))
    session.drop(Place("name"))
    session.drop(Place("child_name", "children", 1))
    assert "name" not in session.answers
    assert session.items("children") == ({"child_name": "Ida"}, {})


def test_a_group_left_by_a_way_out_has_no_repetitions(session: Session) -> None:
    session.put(Place("children"), WayOut.NO_SAY)
    assert session.items("children") == ()


def test_closing_gives_only_what_is_asked(session: Session, now: datetime) -> None:
    with_children(session).put(Place("has_children"), "no")
    assert session.close(now).answers == {"name": KARI, "has_children": "no"}
    assert "children" in session.answers


def test_answers_close_in_form_order_however_they_came(session: Session, now: datetime) -> None:
    session.put(Place("rent"), 1)
    session.put(Place("name"), KARI)
    assert list(session.close(now).answers) == ["name", "rent"]


def test_what_was_asked_and_left_open_is_named(session: Session, now: datetime) -> None:
    with_children(session)
    unanswered = session.close(now).unanswered
    assert "children[0].child_born" in unanswered
    assert "rent" in unanswered
    assert "name" not in unanswered


def test_it_goes_to_the_office_that_was_chosen(session: Session, settings: Settings, now: datetime) -> None:
    session.put(Place("office"), settings.offices[1].number)
    assert session.close(now).office == settings.offices[1]


def test_an_application_carries_what_the_visit_was(session: Session, settings: Settings, now: datetime) -> None:
    session.language = "ar"
    session.helper = "nav"
    application = session.close(now)
    assert (application.language, application.helper, application.helper_language) == ("ar", "nav", "nb")
    assert (application.reference, application.created, application.practice) == ("7KQ-4M2-XJG", now, True)


def test_erasing_forgets_everything(session: Session) -> None:
    with_children(session)
    session.language = "ar"
    session.helper = "family"
    session.errand = "where"
    answers, reference = session.answers, session.reference
    session.erase()
    assert (session.language, session.errand) == ("nb", NEW)
    assert session.helper is None
    assert not session.answers
    assert session.reference != reference
    assert answers == {}


def test_it_never_shows_an_answer(session: Session) -> None:
    assert repr(with_children(session)) == "<Session of 3 answers>"


def test_a_change_of_language_is_told(form: Form, settings: Settings) -> None:
    told: list[str] = []
    session = Session(form, settings, on_language=told.append)
    session.language = "uk"
    assert told == ["nb", "uk"]

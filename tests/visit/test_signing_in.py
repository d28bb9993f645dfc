"""What a sign-in answers, how long that lasts, and that nothing of it is left."""

import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.form.answers import Name, Place
from kiosk.form.circumstances import AGAIN, LATE, NEW, TWICE
from kiosk.form.definition import Form, Kind
from kiosk.settings import Settings
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn, asks_who, given_by
from tests.terminal.signing import WHO_FORM
from tests.terminal.visiting import both_forms, read_small

pytestmark = pytest.mark.usefixtures("whole_memory")

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
PID, OTHER, TOKEN = "19888721455", "01020049930", "token-of-a-test"
KARI = SignedIn(PID, "Kari Prøve Nordmann", "idporten-loa-high", NOW, TOKEN, NOW + timedelta(minutes=10))
CLOSED = {"name": Name("Kari Prøve", "Nordmann"), "identity": PID}


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return read_small(tmp_path, WHO_FORM)


@pytest.fixture
def session(form: Form) -> Session:
    return Session(form, Settings(), clock=lambda: NOW)


def fits(*_: object) -> bool:
    """Whatever was answered."""
    return True


def test_name_and_number_are_given(session: Session) -> None:
    session.sign_in(KARI)
    assert (session.answers, session.given) == (CLOSED, frozenset(("name", "identity")))


@pytest.mark.parametrize("name", ["", "4711", "|"])
def test_a_name_that_is_none_is_asked_for(session: Session, name: str) -> None:
    session.sign_in(replace(KARI, name=name))
    assert (session.answers, session.given) == ({"identity": PID}, frozenset(("identity",)))


def test_what_is_given_cannot_be_answered_otherwise(session: Session) -> None:
    session.sign_in(KARI)
    with pytest.raises(ValueError, match="sign-in"):
        session.put(Place("identity"), OTHER)


def test_the_application_says_that_it_was_signed_in_for(session: Session) -> None:
    session.sign_in(KARI)
    application = session.close(NOW)
    assert (application.signed_in, dict(application.answers)) == (True, CLOSED)


def test_a_typed_one_does_not_say_so(session: Session) -> None:
    session.put(Place("identity"), PID)
    assert not session.close(NOW).signed_in


def test_which_card_was_shown_is_neither_sent_nor_missing(session: Session) -> None:
    session.put(Place("identity_shown"), "passport")
    session.sign_in(KARI)
    application = session.close(NOW)
    assert "identity_shown" not in (*application.answers, *application.unanswered)
    session.drop(Place("identity_shown"))
    assert "identity_shown" not in session.close(NOW).unanswered


def test_whoever_signs_out_is_asked_everything_again(session: Session) -> None:
    session.put(Place("identity_shown"), "passport")
    session.sign_in(KARI)
    session.sign_out()
    assert (session.signed_in, session.given, session.settled) == (None, frozenset(), frozenset())
    assert session.answers == {"identity_shown": "passport"}


def test_whoever_never_signed_in_can_sign_out(session: Session) -> None:
    session.put(Place("name"), Name("Ola", "Feil"))
    session.sign_out()
    assert session.answers == {"name": Name("Ola", "Feil")}


def test_a_sign_in_lasts_through_another_errand_and_its_form() -> None:
    session = Session(both_forms(), Settings(), clock=lambda: NOW)
    session.sign_in(KARI)
    for errand in (LATE, AGAIN, TWICE, NEW):
        session.choose_errand(errand)
        assert {"name", "identity"} <= session.given
        assert session.answers["identity"] == PID


def earlier(form: Form, number: str) -> Session:
    """A visit of another day."""
    session = Session(form, Settings(), clock=lambda: NOW)
    session.put(Place("home"), "rent")
    session.put(Place("name"), Name("Kari", "N"))
    session.put(Place("identity"), number)
    return session


@pytest.mark.parametrize("take_over", ["mend", "apply_again"])
def test_ones_own_paper_keeps_the_sign_in(form: Form, session: Session, take_over: str) -> None:
    session.sign_in(KARI)
    getattr(session, take_over)(earlier(form, PID).close(NOW), fits)
    assert session.signed_in == KARI
    assert session.answers == {"home": "rent", **CLOSED}


@pytest.mark.parametrize("take_over", ["mend", "apply_again"])
def test_anothers_paper_ends_the_sign_in(form: Form, session: Session, take_over: str) -> None:
    session.sign_in(KARI)
    getattr(session, take_over)(earlier(form, OTHER).close(NOW), fits)
    assert session.signed_in is None
    assert session.answers == {"home": "rent", "name": Name("Kari", "N"), "identity": OTHER}


def test_whoever_was_signed_in_that_day_is_not_today(form: Form, session: Session) -> None:
    before = Session(form, Settings(), clock=lambda: NOW)
    before.sign_in(KARI)
    session.mend(before.close(NOW), fits)
    assert not session.close(NOW).signed_in


def test_a_minor_who_signs_in_is_one_like_a_minor_who_types(session: Session) -> None:
    session.sign_in(replace(KARI, pid="15850951209"))
    assert session.close(NOW).minor


def test_a_secret_address_stays_one(session: Session) -> None:
    session.put(Place("home"), "secret")
    session.sign_in(KARI)
    assert session.close(NOW).discreet


def test_a_form_that_asks_nobody_who_they_are_is_given_nothing(tmp_path: Path) -> None:
    form = read_small(tmp_path, WHO_FORM.replace('id = "you"', 'id = "me"'))
    assert (given_by(KARI, form), asks_who(form, Kind.NAME)) == ({}, None)


def test_nothing_of_it_survives_erasing(form: Form) -> None:
    def known() -> set[int]:
        gc.collect()
        return {id(each) for each in gc.get_objects() if isinstance(each, SignedIn)}

    session, before = Session(form, Settings(), clock=lambda: NOW), known()
    session.sign_in(SignedIn("0" * 11, "Nobody Whatever", "high", NOW, "a" * 40, NOW))
    session.erase()
    assert session.signed_in is None
    assert known() <= before


def test_no_repr_shows_it(session: Session) -> None:
    session.sign_in(KARI)
    shown = f"{KARI!r} {session!r} {session.close(NOW)!r}"
    assert [secret for secret in (PID, TOKEN, "Kari") if secret in shown] == []

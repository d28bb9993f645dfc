"""Applications: written the same way every time, in no language, and read back whole."""

import json
from datetime import date, datetime

from hypothesis import HealthCheck, given
from hypothesis import settings as configured
from hypothesis import strategies as st

from kiosk.form.answers import Answer, Name, Place
from kiosk.form.definition import Form, WayOut
from kiosk.settings import Settings
from kiosk.visit.application import from_json
from kiosk.visit.session import Session

words = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)
answers: dict[str, st.SearchStrategy[Answer]] = {
    "name": st.builds(Name, words, words),
    "has_children": st.sampled_from(["yes", "no", WayOut.NO_SAY]),
    "children": st.lists(
        st.fixed_dictionaries({}, optional={"child_name": words, "child_born": st.dates()}), max_size=3
    ).map(tuple),
    "rent": st.one_of(st.integers(0, 10**6), st.just(WayOut.DONT_KNOW)),
    "bills": st.sampled_from([("power",), ("power", "food")]),
}


@given(st.fixed_dictionaries({}, optional=answers))
@configured(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_reads_back_whole(
    form: Form, settings: Settings, now: datetime, given_answers: dict[str, Answer]
) -> None:
    session = Session(form, settings)
    for id, answer in given_answers.items():
        session.put(Place(id), answer)
    application = session.close(now)
    assert from_json(form, application.to_json(form)) == application


def test_it_is_the_same_bytes_in_whatever_order_it_was_answered(
    form: Form, session: Session, settings: Settings, now: datetime
) -> None:
    other = Session(form, settings, session.reference)
    for one, place, answer in (
        (session, "name", Name("Kari", "Nordmann")),
        (session, "rent", 5000),
        (other, "rent", 5000),
        (other, "name", Name("Kari", "Nordmann")),
    ):
        one.put(Place(place), answer)
    assert session.close(now).to_json(form) == other.close(now).to_json(form)


def test_it_holds_values_and_ids_and_no_label(form: Form, session: Session, now: datetime) -> None:
    session.put(Place("bills"), ("power", "food"))
    session.put(Place("rent"), WayOut.DONT_KNOW)
    session.put(Place("has_children"), "yes")
    index = session.add_item("children")
    session.put(Place("child_born", "children", index), date(2020, 5, 17))
    assert json.loads(session.close(now).to_json(form))["answers"] == {
        "has_children": "yes",
        "children": [{"child_born": "2020-05-17"}],
        "rent": {"way_out": "dont_know"},
        "bills": ["power", "food"],
    }


def test_letters_of_every_script_stand_as_they_are(form: Form, session: Session, now: datetime) -> None:
    session.put(Place("name"), Name("Олена", "العلي"))
    document = session.close(now).to_json(form)
    assert "Олена".encode() in document
    assert document.endswith(b"}\n")


def test_it_never_shows_an_answer(session: Session, settings: Settings, now: datetime) -> None:
    session.put(Place("name"), Name("Kari", "Nordmann"))
    session.put(Place("office"), settings.offices[2].number)
    shown = repr(session.close(now))
    assert "Nordmann" not in shown
    assert settings.offices[2].name not in shown
    assert "7KQ-4M2-XJG" in shown

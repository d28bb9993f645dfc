"""What holds for every kind and all answers: round trips, and no answer in a problem."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.form.answers import Address, Name, Problem
from kiosk.form.definition import Kind, Question
from kiosk.form.kinds import Json, kind_of
from tests.form.building import FACTS, form, parse, question, words
from tests.form.strategies import random_answer, randoms

TYPED = (Kind.AMOUNT, Kind.INTEGER, Kind.PERCENT, Kind.DATE, Kind.IDENTITY, Kind.ACCOUNT, Kind.PHONE, Kind.NAME,
         Kind.ADDRESS, Kind.TEXT, Kind.OFFICE, Kind.GROUP)  # fmt: skip
SOMETHING = st.text() | st.text("0123456789٣. ,-|kr/", max_size=14)
JSON = st.recursive(
    st.integers() | st.text(max_size=4), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner)
)


def every_kind(kind: Kind) -> Question:
    choices = ("a", "b", "c") if kind in {Kind.ONE, Kind.MANY} else ()
    inner = (question("age", Kind.INTEGER), question("born", Kind.DATE), question("name", Kind.NAME))
    return question("q", kind, *choices, questions=inner if kind is Kind.GROUP else ())


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=20)
@given(random=randoms())
def test_json_gives_back_the_answer(kind: Kind, random: Random) -> None:
    asked = every_kind(kind)
    answer = random_answer(asked, random)
    assert kind_of(asked, FACTS).from_json(asked, kind_of(asked, FACTS).to_json(answer)) == answer


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=20)
@given(data=JSON)
def test_json_of_another_shape_is_refused_without_repeating_it(kind: Kind, data: Json) -> None:
    asked = every_kind(kind)
    try:
        answer = kind_of(asked, FACTS).from_json(asked, data)
    except ValueError:
        return
    assert kind_of(asked, FACTS).to_json(answer) == data


@given(st.integers(0, 99_999_999))
def test_a_shown_amount_is_read_back(kroner: int) -> None:
    asked = question("q", Kind.AMOUNT)
    for code in ("nb", "ar"):
        assert parse(asked, kind_of(asked).show(asked, kroner, words(code=code))) == kroner


@given(st.integers(0, 100))
def test_a_shown_percent_is_read_back(percent: int) -> None:
    asked = question("q", Kind.PERCENT)
    for code in ("nb", "ar"):
        assert parse(asked, kind_of(asked).show(asked, percent, words(code=code))) == percent


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%d.%m.%Y", "%d/%m-%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d"]))
def test_a_written_date_is_read_back(day: date, shape: str) -> None:
    assert parse(question("q", Kind.DATE), day.strftime(shape)) == day


@given(st.text(st.sampled_from("aÅбعx"), min_size=1, max_size=9), st.text(st.sampled_from("aÅбعx"), min_size=1))
def test_a_shown_name_is_read_back(given_name: str, family: str) -> None:
    asked = question("q", Kind.NAME)
    assert parse(asked, str(Name(given_name, family))) == Name(given_name, family)


@given(
    st.from_regex(r"[A-ZÆØÅa-zæøå]{1,20} [1-9][0-9]?[A-D]?", fullmatch=True), st.sampled_from(["0182", "5003", "9950"])
)
def test_a_shown_address_is_read_back(street: str, code: str) -> None:
    asked = question("q", Kind.ADDRESS)
    address = parse(asked, f"{street}|{code}")
    assert isinstance(address, Address)
    assert parse(asked, kind_of(asked).show(asked, address, words())) == address


@given(st.sampled_from("abc"), st.sets(st.sampled_from("abc"), min_size=1))
def test_chosen_ids_are_read_back(one: str, many: set[str]) -> None:
    assert parse(question("q", Kind.ONE, *"abc"), one) == one
    assert parse(question("q", Kind.MANY, *"abc"), ",".join(many)) == tuple(sorted(many))


@pytest.mark.parametrize("kind", TYPED)
@settings(max_examples=50)
@given(raw=SOMETHING)
def test_whatever_is_typed_becomes_an_answer_or_a_problem_that_does_not_repeat_it(kind: Kind, raw: str) -> None:
    asked = every_kind(kind)
    taken = parse(asked, raw)
    if isinstance(taken, Problem):
        assert all(name in {"count", "limit"} for name, _ in taken.values)
    else:
        assert kind_of(asked, FACTS).show(asked, taken, words(form((asked,)))) is not None
        assert kind_of(asked, FACTS).from_json(asked, kind_of(asked, FACTS).to_json(taken)) == taken

"""What a condition reads beside the answers: errand, age, days and offices."""

from datetime import date

import pytest

from kiosk.form.answers import Address, Answers
from kiosk.form.circumstances import ERRANDS, Circumstances
from kiosk.form.condition import ConditionFault, parse_condition
from kiosk.form.definition import WayOut
from kiosk.form.routing import Routing
from kiosk.settings import Office

TODAY = date(2026, 11, 24)
STORGATA = Address("Storgata 1", "0182", "Oslo", "0301")
OSLO = Office("0301", "Nav Gamle Oslo", "0301", "Hagegata 22", "0653", "Oslo", postal_codes=("0150-0199", "0653"))
SAGENE = Office("0303", "Nav Sagene", "0301", "Vitaminveien 4", "0485", "Oslo", postal_codes=("0450-0499",))
BERGEN = Office("1209", "Nav Bergen vest", "4601", "Lyderhornsveien 295", "5171", "Loddefjord")
OFFICES = Routing((OSLO, SAGENE, BERGEN))


def holds(source: str, answers: Answers | None = None, errand: str = "new", today: date = TODAY) -> bool:
    circumstances = Circumstances(today, errand, OFFICES)
    return parse_condition(source).holds(answers or {}, {}, circumstances)


@pytest.mark.parametrize("errand", ERRANDS)
def test_the_errand_is_read_by_its_name(errand: str) -> None:
    assert [each for each in ERRANDS if holds(f'errand == "{each}"', errand=errand)] == [errand]


def test_the_errand_may_be_one_of_several() -> None:
    assert holds('errand in ["again", "late"]', errand="again")
    assert holds('errand != "again"', errand="twice")


@pytest.mark.parametrize(("today", "age"), [(date(2026, 5, 16), 41), (date(2026, 5, 17), 42), (date(2026, 12, 1), 42)])
def test_a_year_is_added_on_the_birthday(today: date, age: int) -> None:
    assert holds(f"age(born) == {age}", {"born": date(1984, 5, 17)}, today=today)


@pytest.mark.parametrize("identity", ["17058412345", "57058412345", "17458412345", "17858412345", "57858412345"])
def test_a_number_tells_its_age_whether_birth_or_d_number_real_or_made_up(identity: str) -> None:
    assert holds("age(identity) == 42", {"identity": identity})


def test_days_are_counted_since_a_date_and_are_negative_before_it() -> None:
    assert holds("days(left) == 92", {"left": date(2026, 8, 24)})
    assert holds("days(until) > -90 and days(until) < 0", {"until": date(2027, 1, 1)})
    assert holds("days(until) == 0", {"until": TODAY})


@pytest.mark.parametrize("comparison", ["< 18", "<= 18", "> 18", ">= 18", "== 18", "!= 18"])
@pytest.mark.parametrize("measure", ["age", "days"])
@pytest.mark.parametrize("answers", [{}, {"x": WayOut.NONE}, {"x": "no number"}, {"x": 12}, {"x": ("a",)}])
def test_without_a_value_every_comparison_is_false(measure: str, comparison: str, answers: Answers) -> None:
    assert not holds(f"{measure}(x) {comparison}", answers)


def test_offices_that_serve_an_address_are_counted() -> None:
    assert holds("offices(address) == 1", {"address": STORGATA})
    assert holds("offices(address) == 0", {"address": Address("Vei 1", "9990", "Båtsfjord", "5632")})


@pytest.mark.parametrize("answers", [{}, {"address": WayOut.NO_SAY}])
def test_without_an_address_no_office_serves_it(answers: Answers) -> None:
    assert holds("offices(address) == 0", answers)
    assert holds("offices(address) != 1", answers)


def test_measures_read_within_a_repetition() -> None:
    children = {"children": ({"born": date(2010, 1, 1)}, {"born": date(2002, 1, 1)})}
    assert holds("any(children, age(born) >= 18 and errand == 'new')", children)
    assert not holds("any(children, age(born) > 40)", children)


def test_a_question_may_be_called_age() -> None:
    assert holds("age > 40 and age(age) < 41", {"age": 41}) is False
    assert holds("age > 40", {"age": 41})


def test_without_circumstances_no_measure_is_known() -> None:
    for source in ("age(x) > 0", "days(x) > 0", "offices(x) != 1", 'errand == "new"'):
        assert not parse_condition(source).holds({"x": date(2000, 1, 1)})


def test_the_errand_is_no_question_that_is_read() -> None:
    assert parse_condition('errand == "new" and work').names == {"work"}


@pytest.mark.parametrize("source", ["age(born)", "errand", "days()", "offices(a, b) == 1", "age(errand) == 1"])
def test_what_is_written_wrong_is_refused(source: str) -> None:
    with pytest.raises(ConditionFault):
        parse_condition(source)


@pytest.mark.parametrize(("code", "served_by"), [("0182", [OSLO]), ("0653", [OSLO]), ("0450", [SAGENE]), ("0652", [])])
def test_an_office_serves_the_postal_codes_it_names(code: str, served_by: list[Office]) -> None:
    assert list(OFFICES.candidates(Address("Vei 1", code, "Oslo", "0301"))) == served_by


def test_an_office_that_names_no_codes_serves_its_whole_municipality() -> None:
    assert OFFICES.candidates(Address("Vei 1", "5003", "Bergen", "4601")) == (BERGEN,)


def test_an_office_never_serves_another_municipality() -> None:
    assert OFFICES.candidates(Address("Vei 1", "0182", "Oslo", "3201")) == ()

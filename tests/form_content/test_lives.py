"""What some lives are asked: the short form, a protected address, under 18, a permit that runs out, unusual amounts.

The one rule: everyone is asked only what their own situation calls for.
"""

from datetime import date

import pytest

from kiosk.form.answers import Address, Answers
from kiosk.form.circumstances import Circumstances
from kiosk.form.definition import Kind, WayOut
from kiosk.form.journey import Journey
from kiosk.form.routing import Routing
from kiosk.settings import Office
from tests.form_content.reading import application, every_question

TODAY = date(2026, 11, 24)
HERE = Office("9901", "Nav Nordby", "0301", "Torggata 3", "0181", "Oslo")
BESIDE = Office("9904", "Nav Sørby", "0301", "Ringveien 1", "0182", "Oslo")
IN_OSLO = Address("Storgata 1", "0182", "Oslo", "0301")
HOMES = [choice.id for choice in application().question("home_kind").choices]


def asked(answers: Answers, errand: str = "new", offices: tuple[Office, ...] = ()) -> set[str]:
    """The ids of the questions asked."""
    circumstances = Circumstances(TODAY, errand, Routing(offices))
    return {stop.question.id for stop in Journey(application(), answers, circumstances).stops()}


def test_the_short_form_saves_a_parent_twenty_questions() -> None:
    life: Answers = {
        "home_kind": "rent",
        "lives_alone": "no",
        "marital": "married",
        "has_children": "yes",
        "child_support": "pays",
        "work_now": "seeking",
        "last_work_day": date(2026, 10, 1),
        "has_debt": "yes",
    }
    assert len(asked(life)) - len(asked(life, "again")) >= 20


def test_the_short_form_leaves_out_work_family_and_expenses() -> None:
    still = set(asked({"home_kind": "rent"}, "again"))
    steps = {step.id for step in application().steps if still & {each.id for each in step.questions}}
    assert steps == {"acute", "need", "you", "home", "money", "closing"}


@pytest.mark.parametrize(
    ("changed", "questions"),
    [
        ("home", {"lives_alone", "rent_amount", "power_amount"}),
        ("family", {"marital", "has_children"}),
        ("work", {"work_now"}),
        ("money", {"savings", "valuables"}),
        ("expenses", {"costs", "has_debt", "rent_amount", "has_children"}),
    ],
)
def test_what_has_changed_is_asked_again(changed: str, questions: set[str]) -> None:
    before = asked({"home_kind": "rent"}, "again")
    assert questions <= asked({"home_kind": "rent", "changed": (changed,)}, "again") - before


def test_only_the_short_form_asks_what_has_changed() -> None:
    assert "changed" in asked({}, "again")
    assert "changed" not in asked({}) | asked({}, "twice")


def test_a_protected_address_is_never_asked_for_and_names_no_office() -> None:
    kinds = {application().question(id).kind for id in asked({"home_kind": "secret", "registered_here": "no"})}
    assert not kinds & {Kind.ADDRESS, Kind.OFFICE}
    assert "secret_way" in asked({"home_kind": "secret"})


@pytest.mark.parametrize("home", [home for home in HOMES if home != "secret"])
def test_everyone_else_comes_to_an_office(home: str) -> None:
    assert "office" in asked({"home_kind": home}, offices=(HERE,))


@pytest.mark.parametrize(("home", "question"), [("rent", "address"), ("prison", "last_address")])
def test_where_one_office_serves_the_address_nobody_is_asked_for_it(home: str, question: str) -> None:
    answers: Answers = {"home_kind": home, question: IN_OSLO}
    assert "office" not in asked(answers, offices=(HERE,))
    assert "office" in asked(answers, offices=(HERE, BESIDE))
    assert "office" in asked(answers)


def test_who_stays_elsewhere_than_registered_says_both() -> None:
    assert "registered_address" in asked({"home_kind": "family", "address": IN_OSLO, "registered_here": "no"})


@pytest.mark.parametrize(
    ("answers", "young"),
    [
        ({"identity": WayOut.NONE, "birth_date": date(2009, 3, 1)}, True),
        ({"identity": WayOut.NONE, "birth_date": date(2008, 11, 24)}, False),
        ({"identity": WayOut.NONE, "birth_date": WayOut.DONT_KNOW}, False),
    ],
)
def test_only_who_is_under_eighteen_is_asked_for_an_adult(answers: Answers, young: bool) -> None:
    assert ("minor_with" in asked(answers)) == young


@pytest.mark.parametrize(
    ("until", "soon"), [(date(2026, 12, 24), True), (date(2026, 10, 1), True), (date(2027, 6, 1), False)]
)
def test_a_permit_that_runs_out_calls_for_its_renewal(until: date, soon: bool) -> None:
    assert ("permit_renewal" in asked({"stay": "permit", "stay_until": until})) == soon


def test_a_sick_person_whom_nav_already_pays_for_it_is_not_asked_for_a_sick_note() -> None:
    sick: Answers = {"work_now": "sick", "income": ("nav",)}
    assert "sick_note" in asked({**sick, "nav_benefits": ("child",)})
    assert "sick_note" not in asked({**sick, "nav_benefits": ("assessment",)})


def test_a_partner_is_not_asked_for_twice_in_the_budget() -> None:
    shared: Answers = {"home_kind": "rent", "lives_alone": "no", "shared_costs": "yes"}
    assert "others_pay" not in asked({**shared, "household": ("partner", "children")})
    assert "others_pay" in asked({**shared, "household": ("other_adults",)})


def test_every_amount_is_doubted_long_before_it_is_refused() -> None:
    for question in every_question(application()):
        if question.kind is Kind.AMOUNT:
            assert question.usual.high is not None, question.id
            assert question.maximum is not None, question.id
            assert question.usual.high < 8_000_000 < question.maximum, question.id

"""A month's money, as far as it is known."""

from dataclasses import replace

from kiosk.form.answers import Answers, Place
from kiosk.form.budget import Budget, budget_of
from kiosk.form.definition import Budgeting, Kind, WayOut
from kiosk.form.journey import Journey
from tests.form.building import NOW, form, question

FORM = replace(
    form(
        (
            question("work"),
            question("jobs", Kind.GROUP, questions=(question("pay", Kind.AMOUNT),), show="work"),
            question("nav", Kind.AMOUNT),
            question("rent", Kind.AMOUNT),
            question("power", Kind.AMOUNT, show="rent > 0"),
        )
    ),
    budget=Budgeting(("jobs.pay", "nav"), ("rent", "power")),
)


def month(answers: Answers) -> Budget:
    return budget_of(FORM, Journey(FORM, answers, NOW))


KNOWN: Answers = {"work": "yes", "jobs": ({"pay": 9000}, {"pay": 2500}), "nav": 3000, "rent": 12000, "power": 4000}


def test_what_comes_in_and_goes_out_is_added_up() -> None:
    budget = month(KNOWN)
    assert (budget.total_in, budget.total_out, budget.left) == (14500, 16000, -1500)
    assert budget.unknown == ()


def test_every_repetition_is_a_line_with_its_group() -> None:
    first, second, nav = month(KNOWN).ins
    assert (first.place, first.kroner) == (Place("pay", "jobs", 0), 9000)
    assert (second.place, second.group) == (Place("pay", "jobs", 1), FORM.question("jobs"))
    assert nav.group is None


def test_what_is_not_asked_is_no_line() -> None:
    budget = month({**KNOWN, "work": "no", "rent": 0})
    assert [line.question.id for line in (*budget.ins, *budget.outs)] == ["nav", "rent"]


def test_a_blank_and_a_dont_know_are_unknown_and_never_nothing() -> None:
    budget = month({"nav": WayOut.DONT_KNOW})
    assert [(str(line.place), line.way_out) for line in budget.unknown] == [("nav", WayOut.DONT_KNOW), ("rent", None)]


def test_none_is_known_to_be_nothing() -> None:
    budget = month({"nav": WayOut.NONE, "rent": 0})
    assert budget.unknown == ()
    assert budget.left == 0


def test_a_group_left_by_a_way_out_has_no_lines() -> None:
    assert [line.question.id for line in month({"work": "yes", "jobs": WayOut.NO_SAY}).ins] == ["nav"]


def test_a_form_without_a_budget_has_an_empty_month() -> None:
    bare = replace(FORM, budget=None)
    assert budget_of(bare, Journey(bare, KNOWN, NOW)) == Budget()

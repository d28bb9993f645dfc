"""What the language of conditions means, and what it refuses."""

from datetime import date

import pytest

from kiosk.form.answers import Answers
from kiosk.form.condition import ALWAYS, ConditionFault, parse_condition
from kiosk.form.definition import WayOut

SMALL: Answers = {"child_age": 4, "school": "no"}
TEENAGER: Answers = {"child_age": 15, "school": "yes"}
ANSWERS: Answers = {
    "home": "rent",
    "work": "yes",
    "consent": "agree",
    "age": 42,
    "needs": ("food", "rent"),
    "born": date(1984, 5, 17),
    "savings": WayOut.DONT_KNOW,
    "debt": WayOut.DONT_KNOW,
    "children": (SMALL, TEENAGER),
    "jobs": (),
}


@pytest.mark.parametrize(
    "source",
    [
        'home == "rent"',
        "home == 'rent'",
        'home != "own"',
        'home in ["own", "rent"]',
        'home not in ["own"]',
        '"food" in needs',
        '"bed" not in needs',
        "age >= 42 and age <= 42 and age > 41.5 and age < 43",
        "age > -1",
        "work",
        "consent",
        "not jobs_asked",
        "not not work",
        "count(needs) == 2",
        "count(children) > 1",
        "count(home) == 0",
        "count(nothing) == 0",
        "count(savings) == 0",
        "any(children, child_age < 6)",
        'any(children, child_age < 18 and home == "rent")',
        "any(children, school)",
        "any(children)",
        "not any(jobs)",
        "not any(savings, child_age < 6)",
        "answered(home)",
        "answered(savings)",
        "not answered(nothing)",
        "not answered(jobs)",
        'savings == "dont_know"',
        'savings in ["dont_know", "none"]',
        'born < "2000-01-01"',
        'born == "1984-05-17"',
        '(home == "own" or work) and not (age < 18)',
        'home == "own" or home == "rent" and work',
        "needs == needs",
    ],
)
def test_it_holds(source: str) -> None:
    assert parse_condition(source).holds(ANSWERS)


@pytest.mark.parametrize("sign", ["==", "<", "<=", ">", ">=", "in"])
@pytest.mark.parametrize("name", ["nothing", "savings"])
def test_a_blank_or_a_way_out_compares_with_nothing(name: str, sign: str) -> None:
    assert not parse_condition(f'{name} {sign} "zzz"').holds(ANSWERS)
    assert not parse_condition(f"{name} {sign} 5").holds(ANSWERS)
    assert not parse_condition(f"5 {sign} {name}").holds(ANSWERS)


@pytest.mark.parametrize("name", ["nothing", "savings"])
def test_a_blank_or_a_way_out_differs_from_everything(name: str) -> None:
    assert parse_condition(f'{name} != "rent"').holds(ANSWERS)


def test_two_ways_out_are_not_the_same_answer() -> None:
    assert not parse_condition("savings == debt").holds(ANSWERS)


@pytest.mark.parametrize("source", ['age == "42"', "home == 1", "needs == 2", 'age < "zzz"', "home < 4", "born < 4"])
def test_values_of_different_types_do_not_compare(source: str) -> None:
    assert not parse_condition(source).holds(ANSWERS)


def test_a_no_is_not_a_yes() -> None:
    assert not parse_condition("work").holds({"work": "no"})


def test_a_repetition_is_looked_into_before_the_answers_around_it() -> None:
    assert parse_condition('age < 6 and home == "rent"').holds({"age": 4}, ANSWERS)


def test_without_a_condition_a_question_is_always_asked() -> None:
    assert ALWAYS.holds({})


def test_a_condition_names_every_question_it_reads() -> None:
    condition = parse_condition('any(children, child_age < 6) or answered(home) and count(needs) > 1 and x == "y"')
    assert condition.names == {"children", "child_age", "home", "needs", "x"}


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("", 0),
        ("home ==", 7),
        ('home = "rent"', 5),
        ("home == rent.flat", 12),
        ("count(needs)", 0),
        ('"rent"', 0),
        ("5", 0),
        ("(work", 5),
        ("work work", 5),
        ("home in [rent]", 9),
        ('home in ["rent" "own"]', 16),
        ("any(children", 12),
        ("answered(5)", 9),
        ("and", 0),
        ("home not work", 9),
        ('home == "rent', 8),
        ("__import__('os').system('ls')", 16),
        ("(" * 60 + "work" + ")" * 60, 40),
    ],
)
def test_a_fault_says_where_it_stands(source: str, position: int) -> None:
    with pytest.raises(ConditionFault) as fault:
        parse_condition(source)
    assert fault.value.position == position

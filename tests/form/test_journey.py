"""The way through a form, fact by fact."""

import sys
import timeit
from datetime import date

import pytest

from kiosk.form.answers import Answers, Place
from kiosk.form.condition import parse_condition
from kiosk.form.definition import Choice, Form, Kind, WayOut
from kiosk.form.journey import Journey, Progress
from tests.form.building import NOW, form, question

FAMILY = form(
    (question("children_asked"),),
    (
        question(
            "children",
            Kind.GROUP,
            show="children_asked",
            required=True,
            questions=(
                question("age", Kind.INTEGER, required=True),
                question("school", show="age >= 6"),
                question("kindergarten", show="age < 6 and children_asked"),
            ),
        ),
        question("rent", Kind.AMOUNT),
    ),
)
SMALL: Answers = {"age": 4, "school": "yes", "kindergarten": "yes"}
BIG: Answers = {"age": 9, "school": "yes"}
TWO: Answers = {"children_asked": "yes", "children": (SMALL, BIG), "rent": 7500}


def ids(journey: Journey) -> list[str]:
    return [stop.question.id for stop in journey.stops()]


def routed() -> Form:
    way = (Choice("a", "A", "home", next="s1"), Choice("b", "B", "home", next="q2"), Choice("c", "C", "home"))
    return form((question("q0", Kind.ONE, *way), question("q1"), question("q2")), (question("q3"), question("q4")))


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("a", ["q0", "q3", "q4"]),
        ("b", ["q0", "q2", "q3", "q4"]),
        ("c", ["q0", "q1", "q2", "q3", "q4"]),
        (WayOut.DONT_KNOW, ["q0", "q1", "q2", "q3", "q4"]),
    ],
)
def test_a_choice_leads_to_its_step_or_question(answer: str, asked: list[str]) -> None:
    assert ids(Journey(routed(), {"q0": answer}, NOW)) == asked


def test_what_a_route_jumps_over_is_hidden() -> None:
    assert Journey(routed(), {"q0": "a", "q1": "yes"}, NOW).asked() == {"q0": "a"}


def test_a_many_follows_the_first_chosen_choice_that_leads_somewhere() -> None:
    way = (Choice("a", "A", "home"), Choice("b", "B", "home", next="q2"))
    routes = form((question("q0", Kind.MANY, *way), question("q1"), question("q2")))
    assert ids(Journey(routes, {"q0": ("a", "b")}, NOW)) == ["q0", "q2"]


def test_a_question_can_lead_on_whatever_is_answered() -> None:
    routes = form((question("q0", next="q2"), question("q1"), question("q2")))
    assert ids(Journey(routes, {}, NOW)) == ["q0", "q2"]


def test_a_group_is_one_stop() -> None:
    assert ids(Journey(FAMILY, TWO, NOW)) == ["children_asked", "children", "rent"]


def test_each_repetition_has_its_own_screens() -> None:
    journey = Journey(FAMILY, TWO, NOW)
    assert [stop.question.id for stop in journey.inside("children", 0)] == ["age", "kindergarten"]
    assert [stop.question.id for stop in journey.inside("children", 1)] == ["age", "school"]


def test_there_are_no_screens_in_a_repetition_that_is_not_there() -> None:
    assert Journey(FAMILY, TWO, NOW).inside("children", 2) == ()


def test_walking_a_repetition_ends_with_it() -> None:
    journey = Journey(FAMILY, TWO, NOW)
    assert journey.next(Place("kindergarten", "children", 0)) is None
    assert journey.previous(Place("age", "children", 0)) is None


def test_an_answer_that_fell_away_inside_a_repetition_is_hidden_and_not_sent() -> None:
    journey = Journey(FAMILY, TWO, NOW)
    assert journey.asked()["children"] == ({"age": 4, "kindergarten": "yes"}, {"age": 9, "school": "yes"})


def test_a_group_that_fell_away_is_hidden_whole() -> None:
    journey = Journey(FAMILY, {**TWO, "children_asked": "no"}, NOW)
    assert journey.asked().keys() == {**TWO, "children_asked": "no"}.keys() - {"children"}


def test_a_hidden_answer_no_longer_opens_later_questions() -> None:
    chain = form((question("a"), question("b", show="a"), question("c", show="b")))
    assert ids(Journey(chain, {"a": "no", "b": "yes", "c": "yes"}, NOW)) == ["a"]


def test_a_choice_no_longer_offered_is_no_longer_an_answer() -> None:
    late = Choice("x", "X", "home", show=parse_condition("a"))
    offered = form((question("a"), question("b", Kind.ONE, late, "y"), question("c", Kind.MANY, late, "y")))
    journey = Journey(offered, {"a": "no", "b": "x", "c": ("x", "y")}, NOW)
    assert journey.asked() == {"a": "no", "c": ("y",)}
    assert [choice.id for choice in journey.choices(Place("b"))] == ["y"]


def test_choices_inside_a_repetition_follow_its_own_answers() -> None:
    choice = Choice("bus", "Bus", "home", show=parse_condition("age > 5"))
    trips = form(
        (question("kids", Kind.GROUP, questions=(question("age", Kind.INTEGER), question("way", Kind.ONE, choice))),)
    )
    journey = Journey(trips, {"kids": ({"age": 3}, {"age": 8})}, NOW)
    assert journey.choices(Place("way", "kids", 0)) == ()
    assert journey.choices(Place("way", "kids", 1)) == (choice,)


def test_missing_names_what_is_asked_and_blank_the_required_first() -> None:
    journey = Journey(FAMILY, {"children_asked": "yes", "children": ({},)}, NOW)
    assert [str(stop.place) for stop in journey.missing()] == ["children[0].age", "rent"]
    assert [str(stop.place) for stop in journey.required_missing()] == ["children[0].age"]


def test_an_empty_group_is_missing() -> None:
    journey = Journey(FAMILY, {"children_asked": "yes", "children": ()}, NOW)
    assert [str(stop.place) for stop in journey.required_missing()] == ["children"]


def test_a_way_out_is_an_answer() -> None:
    journey = Journey(FAMILY, {"children_asked": "yes", "children": WayOut.NO_SAY, "rent": WayOut.DONT_KNOW}, NOW)
    assert journey.missing() == ()


def test_progress_counts_steps_of_the_form_and_questions_asked_in_the_step() -> None:
    assert Journey(FAMILY, TWO, NOW).progress(Place("rent")) == Progress(2, 2, 2, 2)
    assert Journey(FAMILY, {}, NOW).progress(Place("rent")) == Progress(2, 2, 1, 1)


def test_progress_inside_a_repetition_counts_its_own_questions() -> None:
    assert Journey(FAMILY, TWO, NOW).progress(Place("school", "children", 1)) == Progress(2, 2, 2, 2)


def test_from_a_place_no_longer_asked_the_way_goes_on_from_where_it_stood() -> None:
    journey = Journey(FAMILY, {"children_asked": "no"}, NOW)
    after, before = journey.next(Place("children")), journey.previous(Place("children"))
    assert after is not None
    assert before is not None
    assert (after.question.id, before.question.id) == ("rent", "children_asked")
    assert journey.progress(Place("children")) == Progress(2, 2, 1, 1)


def test_the_end_of_the_form_has_nothing_after_it() -> None:
    assert Journey(FAMILY, TWO, NOW).next(Place("rent")) is None


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        (Place("rent"), 7500),
        (Place("age", "children", 1), 9),
        (Place("school", "children", 0), "yes"),
        (Place("age", "children", 5), None),
        (Place("kindergarten", "children", 1), None),
        (Place("age", "rent", 0), None),
    ],
)
def test_answer_at_gives_what_was_answered_there_asked_or_not(place: Place, answer: object) -> None:
    assert Journey(FAMILY, TWO, NOW).answer_at(place) == answer


def test_a_hundred_and_fifty_questions_take_less_than_two_milliseconds() -> None:
    choices = [f"c{number}" for number in range(6)]
    asked = [question("born", Kind.DATE), question("q0", Kind.ONE, *choices), question("q1", Kind.ONE, *choices)]
    for number in range(2, 149):
        source = f'q{number - 1} == "c1" and errand != "again" and (age(born) < 18 or q{number - 2} in ["c1", "c2"])'
        asked.append(question(f"q{number}", Kind.ONE, *choices, show=source))
    whole = form(*(tuple(asked[start : start + 15]) for start in range(0, 150, 15)))
    answers: Answers = {"born": date(1984, 5, 17), **{each.id: "c1" for each in asked[1:]}}
    assert len(Journey(whole, answers, NOW).stops()) == 150
    trace = sys.gettrace()
    sys.settrace(None)  # measuring coverage would measure itself
    times = timeit.repeat(lambda: Journey(whole, answers, NOW), number=1, repeat=100)
    sys.settrace(trace)
    # The quickest of many, and four times what it takes: a busy machine must not fail a fact about the code.
    assert min(times) < 0.002

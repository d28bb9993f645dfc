"""What holds for every form and all answers."""

from collections.abc import Mapping
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.form.answers import Answer, Answers
from kiosk.form.condition import parse_condition
from kiosk.form.conditions import condition_faults
from kiosk.form.definition import Form, Kind, Question
from kiosk.form.journey import Journey, Stop
from kiosk.form.routes import list_faults
from kiosk.form.scope import Given, Scope
from tests.form.building import NOW
from tests.form.strategies import LETTERS, SIMPLE, forms, random_answer, random_claim, random_question, randoms, visits

texts = st.text(LETTERS, max_size=4)
ANYTHING = st.dictionaries(
    st.sampled_from([f"q{number}" for number in range(4)]),
    st.none()
    | st.integers()
    | st.floats()
    | texts
    | st.dates()
    | st.tuples(texts)
    | st.just(({"q1": 3},))
    | st.just(()),
)


def walked(journey: Journey, first: Stop | None) -> list[Stop]:
    stops = []
    while first is not None:
        stops.append(first)
        assert len(stops) < 100, "the walk does not end"
        first = journey.next(first.place)
    return stops


def counted(answers: Answers, group: str) -> int:
    items = answers.get(group)
    return len(items) if isinstance(items, tuple) else 0


@given(visits())
def test_walking_on_from_the_start_visits_exactly_the_stops(visit: tuple[Form, Answers]) -> None:
    journey = Journey(*visit, NOW)
    assert tuple(walked(journey, journey.next(None))) == journey.stops()


@given(visits())
def test_previous_undoes_next(visit: tuple[Form, Answers]) -> None:
    journey = Journey(*visit, NOW)
    for stop in journey.stops():
        after = journey.next(stop.place)
        assert after is None or journey.previous(after.place) == stop


@given(visits())
def test_the_first_stop_has_none_before_it(visit: tuple[Form, Answers]) -> None:
    journey = Journey(*visit, NOW)
    first = journey.next(None)
    assert first is not None
    assert journey.previous(first.place) is None


@given(visits())
def test_a_repetition_is_walked_both_ways(visit: tuple[Form, Answers]) -> None:
    form, answers = visit
    journey = Journey(form, answers, NOW)
    for stop in journey.stops():
        for index in range(counted(journey.asked(), stop.question.id) if stop.question.kind is Kind.GROUP else 0):
            inside = journey.inside(stop.question.id, index)
            for one, other in pairwise(inside):
                assert journey.next(one.place) == other
                assert journey.previous(other.place) == one
            assert not inside or journey.next(inside[-1].place) is None


@given(forms(), randoms())
def test_answering_whatever_is_asked_comes_to_an_end(form: Form, random: Random) -> None:
    answers: dict[str, Answer] = {}
    stop = Journey(form, answers, NOW).next(None)
    visited = 0
    while stop is not None:
        answers[stop.question.id] = random_answer(stop.question, random)
        stop = Journey(form, answers, NOW).next(stop.place)
        visited += 1
    assert visited <= len(tuple(form.questions()))


@given(visits())
def test_nothing_is_sent_but_what_was_answered_and_is_asked(visit: tuple[Form, Answers]) -> None:
    form, answers = visit
    journey = Journey(form, answers, NOW)
    assert journey.asked().keys() <= answers.keys() & {stop.question.id for stop in journey.stops()}


@given(visits())
def test_inside_repetitions_nothing_else_is_sent_either(visit: tuple[Form, Answers]) -> None:
    form, answers = visit
    journey = Journey(form, answers, NOW)
    for id, kept in journey.asked().items():
        given_items = answers[id]
        if form.question(id).kind is Kind.GROUP and isinstance(kept, tuple) and isinstance(given_items, tuple):
            for index, (item, whole) in enumerate(zip(kept, given_items, strict=True)):
                assert isinstance(item, Mapping)
                assert isinstance(whole, Mapping)
                assert item.keys() <= whole.keys() & {stop.question.id for stop in journey.inside(id, index)}


@given(visits())
def test_what_is_sent_is_a_fixed_point(visit: tuple[Form, Answers]) -> None:
    form, answers = visit
    sent = Journey(form, answers, NOW).asked()
    assert Journey(form, sent, NOW).asked() == sent


@given(visits(), randoms())
def test_changing_an_answer_and_back_restores_everything(visit: tuple[Form, Answers], random: Random) -> None:
    form, answers = visit
    before = Journey(form, answers, NOW)
    question = random.choice(tuple(form.questions()))
    changed = {**answers, question.id: random_answer(question, random)}
    Journey(form, changed, NOW)
    restored = {id: answers[id] if id == question.id else answer for id, answer in changed.items() if id in answers}
    after = Journey(form, restored, NOW)
    assert after.stops() == before.stops()
    assert after.asked() == before.asked()


@given(visits())
def test_nothing_is_both_asked_with_an_answer_and_missing(visit: tuple[Form, Answers]) -> None:
    journey = Journey(*visit, NOW)
    blank = {str(stop.place) for stop in journey.missing() if stop.question.kind is not Kind.GROUP}
    assert not blank & journey.asked().keys()
    assert {stop.place for stop in journey.required_missing()} <= {stop.place for stop in journey.missing()}


@given(visits())
def test_progress_only_moves_on(visit: tuple[Form, Answers]) -> None:
    journey = Journey(*visit, NOW)
    seen = [journey.progress(stop.place) for stop in journey.stops()]
    assert [(each.step, each.question) for each in seen] == sorted({(each.step, each.question) for each in seen})
    assert all(each.question <= each.questions and each.step <= each.steps for each in seen)


@given(forms())
def test_random_forms_have_no_loops(form: Form) -> None:
    positions = {question.id: number for number, question in enumerate(form.questions())}
    found = [*condition_faults(form), *list_faults(tuple(form.questions()), positions)]
    assert not [message for _, message, _ in found if "loop" in message or "unknown" in message or "dead" in message]


@given(randoms(), ANYTHING, ANYTHING)
def test_a_condition_never_raises_whatever_was_answered(random: Random, answers: Given, outer: Given) -> None:
    asked: list[Question] = []
    for number in range(3):
        asked.append(random_question(f"q{number}", (*SIMPLE, Kind.GROUP), asked, random))
    condition = parse_condition(random_claim(asked, random))
    assert condition.truth(Scope(answers, outer, NOW)) in {True, False}

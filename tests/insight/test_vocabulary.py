"""The words there are: those of the forms and of the kiosk itself, and no others."""

import re

import pytest

from kiosk.content import find_content
from kiosk.form.forms import Forms
from kiosk.gateway.insight import ITEM
from kiosk.house import read_forms
from kiosk.insight.counting import Count
from kiosk.insight.tally import Tally
from kiosk.insight.vocabulary import (
    FACES,
    HELPERS,
    Vocabulary,
    backs_of,
    bucket_of,
    ids_in,
    vocabulary_of,
)
from kiosk.settings import LANGUAGE_CODES
from kiosk.terminal.roles import ROLES
from kiosk.terminal.screens.feedback import FACES as SHOWN


@pytest.fixture(scope="module")
def forms() -> Forms:
    return read_forms(find_content().forms)


@pytest.fixture(scope="module")
def vocabulary(forms: Forms) -> Vocabulary:
    return vocabulary_of(forms.all(), find_content().forms / "published")


def test_who_may_help_and_every_face_and_language_have_a_word(vocabulary: Vocabulary) -> None:
    assert {role.id for role in ROLES} == set(HELPERS) == set(vocabulary.items("helper"))
    assert {face.id for face in SHOWN} == set(FACES) == set(vocabulary.items("face"))
    assert set(LANGUAGE_CODES) == set(vocabulary.items("language"))


def test_every_place_of_the_rail_has_a_word(forms: Forms, vocabulary: Vocabulary) -> None:
    steps = {step.id for form in forms.all() for step in form.steps}
    assert steps | {"begin", "papers", "review", "deliver"} == set(vocabulary.items("stopped"))


def test_no_word_is_longer_or_stranger_than_the_gateway_takes(vocabulary: Vocabulary) -> None:
    assert all(re.fullmatch(ITEM, item) and len(subject) <= 12 for subject, item in vocabulary.words)


def test_a_kiosk_has_no_word_that_its_gateway_has_not(forms: Forms, vocabulary: Vocabulary) -> None:
    assert set(vocabulary_of(forms.all()).words) <= set(vocabulary.words)


def test_ids_that_were_published_once_count_on() -> None:
    assert list(ids_in([{"id": "children", "questions": [{"id": "child_name"}]}])) == ["children", "child_name"]


def test_minutes_and_ways_back_are_coarse() -> None:
    assert [bucket_of(60 * minutes) for minutes in (0, 1.9, 2, 5, 10, 600)] == [
        "under2", "under2", "2to5", "5to10", "over10", "over10"
    ]  # fmt: skip
    assert [backs_of(times) for times in (0, 1, 3, 4, 9, 10)] == ["none", "few", "few", "some", "some", "many"]


def test_the_time_at_a_step_adds_up_over_every_time_it_was_entered(vocabulary: Vocabulary) -> None:
    now = [0.0]
    tally = Tally(vocabulary)
    count = Count(tally, lambda: now[0])
    count.begin()
    for place, minutes in (("you", 1.5), ("money", 6.0), ("you", 1.0)):
        count.reach(place)
        now[0] += 60 * minutes
    count.close("nb", None)
    marked = {item for subject, item in tally.take() if subject == "minutes"}
    assert marked == {"begin.under2", "you.2to5", "money.5to10"}


def test_documents_count_only_of_what_has_left_the_kiosk(vocabulary: Vocabulary) -> None:
    for route in ("paper", None):
        tally = Tally(vocabulary)
        count = Count(tally)
        count.begin()
        documents = [("payslip", "here"), ("tax_return", "later"), ("residence", "missing"), ("lease", "earlier")]
        count.hand_over(lambda route=route: route, documents)  # type: ignore[misc]
        count.close("nb", "nav")
        told = {word for word in tally.take() if word[0] in ("brought", "missing")}
        assert told == (
            {("brought", "payslip"), ("missing", "tax_return"), ("missing", "residence")} if route else set()
        )


def test_whoever_came_to_see_where_it_stands_has_not_left(vocabulary: Vocabulary) -> None:
    tally = Tally(vocabulary)
    count = Count(tally)
    count.begin()
    count.ask_where()
    count.close("nb", None)
    told = set(tally.take())
    assert ("route", "asked") in told
    assert not {word for word in told if word[0] == "stopped"}

"""What leaves a visit, and what is told of many: marks beside known words, added up, never twice."""

import pytest

from kiosk.insight.gathering import DAY, HOUR, TOGETHER
from kiosk.insight.tally import Tally
from tests.insight.marking import WEEK, WORDS, Office, visit


@pytest.mark.parametrize("text", ["Amina Warsame", "01019912345", "ar ", "AR", "", "\0", "rent\nnb"])
def test_a_word_that_was_not_there_before_the_visit_never_leaves_it(text: str) -> None:
    tally = Tally(WORDS)
    for subject in (*{subject for subject, _ in WORDS.words}, text):
        tally.mark((subject, text))
    assert tally.take() == ()


def test_a_process_that_writes_anything_into_the_memory_tells_only_known_words() -> None:
    tally = Tally(WORDS)
    tally._shared[:8] = b"01019912"
    assert set(tally.take()) <= set(WORDS.words)


def test_marks_are_wiped_when_they_are_taken() -> None:
    tally = Tally(WORDS)
    tally.mark(("language", "ar"))
    assert tally.take() == (("language", "ar"),)
    assert not any(tally._shared[:])


def test_a_visit_in_two_languages_is_not_believed() -> None:
    tally = Tally(WORDS)
    for code in ("ar", "so"):
        tally.mark(("language", code))
    assert tally.take() == ()


def test_a_visit_that_crashed_is_not_counted() -> None:
    office = Office()
    office.serve(*visit("ar", "left"), went_well=False)
    office.gathering.end(0)
    assert office.teller.told == []


def test_visits_are_told_together_and_not_before_an_hour_has_passed() -> None:
    office = Office()
    for _ in range(TOGETHER):
        office.serve(*visit("ar", "paper"))
    assert office.teller.told == []
    office.wait(HOUR)
    office.serve(*visit("nb", "digital"))
    (told,) = office.teller.told
    assert (told.week, told.counts[("language", "ar")], told.counts[("route", "digital")]) == (WEEK, TOGETHER, 1)


def test_few_visits_wait_for_others_but_no_longer_than_a_day() -> None:
    office = Office()
    office.serve(*visit("ar", "paper"))
    office.wait(HOUR)
    office.gathering.tend()
    assert office.teller.told == []
    office.wait(DAY)
    office.gathering.tend()
    assert len(office.teller.told) == 1


def test_what_was_told_or_may_have_been_is_not_told_again() -> None:
    for fate in ("told", "lost"):
        office = Office()
        office.teller.answer = fate
        office.serve(*visit("ar", "paper"))
        office.gathering.end(0)
        office.gathering.end(0)
        assert len(office.teller.told) == 1


def test_what_surely_did_not_arrive_is_told_later_with_what_came_since() -> None:
    office = Office()
    office.teller.answer = "later"
    office.serve(*visit("ar", "paper"))
    office.gathering.end(0)
    office.serve(*visit("ar", "paper"))
    office.gathering.end(0)
    assert [told.counts[("language", "ar")] for told in office.teller.told] == [1, 2]


def test_a_week_that_is_long_over_is_lost() -> None:
    office = Office()
    office.teller.answer = "later"
    office.serve(*visit("ar", "paper"))
    office.gathering.end(0)
    office.wait(14 * DAY)
    office.gathering.end(0)
    assert len(office.teller.told) == 1
    assert office.gathering.visits == 0

"""Answers that are possible and unusual: asked about once more, never refused."""

from datetime import date

import pytest

from kiosk.form.answers import Answer
from kiosk.form.definition import Kind, Question, Usual, WayOut
from kiosk.form.kinds import kind_of
from tests.form.building import PROBLEMS, TODAY, parse, question

PAY = question("pay", Kind.AMOUNT, usual=Usual(low=100, high=60_000), ways_out=(WayOut.DONT_KNOW,))
PEOPLE = question("people", Kind.INTEGER, usual=Usual(high=12))
UNTIL = question("until", Kind.DATE, usual=Usual(earliest="today", latest="today+10y"))


def doubt(asked: Question, answer: Answer) -> str | None:
    found = kind_of(asked).doubt(asked, answer, TODAY)
    assert found is None or found in PROBLEMS
    return found


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (PAY, 60_000, None),
        (PAY, 60_001, "doubt.high"),
        (PAY, 8_000_000, "doubt.high"),
        (PAY, 100, None),
        (PAY, 99, "doubt.low"),
        (PEOPLE, 13, "doubt.high"),
        (PEOPLE, 0, None),
        (UNTIL, TODAY, None),
        (UNTIL, date(2026, 11, 21), "doubt.past"),
        (UNTIL, date(2036, 11, 22), None),
        (UNTIL, date(2036, 11, 23), "doubt.future"),
    ],
)
def test_only_what_lies_beyond_the_usual_is_doubted(asked: Question, answer: Answer, said: str | None) -> None:
    assert doubt(asked, answer) == said


def test_a_doubtful_answer_is_taken_all_the_same() -> None:
    assert parse(PAY, "8 000 000") == 8_000_000


def test_a_way_out_is_never_doubted() -> None:
    assert doubt(PAY, WayOut.DONT_KNOW) is None


@pytest.mark.parametrize("asked", [question("pay", Kind.AMOUNT), question("name", Kind.TEXT)])
def test_without_what_is_usual_nothing_is_doubted(asked: Question) -> None:
    assert doubt(asked, 99_000_000 if asked.kind is Kind.AMOUNT else "x") is None

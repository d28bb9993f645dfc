"""A whole life told as lines, with secrets in it: what it marks is known words, and the same as anybody else's."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from kiosk.house import House, open_house
from kiosk.insight.counting import Count
from kiosk.insight.tally import Tally
from kiosk.insight.vocabulary import Word, vocabulary_of
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.terminal.plain import run_plain
from kiosk.visit.session import Session

VISIT = Path(__file__).parents[1] / "visits" / "whole-life.toml"


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def tally(house: House) -> Tally:
    return Tally(vocabulary_of(house.forms.all()))


def marked(house: House, tally: Tally, family: str, street: str, message: str) -> tuple[Word, ...]:
    """What the visit of somebody of this name marks, once it has left on paper."""
    visit = read_visit(VISIT)
    answers = dict(visit.answers) | {"name": f"Kari|{family}", "address": f"{street} 1|0188", "message": f"{message}."}
    rehearsal = Rehearsal(house.forms, house.library, house.settings, replace(visit, answers=answers), house.register)
    lines = "".join(f"{line}\n" for line in ["?", *rehearsal.typed_lines()])
    count, session = Count(tally, lambda: 0.0), Session(house.forms, house.settings, clock=rehearsal.clock)
    application = run_plain(
        house.forms, house.library, house.settings, StringIO(lines), StringIO(),
        taking=rehearsal.taking, clock=rehearsal.clock, session=session, count=count,
    )  # fmt: skip
    assert application
    count.hand_over(lambda: "paper", application.documents)
    count.close(session.language, session.helper)
    written = bytes(tally._shared)
    assert set(written) == {0, 1}
    return tally.take()


def test_two_lives_with_the_same_counters_mark_the_same_and_nothing_of_their_own(house: House, tally: Tally) -> None:
    one = marked(house, tally, "Zyxelbakken", "Qvistgrova", "Xanthoproctus")
    other = marked(house, tally, "Olsen", "Storgata", "Hei")
    assert one == other
    assert not any(secret in str(one) for secret in ("Zyxel", "Qvist", "Xantho"))
    told = {(subject, item) for subject, item in one}
    assert {("route", "paper"), ("back", "none"), ("minutes", "money.under2"), ("minutes", "review.under2")} <= told
    assert any(subject in ("brought", "missing") for subject, _ in told)

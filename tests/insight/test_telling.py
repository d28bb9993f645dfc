"""Telling from a process of its own: its fate comes back as a number, and it never holds the kiosk up."""

import os
import time
from dataclasses import replace
from datetime import date

import pytest
import requests

from kiosk.counted import Counted
from kiosk.errors import ConfinementError, GatewayUnreachable
from kiosk.house import House, open_house
from kiosk.insight.client import Fate, GatewayInsight, was_never_sent
from kiosk.insight.telling import FATES, ForkedTeller
from kiosk.insight.weeks import is_open, shown, week_of
from kiosk.insight.wire import Told
from kiosk.visit.ending import Ending
from kiosk.visit.session import local_clock

TELLINGS = tuple(Told(f"2026-W4{number}", {("route", "paper"): 1}) for number in range(3))


class Answering(GatewayInsight):
    """Answers what it is set to."""

    def __init__(self, *fates: Fate, seconds: float = 0.0) -> None:
        self.fates, self.seconds = iter(fates), seconds

    def tell(self, told: Told) -> Fate:
        time.sleep(self.seconds)
        return next(self.fates)


@pytest.mark.parametrize("fates", [FATES, FATES[::-1], ("told",), ("later", "later", "later")])
def test_the_kiosk_hears_the_fate_of_each_week(fates: tuple[Fate, ...]) -> None:
    teller = ForkedTeller(lambda: Answering(*fates), lambda: None)
    teller.begin(TELLINGS[: len(fates)])
    assert teller.fates(5) == fates


def test_of_a_process_that_failed_all_is_lost_and_nothing_is_said() -> None:
    teller = ForkedTeller(lambda: Answering(), lambda: None)
    teller.begin(TELLINGS)
    assert teller.fates(5) == ("lost",) * 3


def test_nobody_waits_for_a_gateway_that_is_slow() -> None:
    teller = ForkedTeller(lambda: Answering("told", seconds=20), lambda: None)
    teller.begin(TELLINGS[:1])
    began = time.monotonic()
    assert teller.fates() is None
    assert time.monotonic() - began < 0.1
    os.kill(teller.child, 9)
    assert teller.fates(5) == ("lost",)


def test_only_what_was_surely_never_sent_may_be_told_again() -> None:
    with pytest.raises(GatewayUnreachable) as unreached:
        GatewayInsight("http://127.0.0.1:1", "k", (0.5, 0.5))._asking.ask("POST", "")
    assert was_never_sent(unreached.value)
    broken = GatewayUnreachable("ConnectionError")
    broken.__context__ = requests.ConnectionError("Connection aborted.")
    assert not was_never_sent(broken)
    assert not was_never_sent(GatewayUnreachable("no answer in time"))


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.mark.parametrize(
    ("settings", "is_counted"),
    [
        ({"practice": False, "gateway": "https://g.no"}, True),
        ({"practice": False, "gateway": "https://g.no", "insight": False}, False),
        ({"practice": True, "gateway": "https://g.no"}, False),
        ({"practice": False}, False),
    ],
)
def test_visits_are_counted_only_for_real_with_a_gateway_and_where_nobody_said_no(
    house: House, settings: dict[str, object], *, is_counted: bool
) -> None:
    made = replace(house, settings=replace(house.settings, **settings))  # type: ignore[arg-type]
    counted = Counted(made, local_clock, lambda: None)
    assert (counted.tally is not None) is is_counted
    counted.take(Ending(0, "nb", "", 1.0))
    counted.end()


def test_a_week_is_shown_when_nobody_can_add_to_it_any_more() -> None:
    sunday, monday, tuesday = (date(2026, 11, day) for day in (22, 23, 24))
    for day in (sunday, monday, tuesday):
        assert not any(is_open(week, day) for week in shown(53, day))
    assert week_of(sunday) in shown(1, tuesday)
    assert shown(1, monday) == ("2026-W46",)
    assert is_open("2026-W47", monday)


def test_a_year_of_weeks_goes_over_its_end() -> None:
    assert shown(3, date(2027, 1, 12)) == ("2026-W52", "2026-W53", "2027-W01")


def test_a_process_that_could_not_be_bound_tells_nothing() -> None:
    def refuse() -> None:
        raise ConfinementError("no Landlock here")

    teller = ForkedTeller(lambda: Answering("told"), refuse)
    teller.begin(TELLINGS[:1])
    assert teller.fates(5) == ("lost",)

"""Where an application stands, computed from what happened to it."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.register.model import BEFORE, EVENT_KINDS, JOINED, KEPT_FOR, EventKind, Status, status_of
from tests.register.telling import NOON, Told, event

TOLD = Told("2GH7V4NDY").registration
HOUR = timedelta(hours=1)


def test_the_last_thing_that_happened_is_where_it_stands() -> None:
    kinds = [kind for kind in EVENT_KINDS if kind != "void"]
    for last in range(1, len(kinds) + 1):
        events = [event(kind, number * HOUR) for number, kind in enumerate(kinds[:last])]
        assert status_of(TOLD, events).state == kinds[last - 1]
        assert status_of(TOLD, events).since == events[-1].at


def test_the_order_of_telling_does_not_matter() -> None:
    events = [event(kind, number * HOUR) for number, kind in enumerate(EVENT_KINDS)]
    expected = status_of(TOLD, events)
    for seed in range(20):
        shuffled = random.Random(seed).sample(events, len(events))
        assert status_of(TOLD, shuffled) == expected


def test_what_happened_at_one_moment_goes_in_the_usual_order() -> None:
    events = [event(kind) for kind in ("printed", "registered", "created", "handed_in")]
    assert status_of(TOLD, events).state == "registered"


def test_a_void_reference_stays_void() -> None:
    events = [event("created"), event("void", HOUR, other="7KQ4M2XJ0"), event("handed_in", 2 * HOUR)]
    status = status_of(TOLD, events)
    assert (status.state, status.other, status.since) == ("void", "7KQ4M2XJ0", NOON + HOUR)


def test_a_kiosk_whose_clock_runs_ahead_prints_nothing_after_it_was_handed_in() -> None:
    assert status_of(TOLD, [event("handed_in"), event("printed", HOUR)]).state == "handed_in"


def test_when_nav_got_it_is_the_first_that_nav_tells() -> None:
    assert status_of(TOLD, [event("printed")]).handed_in is None
    events = [event("registered", 2 * HOUR), event("handed_in", HOUR), event("answered", 3 * HOUR)]
    assert status_of(TOLD, events).handed_in == NOON + HOUR


def test_it_is_where_it_was_forwarded_to_last() -> None:
    assert status_of(TOLD, [event("printed")]).office == "9901"
    events = [
        event("forwarded", HOUR, office="9902"),
        event("forwarded", 2 * HOUR, office="9903"),
        event("registered", 3 * HOUR),
    ]
    assert status_of(TOLD, events).office == "9903"


def test_documents_are_wanted_only_while_it_waits() -> None:
    waiting = event("waiting", HOUR, documents=("lease",), by=date(2026, 12, 7))
    assert status_of(TOLD, [waiting]).documents == ("lease",)
    later: Status = status_of(TOLD, [waiting, event("registered", 2 * HOUR)])
    assert (later.documents, later.by) == ((), None)


def test_nothing_happened_is_no_status() -> None:
    with pytest.raises(ValueError, match="no status"):
        status_of(TOLD, [])


@pytest.mark.parametrize("kind", sorted(BEFORE))
def test_what_has_only_left_the_kiosk_has_not_arrived(kind: EventKind) -> None:
    status = status_of(TOLD, [event("created"), event(kind, HOUR)])
    assert status.handed_in is None
    assert status.state in BEFORE


def test_what_was_sent_has_arrived() -> None:
    status = status_of(TOLD, [event("tried"), event("sent", HOUR)])
    assert (status.state, status.handed_in, status.sent) == ("sent", NOON + HOUR, NOON + HOUR)


def test_what_was_tried_stays_tried_while_nobody_has_heard_of_it() -> None:
    printed = [event("created"), event("tried", HOUR), event("printed", 2 * HOUR)]
    assert status_of(TOLD, printed).tried == NOON + HOUR
    for kind in ("handed_in", "waiting", "forwarded"):
        assert status_of(TOLD, [*printed, event(kind, 3 * HOUR)]).tried == NOON + HOUR


def test_the_last_try_is_the_one_that_counts() -> None:
    assert status_of(TOLD, [event("tried"), event("tried", HOUR)]).tried == NOON + HOUR


@pytest.mark.parametrize("kind", sorted(JOINED))
def test_nobody_need_look_for_it_any_more(kind: EventKind) -> None:
    assert status_of(TOLD, [event("tried", HOUR), event("handed_in", 2 * HOUR), event(kind, 3 * HOUR)]).tried is None


def test_an_arrival_that_is_told_late_joins_the_paper_that_came_meanwhile() -> None:
    events = [event("created"), event("tried", HOUR), event("printed", 2 * HOUR), event("handed_in", 4 * HOUR)]
    status = status_of(TOLD, [*events, event("sent", HOUR)])
    assert (status.state, status.tried, status.sent, status.handed_in) == ("handed_in", None, NOON + HOUR, NOON + HOUR)


def test_what_the_gateway_has_read_at_the_municipality_was_sent_digitally() -> None:
    read = replace(event("registered", HOUR), actor="gateway")
    assert status_of(TOLD, [event("tried"), read]).sent == NOON + HOUR
    assert status_of(TOLD, [event("tried"), event("registered", HOUR)]).sent is None


def test_what_the_gateway_keeps_or_tried_is_not_sent_by_that() -> None:
    told = [replace(event(kind), actor="gateway") for kind in ("kept", "tried")]
    assert status_of(TOLD, told).sent is None


def test_what_is_kept_can_be_sent_for_a_day() -> None:
    status = status_of(TOLD, [event("created"), event("tried"), event("kept", HOUR)])
    assert (status.state, status.kept_until, status.handed_in) == ("kept", NOON + HOUR + KEPT_FOR, None)
    assert status_of(TOLD, [event("kept"), event("printed", HOUR)]).kept_until == NOON + KEPT_FOR


@pytest.mark.parametrize("kind", sorted(set(EVENT_KINDS) - BEFORE))
def test_what_nav_has_is_kept_no_longer(kind: EventKind) -> None:
    assert status_of(TOLD, [event("kept"), event(kind, HOUR)]).kept_until is None


def test_what_is_being_processed_has_arrived_even_if_nobody_told_how() -> None:
    status = status_of(TOLD, [event("tried"), event("processing", HOUR)])
    assert (status.state, status.handed_in, status.tried) == ("processing", NOON + HOUR, None)


def test_what_nav_says_is_newer_than_that_it_was_sent_whatever_their_clocks_say() -> None:
    digital = replace(TOLD, channel="digital")
    assert status_of(digital, [event("sent", HOUR), event("registered")]).state == "registered"
    assert status_of(digital, [event("sent", HOUR)]).state == "sent"

"""What a clerk must know of a paper that went digitally too, read off the register and the data sheet."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kiosk.desk.case import Case
from kiosk.desk.digital import Looked, Route, route_of
from kiosk.desk.keyboard import TrackingCode
from kiosk.desk.registering import Registering
from kiosk.register.model import KEPT_FOR, Event, EventKind, Registration
from kiosk.register.model import status_of as standing
from tests.desk.scans import REFERENCE
from tests.desk.telephone import CHARACTERS, NOW, Telephone, bare, status_of

BEGAN = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LATER = BEGAN + timedelta(hours=2)


def event(kind: EventKind, number: int) -> Event:
    return Event(str(uuid4()), kind, BEGAN + timedelta(minutes=number), "kiosk")


def case_after(kinds: Iterable[EventKind]) -> Case:
    """A case of which the register has heard this."""
    registration = Registration(CHARACTERS, "okonomisk-sosialhjelp", "2026.1", "9901", "digital", "ar")
    case = bare()
    case.status = standing(registration, [event(kind, number) for number, kind in enumerate(kinds)])
    return case


@pytest.mark.parametrize(
    ("kinds", "route"),
    [
        (("created", "printed"), ""),
        (("created", "tried"), "tried"),
        (("created", "tried", "printed", "handed_in"), "tried"),
        (("created", "tried", "handed_in", "waiting"), "tried"),
        (("created", "tried", "handed_in", "registered"), ""),
        (("created", "tried", "void"), ""),
        (("created", "sent"), "sent"),
        (("created", "tried", "handed_in", "sent"), "sent"),
        (("created", "tried", "processing"), "sent"),
        (("created", "kept"), "kept"),
        (("created", "tried", "kept"), "tried"),
        (("created", "kept", "handed_in"), ""),
    ],
)
def test_the_route_is_what_has_been_heard(kinds: tuple[EventKind, ...], route: Route) -> None:
    assert route_of(case_after(kinds), LATER) == route


def test_what_the_gateway_has_heard_of_is_there_although_the_kiosk_never_heard_an_answer() -> None:
    case = case_after(["created", "tried"])
    assert case.status
    told = [event("tried", 1), replace(event("registered", 2), actor="gateway")]
    case.status = standing(case.status.registration, told)
    assert route_of(case, LATER) == "sent"


def test_what_is_kept_is_said_until_its_day_is_over() -> None:
    case = case_after(["kept"])
    assert route_of(case, BEGAN + KEPT_FOR - timedelta(minutes=1)) == "kept"
    assert route_of(case, BEGAN + KEPT_FOR) == ""


def test_of_a_paper_nobody_has_heard_of_there_is_nothing_to_say() -> None:
    assert route_of(bare(), LATER) == ""


def test_late_papers_have_no_route_of_their_own() -> None:
    case = case_after(["created", "tried"])
    case.take(TrackingCode(REFERENCE, "E", 1, 1))
    assert route_of(case, LATER) == ""


def test_what_a_clerk_has_found_stands() -> None:
    looked, case = Looked(), case_after(["created", "tried"])
    looked.found(case)
    assert looked.route(case, LATER) == "sent"


def test_joining_twice_is_joining_once(registering: Registering, register: Telephone) -> None:
    for _ in range(2):
        registering.join(bare(), NOW)
    assert register.kinds == ["sent", "registered"]


def test_what_is_joined_came_when_it_was_tried(registering: Registering, register: Telephone) -> None:
    registering.join(bare(), NOW)
    assert (status_of(register).state, status_of(register).handed_in) == ("registered", NOW)


def test_what_nav_works_on_is_not_registered_anew(registering: Registering, register: Telephone) -> None:
    case = case_after(["created", "sent", "processing"])
    told = registering.register(case)
    assert not told.is_new
    assert register.kinds == []

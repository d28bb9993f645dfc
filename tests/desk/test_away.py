"""What is done while the gateway is away: told later, in order, and said when it never can be."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from kiosk.desk.case import Case
from kiosk.desk.registering import Registering
from kiosk.desk.telling import MOST, Telling, Untold
from kiosk.errors import GatewayRefused, GatewayUnreachable, RegisterError
from kiosk.register.model import Event, Registration
from tests.desk.telephone import CHARACTERS, NOW, Telephone, bare, scanned, status_of
from tests.paper.printing import house


def soon(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


def test_without_the_gateway_the_clerk_goes_on_and_is_told_so(registering: Registering, register: Telephone) -> None:
    register.is_away = True
    told = registering.hand_in(bare())
    assert not told.is_told
    assert isinstance(told.fault, GatewayUnreachable)
    assert registering.waiting == 1


def test_what_waits_is_told_when_the_gateway_is_back_in_order_and_under_the_same_ids(
    registering: Registering, register: Telephone
) -> None:
    register.is_away = True
    case = bare()
    registering.register(case)
    registering.wait_for(case, ("rent",), date(2026, 12, 6))
    waiting = list(registering._telling.waiting) if registering._telling else []
    register.is_away = False
    assert soon(lambda: registering.waiting == 0)
    assert register.kinds == ["handed_in", "registered", "waiting"]
    assert [event.id for event in register.told] == waiting


def test_the_time_told_is_when_it_was_done(registering: Registering, register: Telephone) -> None:
    register.is_away = True
    told = registering.hand_in(bare())
    register.is_away = False
    assert soon(lambda: registering.waiting == 0)
    assert status_of(register).handed_in == told.at


def test_what_the_gateway_refuses_is_said_and_may_be_done_again(registering: Registering, register: Telephone) -> None:
    register.refuses = True
    case = bare()
    told = registering.hand_in(case)
    assert isinstance(told.fault, GatewayRefused)
    assert isinstance(registering.today[0].fault, GatewayRefused)
    assert registering.waiting == 0
    register.refuses = False
    assert registering.hand_in(case).is_told
    assert registering.today[0].is_told


def test_stopping_tries_once_more(register: Telephone) -> None:
    registering = Registering(register, house().settings, house().forms, lambda: NOW, again=60)
    register.is_away = True
    registering.hand_in(bare())
    register.is_away = False
    registering.stop()
    assert register.kinds == ["handed_in"]


def test_more_than_any_office_does_is_not_kept_and_not_lost_silently(register: Telephone) -> None:
    register.is_away = True
    telling = Telling(register, again=60)
    registration = Registration(CHARACTERS, "form", "1", "", "paper", "nb")
    ids = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(MOST + 1)]
    for id in ids:
        telling.tell(Untold(registration, None, Event(id, "handed_in", NOW, "desk")))
    assert len(telling.waiting) == MOST
    assert isinstance(telling.refused[ids[-1]], RegisterError)
    telling.stop()


@pytest.mark.parametrize("lay", [bare, scanned])
def test_what_had_been_handed_in_before_keeps_its_day_and_goes_no_step_back(
    registering: Registering, register: Telephone, lay: Callable[[], Case]
) -> None:
    earlier = datetime(2026, 11, 20, 9, tzinfo=UTC)
    known = Registration(CHARACTERS, "okonomisk-sosialhjelp", "2026.1", "9902", "paper", "uk")
    handed_in = Event("11111111-1111-4111-8111-111111111111", "handed_in", earlier, "desk")
    done = Event("22222222-2222-4222-8222-222222222222", "registered", earlier, "desk")
    register.register(known, None, (handed_in, done))
    assert registering.hand_in(lay()).is_told
    assert (status_of(register).state, status_of(register).handed_in) == ("registered", earlier)

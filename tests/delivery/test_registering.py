"""Telling the register: once however often it is tried, beside the visit, and nothing but what it may know."""

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event as Gate

import pytest

from kiosk.delivery.registering import Registering
from kiosk.errors import GatewayRefused, GatewayUnreachable
from kiosk.register.model import Event, Registration
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import Proofs, ReceiptKey

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
KEY = ReceiptKey("4F7A1CQ2M9KXJ5RT")
APPLICATION = Application(
    "7KQ-4M2-XJG", "small", "1", "uk", "nb", "nav", NOW, REHEARSAL_OFFICES[0], True, {"name": "Kari"}, ()
)
EARLIER = "2GH7V4NDY"


class ListeningRegister(RehearsalRegister):
    """Keeps every telling. `open`: answers only once it is set; `fault`: what the next telling raises."""

    def __init__(self) -> None:
        super().__init__(lambda: NOW)
        self.heard: list[tuple[Registration, tuple[Event, ...]]] = []
        self.voided: list[tuple[str, Event]] = []
        self.open = Gate()
        self.open.set()
        self.fault: Exception | None = None

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        self.open.wait(10)
        self.heard.append((registration, tuple(events)))
        if self.fault:
            fault, self.fault = self.fault, None
            raise fault
        super().register(registration, proofs, events)

    def append(self, reference: str, events: Sequence[Event]) -> None:
        self.voided += [(reference, event) for event in events]
        super().append(reference, events)


async def settled(registering: Registering) -> Registering:
    await registering.settle()
    return registering


def registering_of(register: ListeningRegister, application: Application = APPLICATION) -> Registering:
    return Registering(register, application, KEY, lambda: NOW)


async def test_what_is_told_knows_form_office_and_language_and_no_more() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.left("paper")
    await settled(registering)
    assert register.heard[-1][0] == Registration("7KQ4M2XJG", "small", "1", "9901", "paper", "uk")


async def test_a_printed_application_was_created_and_printed() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.leaving("paper")
    registering.left("paper")
    await settled(registering)
    assert [event.kind for event in register.heard[-1][1]] == ["created", "printed"]


async def test_an_event_keeps_its_id_however_often_it_is_told() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.leaving("paper")
    await settled(registering)
    registering.left("paper")
    await settled(registering)
    first, second = register.heard[0][1], register.heard[-1][1]
    assert first[0] == second[0]


async def test_what_could_not_be_told_is_told_with_the_next() -> None:
    register = ListeningRegister()
    register.fault = GatewayUnreachable()
    registering = registering_of(register)
    registering.leaving("paper")
    assert (await settled(registering)).outcome == "away"
    registering.left("paper")
    assert (await settled(registering)).outcome == "told"
    status = register.status("7KQ4M2XJG")
    assert status
    assert status.state == "printed"


async def test_another_copy_is_no_other_event() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    for _ in range(2):
        registering.left("paper")
    await settled(registering)
    assert [event.kind for event in register.heard[-1][1]] == ["created", "printed"]


async def test_the_way_that_was_told_first_stays() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.leaving("paper")
    registering.left("screen")
    assert (await settled(registering)).outcome == "told"
    assert {registration.channel for registration, _ in register.heard} == {"paper"}


async def test_nobody_waits_for_a_register_that_does_not_answer() -> None:
    register = ListeningRegister()
    register.open.clear()
    registering = registering_of(register)
    before = time.monotonic()
    registering.left("paper")
    await registering.settle(0.2)
    assert time.monotonic() - before < 2
    assert registering.outcome == "telling"
    register.open.set()
    assert (await settled(registering)).outcome == "told"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_nobody_waits_for_a_telling_that_ended_as_nobody_expected() -> None:
    register = ListeningRegister()
    register.fault = ValueError()
    registering = registering_of(register)
    registering.leaving("paper")
    assert (await settled(registering)).outcome == "away"
    # What it died of belongs to this test, not to the next.
    for thread in threading.enumerate():
        if thread.name == "register":
            thread.join()
    registering.left("paper")
    assert (await settled(registering)).outcome == "told"


async def test_every_outcome_is_noted_as_a_code() -> None:
    register, noted = ListeningRegister(), list[str]()
    registering = Registering(register, APPLICATION, KEY, lambda: NOW, noted.append)
    register.fault = GatewayRefused()
    registering.leaving("paper")
    await settled(registering)
    registering.left("paper")
    await settled(registering)
    assert noted == ["error.register.refused", "told"]


async def test_what_was_sent_digitally_was_created_and_sent() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.leaving("digital")
    registering.left("digital")
    await settled(registering)
    registration, events = register.heard[-1]
    assert registration.channel == "digital"
    assert [event.kind for event in events] == ["created", "sent"]


async def test_a_doubt_is_told_once_and_paper_joins_it() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    for _ in range(2):
        registering.tried()
    registering.left("paper")
    await settled(registering)
    assert [event.kind for event in register.heard[-1][1]] == ["created", "tried", "printed"]


async def test_what_is_out_is_in_no_doubt_any_more() -> None:
    register = ListeningRegister()
    registering = registering_of(register)
    registering.left("digital")
    registering.tried()
    await settled(registering)
    assert [event.kind for event in register.heard[-1][1]] == ["created", "sent"]


async def test_what_the_register_did_not_hear_is_told_again_when_it_must_know() -> None:
    register = ListeningRegister()
    register.fault = GatewayUnreachable()
    registering = registering_of(register)
    registering.leaving("digital")
    await settled(registering)
    assert await registering.is_told()
    assert len(register.heard) == 2
    assert await registering.is_told()
    assert len(register.heard) == 2


async def test_the_one_whose_place_it_takes_stays_while_it_is_in_doubt() -> None:
    register = ListeningRegister()
    registering = registering_of(register, replace(APPLICATION, replaces="2GH-7V4-NDY"))
    registering.tried()
    await settled(registering)
    assert register.voided == []


async def test_the_one_whose_place_it_takes_becomes_void() -> None:
    register = ListeningRegister()
    first = replace(APPLICATION, reference="2GH-7V4-NDY")
    registering = registering_of(register, first)
    registering.left("paper")
    await settled(registering)
    registering = registering_of(register, replace(APPLICATION, replaces="2GH-7V4-NDY"))
    registering.left("paper")
    await settled(registering)
    status = register.status(EARLIER)
    assert status
    assert (status.state, status.other) == ("void", "7KQ4M2XJG")


async def test_it_is_registered_though_the_one_it_replaces_is_known_to_nobody() -> None:
    register, noted = ListeningRegister(), list[str]()
    application = replace(APPLICATION, replaces="2GH-7V4-NDY")
    registering = Registering(register, application, KEY, lambda: NOW, noted.append)
    registering.left("paper")
    assert (await settled(registering)).outcome == "told"
    assert noted[-1] == "error.register.unknown"


async def test_the_register_knows_which_application_it_continues() -> None:
    register = ListeningRegister()
    registering = registering_of(register, replace(APPLICATION, continues="2GH-7V4-NDY"))
    registering.left("paper")
    await settled(registering)
    assert register.heard[-1][1][0].other == EARLIER
    assert register.voided == []


def test_it_never_shows_a_key() -> None:
    assert repr(registering_of(ListeningRegister())) == "<Registering of 7KQ-4M2-XJG: nothing told>"

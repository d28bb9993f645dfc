"""What wants a plain yes, what the receipt says when, and how papers that come later are taken in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from kiosk.desk.handover import CaseFiles, HandedOver
from kiosk.desk.means import Means
from kiosk.errors import EndpointUncertain
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.register.model import Event, Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.register.telling import tell
from tests.desk.scans import REFERENCE
from tests.desk.screens.sitting import PAGE, know, sitting

pytestmark = pytest.mark.asyncio
LATE_COVER = f"SK1:{REFERENCE.characters}:E1/1"
MORNING = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def wait_for(register: RehearsalRegister, documents: Sequence[str]) -> None:
    """Another desk has received it, and waits."""
    know(register)
    came = Event(str(uuid4()), "handed_in", MORNING, "desk")
    waits = Event(str(uuid4()), "waiting", MORNING, "desk", tuple(documents), date(2026, 12, 1))
    register.append(REFERENCE.characters, [came, waits])


def status(register: RehearsalRegister) -> Status:
    found = register.status(REFERENCE.characters)
    assert found
    return found


class Doubtful:
    """A way that vanishes after it was told, until somebody says that they have looked."""

    name = "desk.way.fiks"

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:
        self.asked.append(again)
        if not again:
            raise EndpointUncertain
        return HandedOver(files.reference)


def only(way: Doubtful, given: Means) -> Means:
    given.handing.ways = (way,)
    return given


async def test_after_a_doubt_a_clerk_says_that_they_have_looked_before_it_is_done_again() -> None:
    way = Doubtful()
    async with sitting(means=lambda given: only(way, given)) as hand:
        await hand.scan_sheet()
        await hand.press("o", "enter", "o", "enter")
        await hand.compare("doubt")
        await hand.press("j", "enter")
        assert hand.state == "registered"
        assert way.asked == [False, True]


@pytest.mark.parametrize("keys", [("n", "enter"), ("escape",)])
async def test_who_has_not_looked_sends_nothing(keys: tuple[str, ...]) -> None:
    way = Doubtful()
    async with sitting(means=lambda given: only(way, given)) as hand:
        await hand.scan_sheet()
        await hand.press("o", "enter", "o", "enter", *keys)
        assert hand.screen == "CaseScreen"
        assert way.asked == [False]


async def test_neither_enter_nor_a_scanned_code_is_a_yes() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("a", "enter")
        assert "Skriv J for ja" in hand.text
        await hand.type("SK1:2GH7V4NDY:P1/5")
        assert "Koden ble ikke lest her" in hand.text
        assert (hand.screen, hand.state) == ("SureScreen", "")


async def test_that_nav_has_answered_is_told_once_with_what_the_applicant_reads() -> None:
    async with sitting() as hand:
        know(hand.register)
        await hand.scan_sheet()
        await hand.press("enter", "a")
        await hand.compare("answer")
        await hand.press("j", "enter")
        assert hand.state == "answered"
        assert "at Nav har svart" in hand.text
        await hand.press("escape")
        assert "Besvart" in hand.text


async def test_a_number_that_begins_with_a_key_saves_nothing() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.type("m7k-4m2-xjg")
        assert "Ingen papirer passer" in hand.text
        assert (hand.screen, hand.state) == ("MissingScreen", "")


async def test_late_papers_end_the_wait_when_nothing_is_left() -> None:
    async with sitting() as hand:
        wait_for(hand.register, ["lease"])
        await hand.scan(LATE_COVER)
        await hand.press("enter")
        await hand.compare("papers-came")
        await hand.press("space", "enter")
        assert "Mottatt Nav Nordby 22.11.2026" in hand.text
        assert tell(status(hand.register), date(2026, 11, 22)).title == "status.registered.title"
        assert status(hand.register).handed_in == MORNING


async def test_late_papers_shorten_the_list_of_what_is_missing() -> None:
    async with sitting() as hand:
        wait_for(hand.register, ["lease", "payslip"])
        await hand.scan(LATE_COVER)
        await hand.press("enter", "space", "enter")
        told = tell(status(hand.register), date(2026, 11, 22))
        assert (told.title, len(told.papers), told.by) == ("status.waiting.title", 1, date(2026, 12, 1))


async def test_late_papers_nobody_waited_for_change_nothing_and_are_stamped() -> None:
    async with sitting() as hand:
        know(hand.register)
        hand.register.append(REFERENCE.characters, [Event(str(uuid4()), "registered", MORNING, "desk")])
        await hand.scan(LATE_COVER)
        await hand.press("enter")
        assert "Papirer til 7KQ-4M2-XJG er mottatt kl. 10.42" in hand.text
        assert "Mottatt Nav Nordby 22.11.2026 kl. 10.42" in hand.text
        assert status(hand.register).since == MORNING
        await hand.press("escape")
        assert "Papirer mottatt" in hand.text


async def test_late_papers_do_not_hand_in_an_application_that_never_came() -> None:
    async with sitting() as hand:
        know(hand.register)
        await hand.scan(LATE_COVER)
        await hand.press("enter")
        assert "Søknaden selv er ikke levert" in hand.text
        assert hand.state == "printed"


@pytest.mark.parametrize(("faults", "said"), [((), "er sendt til PDF"), (("offline",), "✗")])
async def test_a_receipt_is_printed_or_it_is_said_why_not(faults: tuple[Fault, ...], said: str) -> None:
    printer = RehearsalPrinter(faults=faults, pause=0)
    async with sitting(means=lambda given: replace(given, printer=printer)) as hand:
        await hand.scan_sheet()
        await hand.press("enter", "p")
        await hand.until(lambda: said in hand.text)
        assert len(printer.prints) == (0 if faults else 1)


async def test_what_was_not_told_holds_the_desk_open_until_a_clerk_says_otherwise() -> None:
    async with sitting() as hand:
        hand.register.is_away = True
        await hand.scan(PAGE)
        await hand.press("enter", "escape", "f10")
        assert hand.screen == "SureScreen"
        await hand.press("escape")
        assert hand.app.is_running
        await hand.press("f10", "j", "enter")
        assert hand.app._exit


async def test_a_desk_that_has_told_everything_is_left_at_once() -> None:
    async with sitting() as hand:
        await hand.press("f10")
        assert hand.app._exit


async def test_the_desk_is_not_left_while_something_is_being_done() -> None:
    async with sitting() as hand:
        hand.app._at_work = 1
        await hand.pilot.press("f10")
        await hand.pilot.pause()
        assert "Noe er ikke ferdig" in hand.text
        hand.app._at_work = 0

"""Delivery: printed once under one reference, and never again unasked."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from kiosk.delivery import Delivery, Making, Printing, Progress, Receipt
from kiosk.errors import JobRejected, JobUncertain, PrintError, PrinterStopped, PrinterUnreachable
from kiosk.paper.printer import PrintState
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
APPLICATION = Application(
    "7KQ-4M2-XJG", "small", "1", "nb", "nb", "nav", NOW, REHEARSAL_OFFICES[0], True, {"name": "Kari"}, ()
)
KEY = ReceiptKey("4F7A1CQ2M9KXJ5RT")
WITH_KEY = replace(APPLICATION, key=KEY)
GATEWAY = "https://status.example.no"
# The smallest document that has a page to count.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>"
)


@dataclass(frozen=True)
class OnePage:
    pdf: bytes = PDF
    pages: int = 1


class CountingPress:
    """Makes one page, and counts how often it is asked to."""

    def __init__(self, *, signs: bool = False) -> None:
        self.made = 0
        self.signs = signs

    def make(self, _application: Application) -> OnePage:
        self.made += 1
        return OnePage()

    def has_codes(self, _application: Application) -> bool:
        return self.signs

    def codes(self, application: Application, version: int) -> tuple[str, ...]:
        return (f"SK1:{application.reference}:1/1:{version}",)


def delivery_to(*printers: RehearsalPrinter) -> Delivery:
    return Delivery(APPLICATION, CountingPress(), printers, lambda: NOW)


def printer(name: str = "front", *faults: Fault) -> RehearsalPrinter:
    return RehearsalPrinter(name, faults=faults, pause=0)


async def follow(delivery: Delivery, name: str | None = None, *, again: bool = False) -> list[Progress]:
    return [step async for step in delivery.attempt(name, again=again)]


async def test_it_ends_with_a_receipt() -> None:
    own = printer()
    steps = await follow(delivery_to(own))
    assert steps[-1] == Receipt("7KQ-4M2-XJG", "paper", REHEARSAL_OFFICES[0], NOW, 1, "front")
    assert len(own.prints) == 1


async def test_its_progress_is_told() -> None:
    steps = await follow(delivery_to(printer()))
    assert steps[0] == Making()
    assert Printing("front", PrintState("sending")) in steps


async def test_a_second_attempt_after_the_receipt_prints_nothing() -> None:
    own = printer()
    delivery = delivery_to(own)
    first = (await follow(delivery))[-1]
    assert await follow(delivery) == [first]
    assert len(own.prints) == 1


async def test_another_copy_is_printed_when_a_person_asks_for_it() -> None:
    own = printer()
    delivery = delivery_to(own)
    await follow(delivery)
    await follow(delivery, again=True)
    assert len(own.prints) == 2


async def test_after_an_uncertain_job_nothing_is_sent_unasked() -> None:
    own, other = printer("front", "uncertain"), printer("back")
    delivery = delivery_to(own, other)
    with pytest.raises(JobUncertain):
        await follow(delivery)
    for name in ("front", "back"):
        with pytest.raises(JobUncertain):
            await follow(delivery, name)
    assert delivery.may_have_printed
    assert own.prints == other.prints == []


async def test_after_an_uncertain_job_a_person_who_looked_can_have_it_sent() -> None:
    own = printer("front", "uncertain")
    delivery = delivery_to(own)
    with pytest.raises(JobUncertain):
        await follow(delivery)
    assert isinstance((await follow(delivery, again=True))[-1], Receipt)
    assert len(own.prints) == 1


async def test_an_uncertain_job_stays_uncertain_when_the_next_printer_is_not_there() -> None:
    delivery = delivery_to(printer("front", "uncertain"), printer("back", "offline"))
    with pytest.raises(JobUncertain):
        await follow(delivery)
    with pytest.raises(PrinterUnreachable):
        await follow(delivery, "back", again=True)
    with pytest.raises(JobUncertain):
        await follow(delivery, "front")


@pytest.mark.parametrize(
    ("fault", "error"), [("offline", PrinterUnreachable), ("stopped", PrinterStopped), ("rejected", JobRejected)]
)
async def test_when_nothing_was_printed_it_may_be_tried_again(fault: Fault, error: type[PrintError]) -> None:
    own = printer("front", fault)
    delivery = delivery_to(own)
    with pytest.raises(error):
        await follow(delivery)
    assert not delivery.may_have_printed
    assert isinstance((await follow(delivery))[-1], Receipt)


async def test_another_printer_can_be_chosen_under_the_same_reference() -> None:
    own, other = printer("front", "offline"), printer("back")
    delivery = delivery_to(own, other)
    with pytest.raises(PrinterUnreachable):
        await follow(delivery)
    receipt = (await follow(delivery, "back"))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.reference, receipt.printer) == ("7KQ-4M2-XJG", "back")


async def test_all_attempts_print_the_same_pages() -> None:
    press = CountingPress()
    delivery = Delivery(APPLICATION, press, (printer("front", "offline", "rejected"),), lambda: NOW)
    for _ in range(2):
        with pytest.raises(PrintError):
            await follow(delivery)
    await follow(delivery)
    assert press.made == 1


async def test_a_printer_is_found_by_the_name_it_had_before_it_answered() -> None:
    own = printer("192.0.2.7", "offline")
    delivery = delivery_to(own)
    with pytest.raises(PrinterUnreachable):
        await follow(delivery)
    own.name = "Front desk"
    assert isinstance((await follow(delivery, "192.0.2.7"))[-1], Receipt)
    assert delivery.printers == ("Front desk",)


async def test_a_printer_nobody_has_is_unreachable() -> None:
    with pytest.raises(PrinterUnreachable):
        await follow(delivery_to(printer()), "cellar")


async def test_an_attempt_broken_off_after_sending_may_have_printed() -> None:
    delivery = delivery_to(printer("front", "paper_out"))
    attempt = delivery.attempt()
    async for step in attempt:
        if step == Printing("front", PrintState("attention", "printer.paper_out")):
            break
    await attempt.aclose()
    with pytest.raises(JobUncertain):
        await follow(delivery)


async def test_a_cancelled_attempt_ends_the_printers_own_work() -> None:
    own = RehearsalPrinter("front", pause=30)
    delivery = delivery_to(own)
    task = asyncio.create_task(follow(delivery))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not delivery.may_have_printed


async def test_pages_a_person_holds_count_as_delivered() -> None:
    delivery = delivery_to(printer("front", "uncertain"))
    with pytest.raises(JobUncertain):
        await follow(delivery)
    receipt = delivery.confirm("front")
    assert await follow(delivery) == [receipt]


def test_it_never_shows_an_answer() -> None:
    assert repr(delivery_to(printer())) == "<Delivery of 7KQ-4M2-XJG>"


def test_a_receipt_is_json_without_answers() -> None:
    receipt = Receipt("7KQ-4M2-XJG", "paper", None, NOW, 9, "front")
    assert receipt.to_dict() == {
        "reference": "7KQ-4M2-XJG",
        "channel": "paper",
        "office": None,
        "created": "2026-11-22T10:00:00+00:00",
        "pages": 9,
        "printer": "front",
        "link": "",
        "code": "",
    }


def told_to(register: RehearsalRegister, *printers: RehearsalPrinter, application: Application = WITH_KEY) -> Delivery:
    return Delivery(application, CountingPress(), printers or (printer(),), lambda: NOW, register, gateway=GATEWAY)


async def test_the_receipt_has_the_link_in_upper_case_and_the_code() -> None:
    receipt = (await follow(told_to(RehearsalRegister())))[-1]
    assert isinstance(receipt, Receipt)
    assert receipt.link == "HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/4F7A1CQ2M9KXJ5RT"
    assert receipt.code == "4F7-A1C"


async def test_neither_link_nor_code_is_ever_shown_in_a_message() -> None:
    shown = repr((await follow(told_to(RehearsalRegister())))[-1])
    assert "4F7" not in shown


async def test_without_a_gateway_there_is_no_link_and_no_code_that_nobody_can_use() -> None:
    delivery = Delivery(WITH_KEY, CountingPress(), (printer(),), lambda: NOW)
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.link, receipt.code) == ("", "")


async def test_the_code_brings_answers_back_from_a_data_sheet_without_any_gateway() -> None:
    delivery = Delivery(WITH_KEY, CountingPress(signs=True), (printer(),), lambda: NOW)
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert (receipt.link, receipt.code) == ("", "4F7-A1C")


async def test_what_was_printed_is_registered() -> None:
    register = RehearsalRegister()
    delivery = told_to(register)
    await follow(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status("7KQ4M2XJG")
    assert status
    assert (status.state, status.registration.channel, status.office) == ("printed", "paper", "9901")


async def test_it_can_be_followed_with_the_receipts_code() -> None:
    register = RehearsalRegister()
    delivery = told_to(register)
    await follow(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    assert register.follow("7KQ4M2XJG", "4f7-a1c").state == "printed"


async def test_a_reference_whose_job_was_sent_is_registered_though_nobody_confirms_it() -> None:
    register = RehearsalRegister()
    delivery = told_to(register, printer("front", "uncertain"))
    with pytest.raises(JobUncertain):
        await follow(delivery)
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status("7KQ4M2XJG")
    assert status
    assert status.state == "created"


async def test_nothing_is_told_of_what_no_printer_has() -> None:
    register = RehearsalRegister()
    delivery = told_to(register, printer("front", "offline"))
    with pytest.raises(PrinterUnreachable):
        await follow(delivery)
    assert delivery.registering
    assert delivery.registering.outcome == ""
    assert register.status("7KQ4M2XJG") is None


async def test_a_register_that_is_away_delays_no_receipt_and_fails_no_visit() -> None:
    register = RehearsalRegister()
    register.is_away = True
    delivery = told_to(register)
    assert isinstance((await follow(delivery))[-1], Receipt)
    assert delivery.registering
    await delivery.registering.settle()
    assert delivery.registering.outcome == "away"


async def test_late_papers_are_told_to_nobody_since_they_go_under_anothers_number() -> None:
    delivery = told_to(RehearsalRegister(), application=replace(APPLICATION, key=None))
    receipt = (await follow(delivery))[-1]
    assert isinstance(receipt, Receipt)
    assert delivery.registering is None
    assert (receipt.link, receipt.code) == ("", "")


async def test_codes_photographed_from_the_screen_are_a_delivery_without_pages() -> None:
    register = RehearsalRegister()
    delivery = told_to(register)
    receipt = delivery.confirm_screen()
    assert (receipt.channel, receipt.pages, receipt.printer) == ("screen", 0, "")
    assert delivery.registering
    await delivery.registering.settle()
    status = register.status("7KQ4M2XJG")
    assert status
    assert (status.state, status.registration.channel) == ("created", "screen")

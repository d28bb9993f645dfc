"""Delivery: printed once under one reference, and never again unasked."""

import asyncio

import pytest

from kiosk.delivery import Delivery, Making, Printing, Receipt
from kiosk.errors import JobRejected, JobUncertain, PrintError, PrinterStopped, PrinterUnreachable
from kiosk.paper.printer import PrintState
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.settings import REHEARSAL_OFFICES
from tests.delivery.delivering import (
    APPLICATION,
    NOW,
    CountingPress,
    delivery_to,
    follow,
    printer,
)


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
    assert own.prints == []


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
        "missing": [],
        "kept_until": None,
        "tried_digitally": False,
        "documents": 0,
        "late": False,
    }

"""What a delivery leaves behind: a link and a code on the receipt, and a register that knows of it."""

from dataclasses import replace

import pytest

from kiosk.delivery import Delivery, Receipt
from kiosk.errors import JobUncertain, PrinterUnreachable
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.visit.application import Application
from tests.delivery.delivering import APPLICATION, GATEWAY, NOW, WITH_KEY, CountingPress, follow, printer


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

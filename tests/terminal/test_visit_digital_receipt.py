"""The receipt of what was sent, on paper when somebody wants it, and never lost."""

from collections.abc import Iterator

import pytest

from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.form.definition import Form
from kiosk.paper.rehearsal import Fault as PrinterFault
from kiosk.register.rehearsal import RehearsalRegister
from tests.delivery.delivering import rehearsal
from tests.terminal.digital import (
    NUMBER,
    PRINT,
    SIZE,
    DigitalDesk,
    agree,
    sent_once,
)


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    with rehearsal(door=0.02, delay=0.2) as fiks:
        yield fiks


async def test_the_receipt_is_printed_when_somebody_wants_it(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        for _ in range(2):
            await hand.press(PRINT)
            await hand.until(lambda: hand.screen == "DigitalReceiptScreen")
        assert desk.copies == 2
        assert desk.press.made == 0
        while hand.screen == "DigitalReceiptScreen":
            await hand.press("0")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        assert "Ta med alle papirene" in hand.shown


@pytest.mark.parametrize("fault", ["offline", "stopped", "rejected", "uncertain"])
async def test_a_printer_that_fails_costs_nobody_the_receipt(
    form: Form, fiks: RehearsalDigisos, fault: PrinterFault
) -> None:
    desk = DigitalDesk(form, fiks, fault)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        await hand.press(PRINT)
        await hand.until(lambda: hand.screen == "CardScreen")
        assert "Kvitteringen kom ikke ut" in hand.shown
        assert NUMBER in hand.shown
        await hand.press("2")
        assert hand.screen == "DigitalReceiptScreen"
        await hand.press(PRINT)
        await hand.until(lambda: hand.screen == "DigitalReceiptScreen" and desk.copies == 1)
        assert sent_once(fiks)


async def test_another_printer_can_print_the_receipt(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks, "offline", printers=2)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        await hand.press(PRINT)
        await hand.until(lambda: hand.screen == "CardScreen")
        await hand.press("2")
        await hand.until(lambda: hand.screen == "DigitalReceiptScreen")
        assert [len(printer.prints) for printer in desk.printers] == [0, 1]


async def test_the_rehearsal_office_shows_the_receipt_that_was_printed(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks)
    async with desk.kiosk(rehearsal=desk.printers[0]).run_test(size=(120, 40)) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        await hand.press(PRINT)
        await hand.until(lambda: hand.screen == "PreviewScreen")
        for _ in range(2):
            await hand.press("0")
            assert hand.screen == "DigitalReceiptScreen"
            await hand.press(PRINT)
            await hand.until(lambda: hand.screen == "PreviewScreen")
        await hand.press("0")


async def test_the_register_line_stands_on_the_receipt(form: Form, fiks: RehearsalDigisos) -> None:
    desk = DigitalDesk(form, fiks, register=RehearsalRegister())
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DigitalReceiptScreen")
        await hand.until(lambda: "Register: meldt" in hand.shown)

"""What the printer may do, and that nobody gets two copies or none."""

import pytest
from textual.pilot import Pilot

from kiosk.delivery import Receipt
from kiosk.form.definition import Form
from kiosk.paper.rehearsal import Fault
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.screens.preview import PagePicture
from kiosk.terminal.screens.receipt import ReceiptScreen
from tests.terminal.stage import stage
from tests.terminal.visiting import REFERENCE, Desk, Hand, clock

SIZE = (80, 24)
RETRY, OTHER = "1", "2"


async def agree(pilot: Pilot[None], until: str) -> Hand:
    """From rest to the screen that follows the declaration's yes."""
    hand = Hand(pilot)
    await hand.to_declaration()
    await hand.press("1")
    await hand.until(lambda: hand.screen == until)
    return hand


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("offline", "Skriveren svarer ikke"),
        ("stopped", "papir"),
        ("rejected", "Skriveren tok ikke imot"),
    ],
)
async def test_a_failure_says_why_and_that_the_number_is_safe(form: Form, fault: Fault, why: str) -> None:
    desk = Desk(form, faults=(fault,))
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        assert why in hand.shown
        assert "7KQ-4M2-XJG" in hand.shown
        assert desk.copies == 0


async def test_trying_again_ends_in_a_receipt_under_the_same_number(form: Form) -> None:
    desk = Desk(form, faults=("offline",))
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(RETRY)
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 1
        assert [each.reference for each in desk.delivered] == ["7KQ-4M2-XJG"]


async def test_another_printer_can_be_taken(form: Form) -> None:
    desk = Desk(form, faults=("offline",), printers=2)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(OTHER)
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert [len(printer.prints) for printer in desk.printers] == [0, 1]


async def test_among_several_other_printers_one_is_chosen(form: Form) -> None:
    desk = Desk(form, faults=("offline",), printers=3)
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(OTHER)
        assert "P2" in hand.shown
        await hand.press("2")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert [len(printer.prints) for printer in desk.printers] == [0, 0, 1]


async def test_waiting_tries_nothing_until_a_person_says_so(form: Form) -> None:
    desk = Desk(form, faults=("offline",))
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press("2")
        assert desk.copies == 0
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 1


async def test_after_an_uncertain_print_a_person_is_asked_before_anything_else(form: Form) -> None:
    desk = Desk(form, faults=("uncertain",))
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        assert "Ja, alle sidene" in hand.shown
        assert desk.copies == 0


async def test_pages_that_came_out_after_all_are_not_printed_again(form: Form) -> None:
    desk = Desk(form, faults=("uncertain",))
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 0


@pytest.mark.parametrize("some_or_none", ["2", "3"])
async def test_pages_that_did_not_all_come_out_are_printed_again_when_asked(form: Form, some_or_none: str) -> None:
    desk = Desk(form, faults=("uncertain",))
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "CardScreen")
        await hand.press(some_or_none)
        assert desk.copies == 0
        await hand.press(RETRY)
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 1


async def test_a_printer_without_paper_can_be_given_up_and_that_is_uncertain(form: Form) -> None:
    desk = Desk(form, faults=("paper_out",))
    desk.printers[0]._pause = 0.4  # time to press a key while it waits for paper
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DeliveryScreen")
        await hand.until(lambda: "Ikke vent" in hand.shown)
        await hand.press("1")
        await hand.until(lambda: hand.screen == "CardScreen")
        assert "Ja, alle sidene" in hand.shown
        assert desk.copies == 0


async def test_changing_language_while_it_prints_prints_once(form: Form) -> None:
    desk = Desk(form)
    desk.printers[0]._pause = 0.15
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DeliveryScreen")
        await hand.press("f3", "3")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert "The application is printed" in hand.shown
        assert desk.copies == 1


async def test_hiding_while_it_prints_prints_once(form: Form) -> None:
    desk = Desk(form)
    desk.printers[0]._pause = 0.1
    async with desk.kiosk().run_test(size=SIZE) as pilot:
        hand = await agree(pilot, "DeliveryScreen")
        await hand.press("f4")
        await hand.until(lambda: desk.copies == 1)
        assert hand.screen == "PrivacyScreen"
        await hand.press("f4")
        await hand.until(lambda: hand.screen == "ReceiptScreen")


async def test_the_rehearsal_office_shows_the_pages_and_a_link_that_ends_with_the_visit(form: Form) -> None:
    desk = Desk(form)
    printer = desk.printers[0]
    async with desk.kiosk(rehearsal=printer).run_test(size=(120, 40)) as pilot:
        hand = await agree(pilot, "PreviewScreen")
        assert "http://127.0.0.1:" in hand.shown
        await hand.press("0")
        assert hand.screen == "ReceiptScreen"
        assert printer.prints == []


async def test_the_receipt_carries_the_number(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = await agree(pilot, "ReceiptScreen")
        assert hand.app.screen.receipt.reference == "7KQ-4M2-XJG"  # type: ignore[attr-defined]


async def test_the_receipt_carries_the_office_where_there_is_one() -> None:
    receipt = Receipt(str(REFERENCE), "paper", REHEARSAL_OFFICES[0], clock(), 8, "P0")
    app = stage(lambda now: ReceiptScreen(now, receipt, 1))
    async with app.run_test(size=(120, 40)):
        assert "Nav Nordby" in app.text


async def test_the_preview_goes_on_to_the_pages_that_did_not_fit(form: Form) -> None:
    desk = Desk(form)
    async with desk.kiosk(rehearsal=desk.printers[0], small_page=numbered_page).run_test(size=(30, 24)) as pilot:
        hand = await agree(pilot, "PreviewScreen")
        assert shown_pages(hand) == [0]
        await hand.press("0")
        assert shown_pages(hand) == [1]
        await hand.press("0")
        assert hand.screen == "ReceiptScreen"


def numbered_page(_pdf: bytes, number: int, width: int) -> tuple[bytes, ...]:
    """A page as grey as its number."""
    return (bytes([number]) * width,)


def shown_pages(hand: Hand) -> list[int]:
    """The numbers of the pages that have a place on the screen."""
    return [picture.number for picture in hand.app.screen.query(PagePicture) if picture.region]

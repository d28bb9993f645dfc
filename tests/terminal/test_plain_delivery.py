"""Printing as lines: the receipt with code and address, the codes where nothing prints, and the register."""

from dataclasses import replace
from io import StringIO

import pytest

from kiosk.content import find_content
from kiosk.delivery import Delivery
from kiosk.language.words import Library, Voices
from kiosk.paper.rehearsal import Fault, RehearsalPrinter
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.conversation import Conversation, ConversationEnded
from kiosk.terminal.plain_codes import code_lines
from kiosk.terminal.plain_delivery import PlainDelivery
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey
from tests.terminal.test_codes import part
from tests.terminal.test_receipt import SigningPrintery
from tests.terminal.visiting import clock

APPLICATION = Application(
    "7KQ-4M2-XJG", "small", "1", "nb", "nb", "nav", clock(), REHEARSAL_OFFICES[0], True, {}, (),
    key=ReceiptKey("4F7A1CQ2M9KXJ5RT"),
)  # fmt: skip
AWAY = "Register: ikke nådd. Skranken tar det."


class Told:
    """One delivery as lines: what was said, and what stands in the register."""

    def __init__(self, typed: str, *faults: Fault, is_away: bool = False, errand: str = "new") -> None:
        words = Library(find_content(), {}).words("nb")
        said = StringIO()
        self.register = RehearsalRegister(clock)
        self.register.is_away = is_away
        self.printer = RehearsalPrinter("P0", faults=faults, pause=0)
        delivery = Delivery(
            replace(APPLICATION, errand=errand),
            SigningPrintery(),
            [self.printer],
            clock,
            self.register,
            gateway="https://status.example.no",
        )
        conversation = Conversation(StringIO(typed), said, Voices(words, words), lambda: None)
        try:
            self.receipt = PlainDelivery(conversation, delivery, APPLICATION.reference).tell()
        finally:
            self.said = said.getvalue()


def test_the_receipt_says_code_and_address() -> None:
    told = Told("")
    assert "Kode: 4F7-A1C" in told.said
    assert "Se hvor søknaden er: status.example.no" in told.said


def test_late_papers_are_handed_in_and_signed_by_nobody() -> None:
    said = Told("", errand="late").said
    assert "Papirene skrives ut" in said
    assert "Lever papirene i skranken" in said
    assert "Skriv under" not in said


def test_the_register_is_spoken_of_only_where_it_was_not_reached() -> None:
    assert AWAY not in Told("").said
    assert AWAY in Told("", is_away=True).said


def test_codes_are_photographed_where_no_printer_works() -> None:
    told = Told("2\n\n\n1\n", "offline")
    assert all("\n".join(code_lines(part(number, 2, 40))) in told.said for number in (1, 2))
    assert (told.receipt.channel, told.printer.prints) == ("screen", [])
    assert "Vis bildene i skranken" in told.said
    status = told.register.status("7KQ4M2XJG")
    assert status
    assert status.registration.channel == "screen"


def test_back_from_the_codes_prints_nothing_unasked() -> None:
    told = Told("2\n<\n1\n", "offline")
    assert told.receipt.channel == "paper"
    assert len(told.printer.prints) == 1


def test_whoever_leaves_during_the_codes_has_no_receipt() -> None:
    with pytest.raises(ConversationEnded):
        Told("2\n\n", "offline")

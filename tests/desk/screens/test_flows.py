"""A clerk's day: what each scan and each key does, and what the register hears of it."""

import pytest

from kiosk.desk.screens.case import CaseScreen
from tests.desk.scans import OTHER, REFERENCE
from tests.desk.screens.sitting import PAGE, know, sitting

pytestmark = pytest.mark.asyncio
STAMP = "Mottatt Nav Nordby 22.11.2026 kl. 10.42 · 7KQ-4M2-XJG"


async def test_a_known_paper_is_registered_in_one_key_after_the_scan() -> None:
    async with sitting() as hand:
        know(hand.register)
        await hand.scan(PAGE)
        assert hand.screen == "CaseScreen"
        await hand.press("enter")
        assert hand.state == "handed_in"
        assert STAMP in hand.text


async def test_a_scanner_that_types_needs_no_more_keys() -> None:
    async with sitting() as hand:
        know(hand.register)
        await hand.type(PAGE)
        await hand.press("enter")
        assert hand.state == "handed_in"


async def test_the_next_paper_is_scanned_without_any_key_in_between() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("enter")
        await hand.type(f"SK1:{OTHER.characters}:P1/5")
        assert hand.case.reference == OTHER
        assert hand.screen == "CaseScreen"


async def test_scanning_the_next_paper_registers_nothing_of_the_one_before() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.type(f"SK1:{OTHER.characters}:P1/5")
        assert hand.state == ""
        assert hand.register.status(OTHER.characters) is None
        assert "7KQ-4M2-XJG ble lagt bort" in hand.text


async def test_a_paper_the_register_never_heard_of_is_registered_by_the_desk() -> None:
    async with sitting() as hand:
        await hand.type("7kq 4m2 xjg")
        assert "Ikke registrert ennå" in hand.text
        await hand.press("enter")
        assert hand.state == "handed_in"


async def test_registering_again_does_nothing_and_says_so() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("enter", "enter")
        assert "Gjort før" in hand.text
        assert STAMP in hand.text


async def test_letters_are_keys_only_while_nothing_is_typed() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.pilot.press("s", "m")
        await hand.rest()
        assert hand.app.base.field.value == "sm"
        await hand.press("escape")
        assert hand.screen == "CaseScreen"
        await hand.press("m")
        assert hand.screen == "MissingScreen"


async def test_documents_that_come_later_are_ticked_and_wanted_in_two_weeks() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.press("m", "enter")
        status = hand.register.status(REFERENCE.characters)
        assert status
        assert status.state == "waiting"
        later = (
            [id for id, state in hand.case.sheet.application.documents if state == "later"] if hand.case.sheet else []
        )
        assert set(status.documents) == set(later)
        assert str(status.by) == "2026-12-06"


async def test_a_document_is_found_by_typing_and_ticked_by_space() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("m")
        await hand.pilot.press(*"husleiekontrakt")
        await hand.press("space", "tab")
        hand.app.screen.focused.value = "1.12"  # type: ignore[union-attr]
        await hand.press("enter")
        status = hand.register.status(REFERENCE.characters)
        assert status
        assert status.documents == ("lease",)
        assert str(status.by) == "2026-12-01"


async def test_nothing_is_missing_until_something_is_ticked() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("m", "enter")
        assert hand.screen == "MissingScreen"
        assert "Kryss av minst ett papir" in hand.text


async def test_an_application_is_forwarded_to_an_office_found_by_typing() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("f")
        assert "Nav Nordby" not in hand.text.split("Send videre", 1)[1]
        await hand.pilot.press(*"elve")
        await hand.press("enter")
        status = hand.register.status(REFERENCE.characters)
        assert status
        assert (status.state, status.office) == ("forwarded", "9903")
        assert "sendt videre til Nav Elvedal" in hand.text


async def test_voiding_asks_once_and_names_the_paper_that_takes_over() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("v")
        await hand.type(f"SK1:{OTHER.characters}:P1/5")
        assert hand.screen == "VoidScreen"
        assert "2GH-7V4-NDY gjelder i stedet" in hand.text
        await hand.press("enter")
        status = hand.register.status(REFERENCE.characters)
        assert status
        assert (status.state, status.other) == ("void", OTHER.characters)


async def test_escape_leaves_a_dialog_without_doing_anything() -> None:
    async with sitting() as hand:
        know(hand.register)
        await hand.scan(PAGE)
        for key in "mfav":
            await hand.press(key, "escape")
            assert hand.screen == "CaseScreen"
        assert hand.state == "printed"


async def test_a_code_scanned_into_a_dialog_is_no_answer() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.press("m")
        await hand.type(PAGE)
        assert hand.screen == "MissingScreen"
        assert "Koden ble ikke lest her" in hand.text
        await hand.scan(PAGE)
        assert hand.screen == "MissingScreen"
        assert hand.state == ""


async def test_an_application_is_handed_over_and_registered() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.press("o")
        assert "soknad.json" in hand.text
        await hand.press("enter")
        assert hand.state == "registered"
        assert "er overført kl. 10.42" in hand.text


async def test_handing_over_again_changes_nothing_and_says_so() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        await hand.press("o", "enter", "o", "enter")
        assert "lå der fra før" in hand.text


async def test_nothing_is_handed_over_without_the_data_sheet() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("o")
        assert "Skann dataarket først" in hand.text


async def test_a_receipt_is_made_once_the_paper_was_handed_in() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("p")
        assert "Trykk Enter først" in hand.text
        await hand.press("enter", "p")
        assert "kvitteringen for 7KQ-4M2-XJG er laget" in hand.text


async def test_todays_list_opens_the_line_that_is_marked() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("enter", "escape")
        assert hand.screen == "HomeScreen"
        assert "Mottatt" in hand.text
        await hand.press("down", "enter")
        assert isinstance(hand.app.screen, CaseScreen)
        assert hand.case.reference == REFERENCE


async def test_what_is_no_reference_is_answered_with_what_to_write() -> None:
    async with sitting() as hand:
        await hand.type("hello")
        assert hand.screen == "HomeScreen"
        assert "✗" in hand.text


async def test_the_keys_at_the_foot_are_drawn_anew_only_when_they_say_something_else() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        keys = list(hand.app.screen.query("FooterKey"))
        assert keys
        hand.app.screen.refresh_bindings()
        await hand.rest()
        assert list(hand.app.screen.query("FooterKey")) == keys
        await hand.press("7")
        assert not set(hand.app.screen.query("FooterKey")) & set(keys)

"""Files and scanners, a gateway that is away, and a clerk who walks off."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable
from kiosk.form.reference import Reference
from kiosk.paper.carrier import Sheet
from kiosk.register.model import Status
from kiosk.register.rehearsal import RehearsalRegister
from tests.desk.scans import OTHER, REFERENCE, applied, as_pdf, rendered
from tests.desk.screens.sitting import PAGE, Hand, sitting
from tests.paper.printing import printery

pytestmark = pytest.mark.asyncio


@lru_cache(maxsize=2)
def page(reference: str) -> bytes:
    """One page of an application, as the office scanner sends it."""
    return as_pdf(rendered(printery().make_one("declaration", applied(reference))))


@pytest.fixture
def scans(tmp_path: Path) -> Iterator[Path]:
    for reference in (REFERENCE, OTHER):
        (tmp_path / f"{reference}.pdf").write_bytes(page(str(reference)))
    (tmp_path / "blank.pdf").write_bytes(as_pdf([rendered(page(str(REFERENCE)))[0].point(lambda _level: 255)]))
    return iter([tmp_path])


async def arrive(hand: Hand, file: Path) -> None:
    """The office scanner has written a file."""
    hand.app.take_file(file)
    await hand.pilot.pause()
    await hand.rest()


async def test_a_file_named_in_the_scan_field_opens_its_case(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await hand.type(str(folder / f"{REFERENCE}.pdf"))
        assert hand.case.reference == REFERENCE
        assert len(hand.case.pages) == 1


async def test_a_scan_that_comes_in_opens_when_nothing_lies_on_the_counter(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await arrive(hand, folder / f"{REFERENCE}.pdf")
        assert hand.case.reference == REFERENCE


async def test_a_scan_that_comes_in_never_takes_the_place_of_a_case(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await hand.scan(PAGE)
        await arrive(hand, folder / f"{OTHER}.pdf")
        assert hand.case.reference == REFERENCE
        assert "klar i listen: 2GH-7V4-NDY" in hand.text
        await hand.press("escape")
        assert "Skannet, ikke åpnet" in hand.text
        await hand.press("f5")
        assert hand.case.reference == OTHER


async def test_a_scan_that_waits_opens_from_the_list(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await hand.scan(PAGE)
        await arrive(hand, folder / f"{OTHER}.pdf")
        await hand.press("escape", "down", "enter")
        await hand.until(lambda: hand.screen == "CaseScreen")
        assert (hand.case.reference, len(hand.case.pages)) == (OTHER, 1)


async def test_pages_of_the_case_that_lies_there_are_added_to_it(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await hand.scan(PAGE)
        await arrive(hand, folder / f"{REFERENCE}.pdf")
        assert len(hand.case.pages) == 1


async def test_a_scan_without_any_code_says_what_to_do(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await arrive(hand, folder / "blank.pdf")
        assert hand.screen == "HomeScreen"
        assert "Fant ingen kode" in hand.text


async def test_what_is_no_scan_says_so(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 no scan")
    async with sitting() as hand:
        await arrive(hand, tmp_path / "letter.docx")
        assert "✗ Filen er ikke en skanning" in hand.text


async def test_a_page_is_shown_on_a_key_where_there_is_no_room_beside_the_text(scans: Iterator[Path]) -> None:
    folder = next(scans)
    async with sitting() as hand:
        await hand.type(str(folder / f"{REFERENCE}.pdf"))
        assert "Side 1 av 1" not in hand.text
        await hand.press("b", "+")
        assert "Side 1 av 1" in hand.text
        assert hand.app.screen.query_one("#picture").display
        await hand.press("b")
        assert "Side 1 av 1" not in hand.text


async def test_the_work_goes_on_while_the_gateway_is_away() -> None:
    async with sitting() as hand:
        hand.register.is_away = True
        await hand.scan(PAGE)
        await hand.press("enter")
        assert "Mottatt Nav Nordby" in hand.text
        assert "får vite det når den er tilbake" in hand.text
        await hand.press("escape")
        assert "Ikke meldt ennå" in hand.text
        assert "Statustjenesten svarer ikke · 1 ikke meldt ennå" in hand.text


async def test_a_case_nobody_looks_at_is_closed_after_a_warning() -> None:
    async with sitting(idle_seconds=60) as hand:
        await hand.scan_sheet()
        hand.time[0] = 50
        hand.app.look_around()
        await hand.rest()
        assert "Lukkes om" in hand.text
        hand.time[0] = 60
        hand.app.look_around()
        await hand.rest()
        assert hand.screen == "HomeScreen"
        assert hand.app.counter.case is None
        assert "Layla" not in hand.text


async def test_a_dialog_nobody_looks_at_is_closed_with_its_case() -> None:
    async with sitting(idle_seconds=60) as hand:
        await hand.scan_sheet()
        await hand.press("m")
        hand.time[0] = 61
        hand.app.look_around()
        await hand.rest()
        assert hand.screen == "HomeScreen"
        assert hand.state == ""


async def test_a_key_keeps_the_case_open() -> None:
    async with sitting(idle_seconds=60) as hand:
        await hand.scan(PAGE)
        hand.time[0] = 59
        await hand.press("down")
        hand.time[0] = 100
        hand.app.look_around()
        assert hand.screen == "CaseScreen"


async def test_an_encrypted_sheet_waits_for_a_gateway_that_is_away() -> None:
    def away(_parts: tuple[str, ...]) -> Sheet:
        raise GatewayUnreachable

    async with sitting(means=lambda given: replace(given, open_sheet=away)) as hand:
        await hand.scan_sheet()
        assert "Statustjenesten svarer ikke. Arbeid videre" in hand.text
        await hand.press("enter")
        assert hand.state == "handed_in"


async def test_a_receipts_link_opens_the_case() -> None:
    async with sitting() as hand:
        await hand.scan("HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/4F7A1C9999999999")
        assert hand.case.reference == Reference("7KQ4M2XJG")


class Refusing(RehearsalRegister):
    """A gateway at which this desk's key was revoked."""

    def status(self, reference: str) -> Status | None:
        raise GatewayRefused


async def test_a_revoked_key_is_told_with_what_to_do() -> None:
    async with sitting(register=Refusing()) as hand:
        await hand.scan(PAGE)
        assert "Nøkkelen er ukjent eller trukket tilbake" in hand.text


async def test_a_desk_without_gateway_says_so_and_still_receives() -> None:
    async with sitting(practice=False, printer="ipp://127.0.0.1/none") as hand:
        assert "Uten statustjeneste" in hand.text
        await hand.scan(PAGE)
        await hand.press("enter")
        assert "Mottatt Nav Nordby" in hand.text
        assert "ØVING" not in hand.text


async def test_a_void_paper_is_not_received_again() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("v", "enter", "enter")
        assert hand.state == "void"
        assert "7KQ-4M2-XJG er ugyldig. Be om arket som gjelder." in hand.text
        assert "Mottatt" not in hand.text


async def test_an_old_version_is_read_by_the_words_it_was_published_with() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        sheet = hand.case.sheet
        assert sheet
        hand.case.sheet = replace(sheet, is_current=False, version="2020.1")
        hand.app.show_case()
        await hand.rest()
        assert "eldre utgave (2020.1)" in hand.text
        assert "Layla Al-Hassan" in hand.text


async def test_a_paper_that_was_replaced_names_the_one_that_counts() -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press("v")
        await hand.type(str(OTHER))
        await hand.press("enter", "f")
        assert hand.screen == "CaseScreen"
        assert "Be om arket med 2GH-7V4-NDY." in hand.text
        assert "2GH-7V4-NDY gjelder i stedet" in hand.text

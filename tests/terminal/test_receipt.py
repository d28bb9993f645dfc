"""The receipt on the screen: number, code and link, to be photographed, and a quiet line on the register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from unicodedata import combining

import pytest

from kiosk.delivery import Delivery, Receipt
from kiosk.form.definition import Form
from kiosk.language.words import Voices
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.register.model import Channel
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.terminal.receipt_lines import Papers
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.visit.application import Application
from tests.delivery.test_registering import ListeningRegister
from tests.terminal.golden import compare
from tests.terminal.stage import SilentWords, Stage
from tests.terminal.test_codes import part, read
from tests.terminal.trilingual import surroundings_in
from tests.terminal.visiting import REFERENCE, BlankPrintery, Desk, Hand, clock
from tests.waiting import wait

LINK = "HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/4F7A1CQ2M9KXJ5RT"
LONG = "HTTPS://SOKNADSSTATUS.NORDRE-KOMMUNE.EXAMPLE.NO:8443/S/7KQ4M2XJG/4F7A1CQ2M9KXJ5RT"
TOO_LONG = f"HTTPS://{40 * 'SOKNAD.'}NO/S/7KQ4M2XJG/4F7A1CQ2M9KXJ5RT"
RECEIPT = Receipt(str(REFERENCE), "paper", REHEARSAL_OFFICES[0], clock(), 8, "P0", LINK, "4F7-A1C")
AWAY = "Register: ikke nådd. Skranken tar det."


def shown(receipt: Receipt, code: str = "nb", told: Callable[[], str] | None = lambda: "told") -> Stage:
    now = surroundings_in(code)
    return Stage(lambda _now: ReceiptScreen(now, receipt, 1, told), now)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])
@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
@pytest.mark.parametrize("link", [LINK, LONG])
async def test_a_phone_reads_the_link_from_the_screen(size: tuple[int, int], code: str, link: str) -> None:
    stage = shown(replace(RECEIPT, link=link), code)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        # A mark above a letter takes no cell.
        assert read("".join(each for each in stage.text if not combining(each))) == [link]


async def test_a_code_that_would_be_cut_gives_way_to_the_address_in_letters() -> None:
    stage = shown(replace(RECEIPT, link=TOO_LONG))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert read(stage.text) == []
        assert "soknad.soknad" in stage.text


async def test_without_a_link_the_number_is_what_a_phone_reads() -> None:
    stage = shown(replace(RECEIPT, link="", code=""), told=None)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert read(stage.text) == [str(REFERENCE)]


async def test_the_helper_reads_that_the_register_was_not_reached() -> None:
    told = ["telling"]
    stage = shown(RECEIPT, "uk", lambda: told[-1])
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Register: melder" in stage.text
        told.append("away")
        await wait(lambda: AWAY in stage.text)


@pytest.mark.parametrize("channel", ["paper", "screen"])
async def test_what_is_still_to_come_is_named_with_its_day(channel: Channel) -> None:
    papers = Papers(later=(("payslip", "payslip"), ("contract", "lease")), days={"payslip": date(2026, 12, 3)})
    now, receipt = surroundings_in("nb"), replace(RECEIPT, channel=channel)
    words = {f"documentation.{id}.text": id.upper() for id in ("payslip", "lease")}
    voices = now.voices
    told = Voices(
        *(SilentWords(each.language, {}, {**each._source, **words}) for each in (voices.applicant, voices.helper))
    )
    stage = Stage(lambda _now: ReceiptScreen(replace(now, voices=told), receipt, 1, None, papers), now)
    async with stage.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        assert "Ta med senere: PAYSLIP: 3. des., LEASE" in " ".join(stage.text.split())


async def test_without_a_gateway_no_register_is_spoken_of() -> None:
    stage = shown(replace(RECEIPT, link=""), told=None)
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Register" not in stage.text


async def test_who_photographed_the_codes_is_told_to_show_them_and_to_sign_there() -> None:
    stage = shown(replace(RECEIPT, channel="screen", pages=0, printer=""))
    async with stage.run_test(size=(120, 50)) as pilot:
        await pilot.pause()
        assert "Vis bildene i skranken" in stage.text
        assert "Skriv under i skranken" in stage.text
        assert "Skriv under på papiret" not in stage.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
async def test_a_receipt_that_can_be_followed_looks_as_it_did(code: str, size: tuple[int, int]) -> None:
    stage = shown(RECEIPT, code)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        compare(f"receipt-followed-{code}-{size[0]}x{size[1]}", stage.text)


# ── a whole visit ────────────────────────────────────────────────────────────


class SigningPrintery(BlankPrintery):
    """One that has codes to show; what is in them is tested elsewhere."""

    def has_codes(self, _application: Application) -> bool:
        return True

    def codes(self, _application: Application, _version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        return (part(1, 2, 40), part(2, 2, 40))


def delivering(desk: Desk, register: RehearsalRegister) -> Callable[..., Delivery]:
    return lambda application, *_, **__: Delivery(
        application, SigningPrintery(), desk.printers, clock, register, gateway="https://status.example.no"
    )


async def agree(hand: Hand, until: str) -> None:
    await hand.to_declaration()
    await hand.press("1")
    await hand.until(lambda: hand.screen == until)


async def test_a_printed_visit_ends_in_the_register_and_says_so_to_the_helper(form: Form) -> None:
    desk, register = Desk(form), RehearsalRegister(clock)
    async with desk.kiosk(deliver=delivering(desk, register)).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "ReceiptScreen")
        await hand.until(lambda: "Register: meldt" in hand.shown)
        status = register.status(REFERENCE.characters)
        assert status
        assert status.state == "printed"


async def test_a_register_that_is_away_leaves_the_visit_as_it_is(form: Form) -> None:
    desk, register = Desk(form), RehearsalRegister(clock)
    register.is_away = True
    async with desk.kiosk(deliver=delivering(desk, register)).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "ReceiptScreen")
        await hand.until(lambda: AWAY in hand.shown)
        await hand.press("0")
        assert hand.screen != "ReceiptScreen"


async def test_whoever_leaves_fast_leaves_no_register_untold(form: Form) -> None:
    desk, register = Desk(form), ListeningRegister()
    register.open.clear()
    async with desk.kiosk(deliver=delivering(desk, register)).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "ReceiptScreen")
        assert "Register: melder" in hand.shown
        await hand.press("0", "0")
        await hand.until(lambda: hand.screen == "GoodbyeScreen")
        await hand.press("space")
        assert hand.app.is_running
        register.open.set()
        await hand.until(lambda: hand.app.return_code is not None)
    status = register.status(REFERENCE.characters)
    assert status
    assert status.state == "printed"


async def test_where_no_printer_works_the_codes_are_photographed_and_that_is_a_delivery(form: Form) -> None:
    desk, register = Desk(form, faults=("offline",)), RehearsalRegister(clock)
    async with desk.kiosk(deliver=delivering(desk, register)).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "CardScreen")
        await hand.press("3")
        assert hand.screen == "CodesScreen"
        await hand.press("0", "0", "1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 0
        assert "Vis bildene i skranken" in hand.shown
        await hand.until(lambda: "Register: meldt" in hand.shown)
        status = register.status(REFERENCE.characters)
        assert status
        assert status.registration.channel == "screen"


async def test_back_from_the_codes_leads_to_the_printer_again(form: Form) -> None:
    desk, register = Desk(form, faults=("offline",)), RehearsalRegister(clock)
    async with desk.kiosk(deliver=delivering(desk, register)).run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "CardScreen")
        await hand.press("3", "escape")
        assert hand.screen == "CardScreen"
        await hand.press("1")
        await hand.until(lambda: hand.screen == "ReceiptScreen")
        assert desk.copies == 1


async def test_no_codes_are_offered_where_none_are_signed(form: Form) -> None:
    desk = Desk(form, faults=("offline",))
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        await agree(hand, "CardScreen")
        assert len(hand.cards) == 2
        assert isinstance(desk.printers[0], RehearsalPrinter)

"""A paper whose application went digitally too: what the clerk sees, is asked, and what the register hears of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import uuid4

import pytest

from kiosk.desk.folder import RehearsalFolder
from kiosk.desk.keyboard import DataPart, read_code
from kiosk.paper.carrier import parts_of, rehearsal_seal, tables_of
from kiosk.register.model import Channel, Event, EventKind, Registration, Status
from kiosk.register.rehearsal import RehearsalRegister
from tests.desk.scans import REFERENCE, applied
from tests.desk.screens.sitting import LARGE, PAGE, Hand, sitting
from tests.paper.printing import house

pytestmark = pytest.mark.asyncio
MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TRIED = MORNING + timedelta(minutes=5)
PANEL = "Også forsøkt sendt digitalt 22.11.2026 kl. 09.05"
COPY = "Kopi · sendt digitalt 22.11.2026 kl. 09.05 · 7KQ-4M2-XJG"


def know(register: RehearsalRegister, *kinds: EventKind, channel: Channel = "digital") -> None:
    """The kiosk has told of this, five minutes apart."""
    registration = Registration(REFERENCE.characters, "okonomisk-sosialhjelp", "2026.1", "9901", channel, "ar")
    events = [
        Event(str(uuid4()), kind, MORNING + number * timedelta(minutes=5), "kiosk")
        for number, kind in enumerate(("created", *kinds))
    ]
    register.register(registration, None, events)


def status_of(hand: Hand) -> Status:
    status = hand.register.status(REFERENCE.characters)
    assert status
    return status


@lru_cache(maxsize=1)
def tried_parts() -> tuple[DataPart, ...]:
    """A data sheet that says that it was tried digitally."""
    tables = tables_of(house().content, *house().forms.all())
    found: Sequence[object] = [
        read_code(text)
        for text in parts_of(applied(), tables, rehearsal_seal(), version=10, most=40, tried_digitally=True)
    ]
    return tuple(part for part in found if isinstance(part, DataPart))


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_a_paper_that_was_tried_digitally_says_so_before_anything_is_done(language: str) -> None:
    async with sitting(helper_language=language) as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.compare(f"case-tried-{language}")


async def test_the_clerk_is_asked_whether_it_is_in_the_case_system() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan(PAGE)
        await hand.press("enter")
        assert hand.screen == "ThereScreen"
        assert hand.state == "printed"
        await hand.compare("there")


async def test_what_is_there_is_joined_and_not_handed_in_again() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press("enter", "j", "enter")
        status = status_of(hand)
        assert (status.state, status.sent, status.handed_in, status.tried) == ("registered", TRIED, TRIED, None)
        assert COPY in hand.text
        assert "Mottatt Nav" not in hand.text
        await hand.compare("case-joined")


async def test_what_is_there_is_not_handed_over_a_second_time() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press("o", "j", "enter", "o")
        assert hand.screen == "CaseScreen"
        assert "Arket er en kopi" in hand.text
        folder = hand.app.means.handing.ways[0]
        assert isinstance(folder, RehearsalFolder)
        assert folder.lies == {}


async def test_what_is_not_there_goes_on_as_any_paper() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press("enter", "n", "enter")
        assert hand.state == "handed_in"
        assert "Mottatt Nav Nordby 22.11.2026 kl. 10.42" in hand.text


async def test_a_clerk_who_has_looked_is_not_asked_again() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press("enter", "n", "enter", "o")
        assert hand.screen == "OverScreen"


async def test_it_stays_marked_until_somebody_registers_it() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press("enter", "n", "enter")
        assert status_of(hand).tried == TRIED
        assert PANEL in hand.text
        await hand.press("o", "enter")
        await hand.until(lambda: hand.state == "registered")
        assert status_of(hand).tried is None
        assert PANEL not in hand.text


async def test_leaving_the_question_does_nothing() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan(PAGE)
        await hand.press("enter", "escape")
        assert (hand.screen, hand.state) == ("CaseScreen", "printed")


@pytest.mark.parametrize("key", ["enter", "m", "f", "o"])
async def test_nothing_is_registered_before_a_clerk_has_looked(key: str) -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        await hand.press(key)
        assert hand.screen == "ThereScreen"


async def test_a_code_scanned_into_the_question_is_no_answer() -> None:
    async with sitting() as hand:
        know(hand.register, "tried", "printed")
        await hand.scan(PAGE)
        await hand.press("enter")
        await hand.type(PAGE)
        assert hand.screen == "ThereScreen"
        assert hand.state == "printed"


@pytest.mark.parametrize("kinds", [("sent",), ("tried", "printed", "sent"), ("sent", "processing")])
async def test_a_copy_of_what_was_sent_digitally_is_neither_received_nor_handed_over(
    kinds: tuple[EventKind, ...],
) -> None:
    async with sitting() as hand:
        know(hand.register, *kinds)
        await hand.scan_sheet()
        assert "Sendt digitalt: 7KQ-4M2-XJG ligger i fagsystemet fra før" in hand.text
        for key in ("enter", "o"):
            await hand.press(key)
            assert "Arket er en kopi" in hand.text
            assert hand.screen == "CaseScreen"
        assert hand.state == kinds[-1]


async def test_papers_are_waited_for_where_it_was_sent_digitally_too() -> None:
    async with sitting() as hand:
        know(hand.register, "sent")
        await hand.scan_sheet()
        await hand.press("m")
        assert hand.screen == "MissingScreen"


async def test_a_paper_that_is_kept_says_until_when_it_can_still_be_sent() -> None:
    async with sitting() as hand:
        know(hand.register, "kept", "printed")
        await hand.scan_sheet()
        assert "Søkeren kan sende den fra telefonen til 23.11.2026 kl. 09.05" in hand.text
        await hand.compare("case-kept")


async def test_what_is_handed_in_on_paper_is_kept_no_longer() -> None:
    async with sitting() as hand:
        know(hand.register, "kept", "printed")
        await hand.scan_sheet()
        await hand.press("enter")
        status = status_of(hand)
        assert (status.state, status.kept_until) == ("handed_in", None)
        assert "Søkeren kan sende" not in hand.text


async def test_after_its_day_nothing_is_said_of_what_was_kept() -> None:
    async with sitting() as hand:
        registration = Registration(REFERENCE.characters, "okonomisk-sosialhjelp", "2026.1", "9901", "digital", "ar")
        at = MORNING - timedelta(hours=25)
        hand.register.register(registration, None, [Event(str(uuid4()), "kept", at, "kiosk")])
        await hand.scan(PAGE)
        assert "Søkeren kan sende" not in hand.text


async def test_the_data_sheet_says_it_where_the_register_does_not_answer() -> None:
    async with sitting() as hand:
        hand.register.is_away = True
        await hand.scan_sheet(tried_parts())
        assert "Også forsøkt sendt digitalt" in hand.text
        await hand.press("enter")
        assert hand.screen == "ThereScreen"
        await hand.press("j", "enter", "enter")
        assert "Arket er en kopi" in hand.text


async def test_what_was_found_while_the_register_was_away_is_told_when_it_is_back() -> None:
    async with sitting() as hand:
        hand.register.is_away = True
        await hand.scan_sheet(tried_parts())
        await hand.press("enter", "j", "enter")
        hand.register.is_away = False
        hand.app.means.registering.stop()
        status = status_of(hand)
        assert status.state == "registered"
        assert status.sent


async def test_a_wide_screen_has_room_for_it() -> None:
    async with sitting(LARGE) as hand:
        know(hand.register, "tried", "printed")
        await hand.scan_sheet()
        assert PANEL in hand.text


async def test_paper_alone_says_nothing_of_it() -> None:
    async with sitting() as hand:
        know(hand.register, "printed", channel="paper")
        await hand.scan_sheet()
        assert "digitalt" not in hand.text

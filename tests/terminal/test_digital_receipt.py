"""The receipt of what was sent digitally or is kept: what it says, what a phone reads, and that it can be printed."""

from dataclasses import replace
from unicodedata import combining

import pytest

from kiosk.terminal.outcome import Chose, Proceed
from kiosk.terminal.receipt_lines import Papers
from kiosk.terminal.screens.digital_receipt import PRINT, DigitalReceiptScreen
from tests.terminal.digital_screens import (
    CODES,
    KEPT,
    SCREENS,
    SIZES,
    SMALL,
    on_stage,
    pages_of,
)
from tests.terminal.test_codes import read
from tests.terminal.test_receipt import LINK


@pytest.mark.parametrize("size", [*SIZES, (120, 40), (200, 60)])
@pytest.mark.parametrize("code", CODES)
async def test_a_phone_reads_the_link_from_the_screen(size: tuple[int, int], code: str) -> None:
    stage = on_stage(SCREENS["papers"], code)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        assert read("".join(each for each in stage.text if not combining(each))) == [LINK]


@pytest.mark.parametrize("size", [*SIZES, (120, 40), (200, 60)])
async def test_it_says_to_whom_when_and_what_is_missing(size: tuple[int, int]) -> None:
    stage = on_stage(SCREENS["papers"])
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        said = " ".join(" ".join(await pages_of(stage, pilot)).split())
        for part in ("Nav Nordby, Oslo", "24. november 2026", "10:00", "Oppholdskort", "Leieavtale", "Lønnsslipp"):
            assert part in said
        for part in ("i skranken nå", "Kom med disse", "ikke skrive under", "Svar innen 1 måned", "Øvelse"):
            assert part in said
        assert "papiret" not in said


async def test_a_photograph_of_page_one_shows_to_whom_and_when() -> None:
    stage = on_stage(SCREENS["sent"])
    async with stage.run_test(size=(120, 39)) as pilot:
        await pilot.pause()
        for part in ("Nav Nordby, Oslo", "24. november 2026"):
            assert part in stage.text


async def test_what_is_kept_and_may_have_arrived_is_not_called_unsent() -> None:
    kept = replace(KEPT, tried_digitally=True)
    stage = on_stage(lambda now: DigitalReceiptScreen(now, kept, Papers(), 1))
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        said = " ".join(" ".join(await pages_of(stage, pilot)).split())
        assert "Kanskje ikke sendt" in said
        assert "må søke på nytt" not in said


async def test_what_is_kept_is_nowhere_called_sent() -> None:
    stage = on_stage(SCREENS["kept"])
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        said = " ".join(" ".join(await pages_of(stage, pilot)).split())
        assert "er sendt" not in said
        assert "Sendt" not in said
        for part in ("Ikke sendt ennå", "25. november 2026", "10:00", "Logg inn der", "slettes den"):
            assert part in said


@pytest.mark.parametrize("page", [0, 1])
async def test_it_can_be_printed_from_every_page(page: int) -> None:
    stage = on_stage(SCREENS["papers"])
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press(*(["0"] * page), "1")
        await pilot.pause()
        assert stage.outcomes == [Chose(PRINT)]


async def test_next_goes_through_every_page_first() -> None:
    stage = on_stage(SCREENS["sent"])
    async with stage.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert len(await pages_of(stage, pilot)) > 1
        assert stage.outcomes == []
        await pilot.press("0")
        await pilot.pause()
        assert stage.outcomes == [Proceed()]

"""The screens on which pages are taken in, exactly as they are sent, in three languages and two sizes."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from kiosk.errors import DocumentLocked, ScannerJammed, StickWritable
from kiosk.form.definition import Documentation
from kiosk.terminal.advice import SCANNED, advice
from kiosk.terminal.screens.cover import CoverScreen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.intake_trouble import TroubleScreen
from kiosk.terminal.screens.intake_work import WorkScreen
from kiosk.terminal.screens.page import PageScreen
from kiosk.terminal.screens.pages_here import PagesHereScreen
from kiosk.terminal.screens.phone_pages import PhonePagesScreen
from kiosk.terminal.screens.scan import ScanScreen
from kiosk.terminal.screens.stick import StickScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.document import FINDINGS, Pages, Source
from tests.terminal.golden import compare
from tests.terminal.stage import Stage
from tests.terminal.taking_in import Handset, Pocket, page, spoken
from tests.terminal.test_every_screen import faults
from tests.waiting import wait

PAPER = Documentation("payslip", "lonnslipp|arbeid", "Lønnslipp", "", "payslip")
PAGES = (page(), page(b"blurred,turned"), page(b"dark,cut,small"))
CLOSER = page().small
BUILDS: dict[str, Callable[[Surroundings], FrameScreen]] = {
    "scan": lambda now: ScanScreen(now, PAPER, ("feeder", "glass"), 0),
    "scanning": lambda now: WorkScreen(
        now, "scan", "intake.scan.going", lambda: False, at=0, pages=lambda: PAGES[:2], count="intake.scan.page"
    ),
    "jam": lambda now: TroubleScreen(now, ScannerJammed(), 2, 0),
    "locked": lambda now: TroubleScreen(now, DocumentLocked(), 0, 0),
    "writable": lambda now: TroubleScreen(now, StickWritable(), 0, 0),
    "stick": lambda now: StickScreen(now, PAPER, Pocket.FILES, 0, "1"),
    "nothing": lambda now: StickScreen(now, PAPER, (), 0),
    "phone": lambda now: phone_screen(now, ()),
    "phone-pages": lambda now: phone_screen(now, PAGES[:2]),
    "page": lambda now: PageScreen(now, PAPER, PAGES, 1, 0),
    "page-much": lambda now: PageScreen(now, PAPER, PAGES, 2, 0),
    "page-well": lambda now: PageScreen(now, PAPER, PAGES[:1], 0, 0),
    "cover": lambda now: CoverScreen(now, page(), CLOSER, 180, 0, "1000,5000,4000,5400"),
    "here": lambda now: PagesHereScreen(now, PAPER, PAGES, "stick", 0, is_out=True),
}


def phone_screen(now: Surroundings, pages: Pages) -> FrameScreen:
    """With these pages here."""
    kept, watched = SimpleNamespace(pages=pages), SimpleNamespace(in_hand=0, trouble={})
    return PhonePagesScreen(now, PAPER, cast("Any", Handset()), kept, watched, 0)


class Wall(Stage):
    """A stage on which one screen after the other is hung."""

    async def hang(self, screen: FrameScreen, pilot: Pilot[None]) -> str:
        """What the terminal shows of it, with nothing across an edge of the smallest."""
        await self.push_screen(screen)
        await pilot.pause()
        await wait(lambda: bool(self.text.strip()))
        text = self.text
        if self.size == (80, 24):
            assert faults(self.screen, text) == []
        self.pop_screen()
        return text


def wall(code: str) -> Wall:
    return Wall(lambda now: FrameScreen(now), spoken(code))


@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
async def test_taking_in_looks_as_it_did(code: str) -> None:
    stage = wall(code)
    async with stage.run_test(size=(80, 24)) as pilot:
        for name, build in BUILDS.items():
            compare(f"intake-{name}-{code}-80x24", await stage.hang(build(stage.surroundings), pilot))


async def test_taking_in_looks_as_it_did_where_there_is_room() -> None:
    stage = wall("ar")
    async with stage.run_test(size=(120, 40)) as pilot:
        for name in ("page", "cover", "phone", "here", "jam"):
            compare(f"intake-{name}-ar-120x40", await stage.hang(BUILDS[name](stage.surroundings), pilot))


@pytest.mark.parametrize("source", ["scanner", "phone"])
async def test_every_finding_says_what_to_do(source: Source) -> None:
    stage = wall("uk")
    async with stage.run_test(size=(100, 30)) as pilot:
        for kind in FINDINGS:
            seen = page(kind.encode(), source)
            text = await stage.hang(PageScreen(stage.surroundings, PAPER, (seen,), 0, 0), pilot)
            assert stage.surroundings.voices.applicant(f"finding.{kind}.title")[:14] in text
            assert stage.surroundings.voices.applicant(advice(kind, source))[:14] in text


def test_nobody_who_scanned_is_told_how_to_hold_a_phone() -> None:
    words = spoken("nb").voices.applicant
    told = [words(advice(kind, "scanner")) for kind in SCANNED]
    assert not [text for text in told if "Hold" in text or "lys" in text or "hjørnene" in text]

"""`kiosk desk` as it is started: on a terminal, with what listens, and nowhere else."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.desk.watching import Watcher
from tests.desk.scans import REFERENCE, applied, as_pdf, rendered
from tests.desk.screens.sitting import PAGE, sitting
from tests.paper.printing import printery


def test_the_desk_needs_a_terminal() -> None:
    command = [sys.executable, "-m", "kiosk", "desk"]
    ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("kiosk: there is no terminal here")
    assert ended.stderr.count("\n") == 1


async def test_a_file_laid_into_the_scans_folder_opens_its_case(tmp_path: Path) -> None:
    page = as_pdf(rendered(printery().make_one("declaration", applied())))
    async with sitting() as hand:
        watcher = Watcher(tmp_path, hand.app.arrived, pause=0.05)
        watcher.start()
        try:
            await asyncio.sleep(0.2)
            (tmp_path / "scan.pdf").write_bytes(page)
            await hand.until(lambda: hand.app.counter.case is not None)
            assert hand.case.reference == REFERENCE
        finally:
            await asyncio.to_thread(watcher.stop)


async def test_a_code_from_the_scanners_own_thread_opens_its_case() -> None:
    async with sitting() as hand:
        await asyncio.to_thread(hand.app.scanned, PAGE)
        await hand.rest()
        assert hand.case.reference == REFERENCE


async def test_a_scanner_that_is_unplugged_is_told_of() -> None:
    async with sitting() as hand:
        await asyncio.to_thread(hand.app.plugged, False)
        assert "Skanneren er koblet fra" in hand.text
        await asyncio.to_thread(hand.app.plugged, True)
        assert "Skanneren er klar" in hand.text


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (220, 60)])
async def test_every_screen_can_be_drawn_in_any_size(size: tuple[int, int]) -> None:
    async with sitting(size) as hand:
        await hand.scan_sheet()
        for key in ("m", "f", "o", "v", "f1"):
            await hand.press(key, "escape")
        assert "7 K Q - 4 M 2 - X J G" in hand.text


async def test_the_scan_field_has_the_focus_from_the_start() -> None:
    async with sitting() as hand:
        assert hand.app.focused is hand.app.base.field

"""Covering parts of a page, with keys and with the mouse, and how a page is drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.geometry import Offset

from kiosk.terminal.greys import Grey, cell, drawn, strip
from kiosk.terminal.outcome import ChangeLanguage, Chose
from kiosk.terminal.screens.cover import CoverScreen, areas_of, written
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.covering import FIRST, Overview
from kiosk.visit.document import Area
from tests.terminal.stage import Stage
from tests.terminal.taking_in import Table, page, spoken

SIZE = (80, 24)
WIDTH = 360
CLOSER = bytes([255]) * WIDTH * 500


def covering(typed: str = "") -> Callable[[Surroundings], FrameScreen]:
    return lambda now: CoverScreen(now, page(), CLOSER, WIDTH, 0, typed)


def stage(code: str = "nb", typed: str = "") -> Stage:
    return Stage(covering(typed), spoken(code))


def areas(kiosk: Stage) -> tuple[Area, ...]:
    """What it ended with."""
    (ended,) = kiosk.outcomes
    assert isinstance(ended, Chose)
    return areas_of(ended.id)


async def test_enter_sets_it_down_where_it_lies(tmp_path: Path) -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "0")
        assert areas(kiosk) == (FIRST,)


async def test_arrows_move_it_the_way_they_point_in_every_language() -> None:
    for code in ("nb", "ar"):
        kiosk = stage(code)
        async with kiosk.run_test(size=SIZE) as pilot:
            await pilot.press("right", "down", "enter", "0")
            (area,) = areas(kiosk)
            assert area.left > FIRST.left
            assert area.top > FIRST.top
            assert area.right - area.left == pytest.approx(FIRST.right - FIRST.left, abs=0.001)


async def test_shift_and_arrows_size_it() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press("shift+right", "shift+right", "shift+down", "enter", "0")
        (area,) = areas(kiosk)
        assert (area.left, area.top) == (FIRST.left, FIRST.top)
        assert area.right > FIRST.right
        assert area.bottom > FIRST.bottom


async def test_it_never_leaves_the_page() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        kiosk.screen.query_one(Overview).shift(-500, -500)
        await pilot.press("enter", "0")
        (area,) = areas(kiosk)
        assert (area.left, area.top) == (0.0, 0.0)


async def test_the_last_is_taken_back() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "down", "down", "enter", "2", "0")
        assert areas(kiosk) == (FIRST,)


async def test_a_rectangle_is_drawn_with_the_mouse() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.pause()
        sheet = kiosk.screen.query_one(Overview)
        width, height = sheet.size
        await pilot.mouse_down(sheet, offset=Offset(4, 4))
        await pilot.hover(sheet, offset=Offset(12, 6))
        await pilot.mouse_up(sheet, offset=Offset(12, 6))
        await pilot.press("enter", "0")
        (area,) = areas(kiosk)
        assert area.left == pytest.approx(4 / width, abs=0.001)
        assert area.bottom == pytest.approx(7 / height, abs=0.001)


async def test_back_covers_too_what_was_set_down() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "escape")
        assert areas(kiosk) == (FIRST,)


async def test_another_language_keeps_what_was_set_down() -> None:
    kiosk = stage()
    async with kiosk.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "f3")
        assert kiosk.outcomes == [ChangeLanguage(written((FIRST,)))]


async def test_what_is_covered_is_covered_in_the_page_that_is_kept(tmp_path: Path) -> None:
    table = Table(tmp_path)
    async with table.run_test(size=SIZE) as pilot:
        table.session.enclose("payslip", (page(),))
        table.begin(lambda: table.capturing.look_at(table.paper))
        await table.reach("PageScreen")
        await pilot.press("3")
        await table.reach("CoverScreen")
        await pilot.press("enter", "0")
        await table.reach("PageScreen")
        assert table.tray.covered == [(FIRST,)]
        assert table.pages[0].jpeg == b"covered"


def test_nothing_set_down_covers_nothing() -> None:
    assert areas_of("") == ()


def test_a_cell_of_one_level_is_plain_and_one_of_two_shows_where_they_meet() -> None:
    assert cell((b"\x00\xff",) * 3, 0, 0, "sextant", None)[0] == "▌"
    assert cell((b"\xf0\xff",) * 3, 0, 0, "sextant", None)[0] == " "


def test_print_is_darker_than_the_mean_of_its_dots() -> None:
    thin = b"".join(b"\xff\x00\xff\xff\xff\xff" * 10 for _ in range(60))
    (line, *_) = drawn(Grey(60, thin), 10, "sextant")
    assert min(line) < 200


def test_a_line_of_a_page_is_as_wide_as_it_was_asked_for() -> None:
    grey = Grey(60, b"\xff" * 60 * 80)
    assert strip(drawn(grey, 20, "quadrant"), 0, "quadrant").cell_length == 20


def test_a_page_is_not_to_be_read_from_afar_when_nobody_is_there() -> None:
    lines = (b"\xff" * 4,) * 3
    (bright,), (dim,) = strip(lines, 0, "sextant"), strip(lines, 0, "sextant", dimmed=True)
    assert bright.style is not None
    assert dim.style is not None
    assert bright.style.bgcolor != dim.style.bgcolor


def test_the_rectangle_is_seen_on_what_is_covered() -> None:
    black = (b"\x00\x00",) * 3
    bare, marked = cell(black, 0, 0, "sextant", None)[1], cell(black, 0, 0, "sextant", lambda _x, _y: True)[1]
    assert bare.bgcolor != marked.bgcolor

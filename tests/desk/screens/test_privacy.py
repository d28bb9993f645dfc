"""Nothing of an application outlives its case, and nothing of it leaves by Textual's own doors."""

import gc
import os
import sys
from collections import Counter
from dataclasses import replace
from typing import Any, cast

import pytest

from kiosk.desk.folder import RehearsalFolder
from kiosk.desk.handover import CaseFiles
from kiosk.desk.screens.case import CaseScreen
from kiosk.house import printery_of
from kiosk.paper.carrier import Sheet
from kiosk.paper.pages import Printery
from tests.desk.scans import applied, parts
from tests.desk.screens.sitting import PAGE, sitting
from tests.paper.printing import house

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("whole_memory")]
NAME = "Layla Al-Hassan"
OPENED: list[str] = []
LISTENING: list[bool] = []


def fresh() -> Printery:
    """As the command gives it: one for each thing that is drawn."""
    return printery_of(house())


def hear(event: str, given: tuple[Any, ...]) -> None:
    """Every file that is opened for writing while somebody listens."""
    if event == "open" and LISTENING and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
        OPENED.append(str(given[0]))


async def test_closing_a_case_leaves_nothing_of_it() -> None:
    async with sitting() as hand:
        # Kept, so that no other can take the place of one in memory.
        before = sheets()
        await hand.scan_sheet()
        assert NAME in hand.text
        await hand.press("escape")
        assert NAME not in hand.text
        await hand.press("down")
        gc.collect()
        assert {*map(id, sheets())} <= {*map(id, before)}
        assert not [each for each in gc.get_objects() if isinstance(each, CaseScreen)]


def sheets() -> list[Sheet]:
    """Other tests leave some of their own, which may be collected at any moment."""
    return [each for each in gc.get_objects() if isinstance(each, Sheet)]


def keepers() -> Counter[str]:
    """How many things of each kind hold the name. Before a case is opened, they are the example's own."""
    holding = (
        type(each).__name__
        for each in gc.get_objects()
        if any(isinstance(text, str) and NAME in text for text in gc.get_referents(each))
    )
    return Counter(holding)


@pytest.mark.parametrize("is_away", [False, True])
async def test_no_cache_and_no_error_keeps_an_answer_after_its_case(is_away: bool) -> None:
    applied()
    parts()
    before = keepers()
    async with sitting(means=lambda given: replace(given, printery=fresh)) as hand:
        hand.app.means.handing._printery = fresh
        hand.register.is_away = is_away
        await hand.scan_sheet()
        await hand.press("o", "enter", "p", "escape", "down", "up")
        cast("RehearsalFolder", hand.app.means.handing.ways[0]).lies.clear()
        gc.collect()
        assert keepers() - before == Counter()
        assert not [each for each in gc.get_objects() if isinstance(each, CaseFiles)]


async def test_no_file_is_written_while_a_case_is_worked_on() -> None:
    applied()
    sys.addaudithook(hear)
    async with sitting() as hand:
        LISTENING.append(True)
        try:
            await hand.scan_sheet()
            await hand.press("enter", "m", "enter", "p", "escape")
        finally:
            LISTENING.clear()
    assert not [name for name in OPENED if not name.startswith(("/dev/", "/proc/"))]


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+s", "ctrl+c", "ctrl+z", "ctrl+backslash"])
async def test_textuals_own_keys_do_nothing(key: str) -> None:
    async with sitting() as hand:
        await hand.scan(PAGE)
        await hand.press(key)
        assert hand.screen == "CaseScreen"
        assert hand.app.clipboard == ""


async def test_what_is_typed_cannot_be_copied() -> None:
    async with sitting() as hand:
        hand.app.base.field.value = NAME
        hand.app.base.field.action_select_all()
        await hand.press("ctrl+x")
        assert hand.app.clipboard == ""


async def test_a_picture_of_the_screen_is_never_saved() -> None:
    async with sitting() as hand:
        assert hand.app.save_screenshot() == ""
        assert hand.app.deliver_screenshot() is None


async def test_when_something_breaks_no_answer_is_shown() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        try:
            raise ValueError(NAME)
        except ValueError:
            hand.app._fatal_error()
        shown = [str(each) for each in hand.app._exit_renderables]
        assert shown == ["Skrankeprogrammet stoppet. Start det igjen og skann arket på nytt."]
        assert isinstance(hand.app.failure, ValueError)


async def test_no_screen_and_no_line_tells_its_answers_by_repr() -> None:
    async with sitting() as hand:
        await hand.scan_sheet()
        view = hand.app.counter.view()
        assert view
        assert NAME not in repr((view, view.lines, hand.case, hand.app.screen, hand.app.screen.query("*").results()))

"""Nothing of an application outlives its case, and nothing of it leaves by Textual's own doors."""

import gc
import os
import sys
from typing import Any

import pytest

from kiosk.desk.screens.case import CaseScreen
from kiosk.paper.carrier import Sheet
from tests.desk.scans import applied
from tests.desk.screens.sitting import PAGE, sitting

pytestmark = pytest.mark.asyncio
NAME = "Layla Al-Hassan"
OPENED: list[str] = []
LISTENING: list[bool] = []


def hear(event: str, given: tuple[Any, ...]) -> None:
    """Every file that is opened for writing while somebody listens."""
    if event == "open" and LISTENING and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
        OPENED.append(str(given[0]))


async def test_closing_a_case_leaves_nothing_of_it() -> None:
    async with sitting() as hand:
        before = len([each for each in gc.get_objects() if isinstance(each, Sheet)])
        await hand.scan_sheet()
        assert NAME in hand.text
        await hand.press("escape")
        assert NAME not in hand.text
        await hand.press("down")
        gc.collect()
        left = gc.get_objects()
        assert len([each for each in left if isinstance(each, Sheet)]) == before
        assert not [each for each in left if isinstance(each, CaseScreen)]


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

"""What a screen that was left no longer holds, when memory is tidied, and what is not done twice."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.definition import Form
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.lockdown import text_on_screen
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.widgets.placed import Placed
from tests.terminal.stage import NEEDS, Stage, ask, stage, surrounded
from tests.terminal.visiting import Desk, Hand
from tests.waiting import wait

SIZE = (80, 24)
Span = tuple[int, int]


class Counting(Block):
    """Counts how often it was styled."""

    styled = 0

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.styled += 1

    def paint(self, canvas: Canvas) -> None:
        canvas.at(0, 0, "here")


class Spread(Placed):
    """Counts how often it was asked where its one child stands."""

    def __init__(self, child: Widget) -> None:
        super().__init__(child)
        self.child, self.asked = child, 0

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        self.asked += 1
        yield self.child, Region(0, 0, *size)


class Counted(FrameScreen):
    """Counts how often it was laid out."""

    def __init__(self) -> None:
        super().__init__(surrounded())
        self.counting = Counting()
        self.spread = Spread(self.counting)
        self.laid_out: list[object] = []

    def body(self) -> Iterator[Widget]:
        yield self.spread

    def on_mount(self) -> None:
        self.screen_layout_refresh_signal.subscribe(self, self.laid_out.append)


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


async def test_a_screen_that_was_left_holds_nothing_it_painted(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        left = hand.app.screen
        assert isinstance(left, QuestionScreen)
        blocks = list(left.query(Block).results())
        assert any(block._strips for block in blocks)
        await hand.answer()
        assert hand.app.screen is not left
        assert not any(block._strips for block in blocks)


async def test_memory_is_tidied_while_somebody_reads(form: Form) -> None:
    async with Desk(form).kiosk().run_test(size=SIZE) as pilot:
        hand = Hand(pilot)
        await hand.begin()
        gc.disable()
        try:
            gone = weakref.ref(Knot())
            assert gone() is not None
            await hand.press("f2")
            await wait(lambda: gone() is None)
        finally:
            gc.enable()


async def test_a_screen_is_styled_once_and_laid_out_once_before_it_is_seen() -> None:
    async with Stage(lambda _now: Counted(), surrounded()).run_test(size=SIZE) as pilot:
        await pilot.pause()
        again = Counted()
        await pilot.app.push_screen(again)
        assert again.has_class("-small")
        assert (again.counting.styled, len(again.laid_out)) == (1, 1)


async def test_where_all_stands_is_asked_once() -> None:
    async with Stage(lambda _now: Counted(), surrounded()).run_test(size=SIZE) as pilot:
        await pilot.pause()
        again = Counted()
        await pilot.app.push_screen(again)
        await pilot.pause()
        assert again.spread.asked == 1


async def test_a_screen_fits_the_size_the_terminal_is_pulled_to() -> None:
    async with Stage(lambda _now: Counted(), surrounded()).run_test(size=SIZE) as pilot:
        await pilot.resize_terminal(160, 48)
        await pilot.pause()
        assert pilot.app.screen.size == (160, 48)
        assert not pilot.app.screen.has_class("-small")


@pytest.mark.parametrize(("before", "after"), [((80, 24), (160, 48)), ((160, 48), (80, 24)), ((100, 30), (100, 44))])
async def test_a_screen_in_a_terminal_that_was_pulled_looks_as_if_it_came_up_there(before: Span, after: Span) -> None:
    async with stage(ask(NEEDS), "uk").run_test(size=after) as pilot:
        await pilot.pause()
        there = text_on_screen(pilot.app.screen)
    async with stage(ask(NEEDS), "uk").run_test(size=before) as pilot:
        await pilot.resize_terminal(*after)
        await pilot.pause()
        assert text_on_screen(pilot.app.screen) == there

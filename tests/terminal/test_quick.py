"""What a screen that was left no longer holds, and when memory is tidied."""

import gc
import weakref

from kiosk.form.definition import Form
from kiosk.terminal.canvas import Block
from kiosk.terminal.screens.question import QuestionScreen
from tests.terminal.visiting import Desk, Hand, wait

SIZE = (80, 24)


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

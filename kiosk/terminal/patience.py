"""Slow work that somebody watches on a screen, and can give up.

The one rule: while a machine works nobody has to press a key; work that is quick shows no screen.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from kiosk.terminal.outcome import Proceed
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings

Given = TypeVar("Given")
QUICK = 0.25
"""Seconds for which nobody needs to be told what they wait for."""
Watched = Callable[[Surroundings, Callable[[], bool]], FrameScreen]
"""Makes the screen; it ends with Proceed as soon as the claim it is handed is true."""


class Patience:
    """`show` shows a screen until it decides something. `attend`: whether somebody has to be there from now on."""

    def __init__(self, show: Show, attend: Callable[[bool], None]) -> None:
        self.show, self.attend = show, attend

    async def wait(
        self, work: Coroutine[Any, Any, Given], screen: Watched, stop: Callable[[], None] = lambda: None
    ) -> Given | None:
        """What the work gives, or raises; None: somebody gave it up. `stop` tells whatever it waits for."""
        task = asyncio.create_task(work)
        self.attend(False)
        try:
            await asyncio.wait({task}, timeout=QUICK)
            if not task.done() and await self.show(lambda now, _typed: screen(now, task.done)) != Proceed():
                return None
            return await task
        finally:
            if not task.done():
                stop()
                task.cancel()
            self.attend(True)

"""One attempt to deliver, followed beside the screens, so that changing language or hiding never disturbs the printer.

The one rule: a screen only watches; an attempt ends when the printer ends it, or when a person gives it up.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from kiosk.delivery import Progress, Receipt
from kiosk.errors import JobUncertain, PrintError


class Attempt:
    """`latest` is what was heard last; `result` is None until it has ended. `pages()`: how many will come out."""

    def __init__(self, progress: AsyncIterator[Progress], pages: Callable[[], int]) -> None:
        self.latest: Progress | None = None
        self.pages = pages
        self.result: Receipt | PrintError | None = None
        self._progress = progress
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Once a screen can be seen that says what happens: drawing the pages takes a moment. Begun, it goes on."""
        if self._task is None:
            self._task = asyncio.create_task(self._follow())

    async def give_up(self) -> None:
        """Withdraws the job; it may have printed all the same."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self.result = self.result or JobUncertain()

    def ended(self) -> bool:
        """Whether there is a result. Raises what nobody expected."""
        if self._task is not None and self._task.done() and self.result is None:
            self._task.result()
        return self.result is not None

    async def _follow(self) -> None:
        try:
            async for step in self._progress:
                self.latest = step
                if isinstance(step, Receipt):
                    self.result = step
        except PrintError as failure:
            self.result = failure

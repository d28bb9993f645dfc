"""One attempt to deliver, followed beside the screens, so that changing language or hiding never disturbs it.

The one rule: a screen only watches; an attempt ends when printer or municipality end it, or when a person gives it up.
"""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from typing import Generic, TypeVar

from kiosk.delivery import Making, Printing, Receipt
from kiosk.errors import JobUncertain, PrintError

Result = TypeVar("Result")


class Watched(ABC, Generic[Result]):
    """Something that goes on in a task of its own. `result` is None until it has ended."""

    def __init__(self) -> None:
        self.result: Result | None = None
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Once a screen can be seen that says what happens: drawing the pages takes a moment. Begun, it goes on."""
        if self._task is None:
            self._task = asyncio.create_task(self._follow())

    def ended(self) -> bool:
        """Whether there is a result. Raises what nobody expected."""
        if self._task is not None and self._task.done() and self.result is None:
            self._task.result()
        return self.result is not None

    async def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    @abstractmethod
    async def _follow(self) -> None:
        """Until it has ended; sets `result`."""


class Attempt(Watched[Receipt | PrintError]):
    """A print. `latest` is what was heard last. `pages()`: how many will come out.

    `receipt`: what stands for its end where the printer is not what gives it: the receipt that is being printed.
    """

    def __init__(
        self,
        progress: AsyncIterator[Making | Printing | Receipt],
        pages: Callable[[], int] = lambda: 0,
        receipt: Receipt | None = None,
    ) -> None:
        super().__init__()
        self.latest: Making | Printing | Receipt | None = None
        self.pages = pages
        self._receipt = receipt
        self._progress = progress

    async def give_up(self) -> None:
        """Withdraws the job; it may have printed all the same."""
        await self._cancel()
        self.result = self.result or JobUncertain()

    async def _follow(self) -> None:
        try:
            async for step in self._progress:
                self.latest = step
                if isinstance(step, Receipt):
                    self.result = step
            self.result = self.result or self._receipt
        except PrintError as failure:
            self.result = failure

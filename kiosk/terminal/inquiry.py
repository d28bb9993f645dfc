"""A question to the gateway, asked beside the screens: it takes seconds, and nobody is held up by it.

The one rule: a screen only watches; whoever goes back leaves the question unanswered, and its answer is thrown away.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from kiosk.errors import KioskError

Found = TypeVar("Found")


class Inquiry(Generic[Found]):
    """`ask` blocks and runs on a thread of its own; it returns what was found or raises an expected failure."""

    def __init__(self, ask: Callable[[], Found]) -> None:
        self._ask: Callable[[], Found] | None = ask
        self._task: asyncio.Task[Found | KioskError] | None = None

    def begin(self) -> None:
        """Once a screen says what is being waited for. Begun, it goes on."""
        if self._task is None:
            self._task = asyncio.create_task(asyncio.to_thread(self._answer))

    @property
    def result(self) -> Found | KioskError | None:
        """What was found or why not; None while nothing is known. Raises what nobody expected."""
        return self._task.result() if self._task is not None and self._task.done() else None

    def _answer(self) -> Found | KioskError:
        # Whoever is asked for is forgotten with the question: a screen that is gone may be remembered for a while.
        ask, self._ask = self._ask, None
        assert ask is not None
        try:
            return ask()
        except KioskError as failure:
            # Its frames hold the question, too.
            return failure.with_traceback(None)


class Awaited(Inquiry[Found]):
    """An inquiry whose `ask` blocks nothing, and is awaited."""

    def __init__(self, ask: Callable[[], Awaitable[Found]]) -> None:
        super().__init__(lambda: None)  # type: ignore[arg-type, return-value]
        self._wait = ask

    def begin(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._awaited())

    def drop(self) -> None:
        """Nobody waits for it any more: it is broken off."""
        if self._task is not None:
            self._task.cancel()

    async def _awaited(self) -> Found | KioskError:
        try:
            return await self._wait()
        except KioskError as failure:
            return failure

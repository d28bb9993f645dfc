"""Where the register's work is done, so that one slow answer keeps nobody else waiting.

The one rule: the loop that reads everybody's requests never waits for a lock, a network or a slow hash.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from kiosk.gateway.answers import Refusal

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 8
# Each guess takes a core for some 20 ms and 4 MiB, whoever sends it.
GUESSES, WAITING_GUESSES = 2, 40
BUSY_SECONDS = 2


class Work:
    """Threads of one process. `reads_at_once`: the database answers reads without waiting for anybody (SQLite)."""

    def __init__(self, *, reads_at_once: bool) -> None:
        self._reads_at_once = reads_at_once
        self._threads = ThreadPoolExecutor(THREADS, "register")
        self._guessing = ThreadPoolExecutor(GUESSES, "guesses")
        self._guesses = 0

    async def read(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What one indexed row says."""
        if self._reads_at_once:
            return act(*arguments, **named)
        return await self.do(act, *arguments, **named)

    async def do(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Anything that may wait."""
        return await self._in(self._threads, act, *arguments, **named)

    async def guess(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """What checks a code. Raises Refusal when too many are waiting."""
        if self._guesses >= WAITING_GUESSES:
            raise Refusal(503, "busy", {"retry-after": str(BUSY_SECONDS)})
        self._guesses += 1
        try:
            return await self._in(self._guessing, act, *arguments, **named)
        finally:
            self._guesses -= 1

    def close(self) -> None:
        """Waits for what is under way."""
        self._threads.shutdown()
        self._guessing.shutdown()

    async def _in(self, pool: ThreadPoolExecutor, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, lambda: act(*arguments, **named))

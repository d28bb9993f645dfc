"""Where the gateway waits for Fiks on behalf of somebody who has signed in.

The one rule: these waits have threads of their own, and an end to how many there are, so that a slow Fiks keeps neither
the register nor anybody's status page waiting.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from kiosk.gateway.answers import Refusal

P = ParamSpec("P")
T = TypeVar("T")
THREADS, MOST = 8, 24
BUSY_SECONDS = 5


class Threads:
    """Of one process."""

    def __init__(self, threads: int = THREADS, most: int = MOST) -> None:
        self._pool, self._most = ThreadPoolExecutor(threads, "fiks"), most
        self._waiting = 0

    async def do(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Anything that may wait for Fiks. Raises Refusal when too many do."""
        if self._waiting >= self._most:
            raise Refusal(503, "busy", {"retry-after": str(BUSY_SECONDS)})
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, lambda: act(*arguments, **named))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Begins nothing more. What is under way is not waited for: sent again, it never arrives twice."""
        self._pool.shutdown(wait=False, cancel_futures=True)

"""Waiting for what another task or thread does.

The one rule: a test waits for what it means, never for a time.
"""

import asyncio
from collections.abc import Callable


async def wait(true: Callable[[], bool]) -> None:
    """Until it is so. Raises TimeoutError."""
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110 - it may be anything a screen, a printer or a server does
            await asyncio.sleep(0.02)

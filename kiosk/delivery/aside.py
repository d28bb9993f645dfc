"""Slow work beside the screens: drawn, sealed and sent in a thread of its own, while the event loop goes on.

The one rule: nobody waits for a thread whose visit is over; what it was doing comes to its end unseen.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


async def aside(work: Callable[[], Result]) -> Result:
    """What the work gives, or raises. Cancelled, the thread goes on to its end, and its result is dropped.

    Not `asyncio.to_thread`: the threads of its pool are waited for when the program ends.
    """
    given: Future[Result] = Future()
    # From now on it cannot be cancelled itself, only forgotten.
    given.set_running_or_notify_cancel()

    def run() -> None:
        try:
            given.set_result(work())
        except BaseException as fault:  # raised again by whoever waits
            given.set_exception(fault)

    Thread(target=run, name="aside", daemon=True).start()
    return await asyncio.wrap_future(given)

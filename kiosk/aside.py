"""Slow work in a thread of its own: for whoever has an event loop, and for whoever waits only so long.

The one rule: nobody waits for a thread whose result nobody wants any more; what it was doing comes to its end unseen.
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
    return await asyncio.wrap_future(begun(work)[1])


def in_time(work: Callable[[], Result], seconds: float) -> Result | None:
    """What the work gives, or raises; None: it has not ended in time."""
    thread, given = begun(work)
    thread.join(seconds)
    return given.result() if given.done() else None


def begun(work: Callable[[], Result]) -> tuple[Thread, Future[Result]]:
    """The work under way."""
    given: Future[Result] = Future()
    # From now on it cannot be cancelled itself, only forgotten.
    given.set_running_or_notify_cancel()

    def run() -> None:
        try:
            given.set_result(work())
        except BaseException as fault:  # raised again by whoever waits
            given.set_exception(fault)

    thread = Thread(target=run, name="aside", daemon=True)
    thread.start()
    return thread, given

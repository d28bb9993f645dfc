"""Work in a thread of its own: its result, its errors, and nobody who waits for what nobody wants any more."""

import asyncio
import threading
import time

import pytest

from kiosk.aside import aside, in_time


async def test_it_gives_what_the_work_gives() -> None:
    assert await aside(lambda: threading.current_thread() is not threading.main_thread())


async def test_it_raises_what_the_work_raises() -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await aside(fail)


async def test_the_loop_goes_on_meanwhile() -> None:
    done = threading.Event()
    work = asyncio.create_task(aside(lambda: done.wait(5)))
    await asyncio.sleep(0.01)
    done.set()
    assert await work


def test_a_program_that_ends_waits_for_no_work() -> None:
    done = threading.Event()

    async def end_early() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(aside(lambda: done.wait(5)), 0.05)

    began = time.monotonic()
    asyncio.run(end_early())
    assert time.monotonic() - began < 2
    done.set()


async def test_what_is_not_waited_for_comes_to_its_end_unseen() -> None:
    begun, done, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        done.wait(5)
        ended.set()
        raise LookupError

    task = asyncio.create_task(aside(work))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    done.set()
    assert await asyncio.to_thread(ended.wait, 5)


def test_who_waits_only_so_long_gets_what_the_work_gives() -> None:
    assert in_time(lambda: "done", 5) == "done"


def test_who_waits_only_so_long_meets_what_the_work_raises() -> None:
    def fail() -> str:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        in_time(fail, 5)


def test_what_is_not_ready_in_time_is_nothing() -> None:
    done = threading.Event()
    assert in_time(lambda: done.wait(5), 0.01) is None
    done.set()

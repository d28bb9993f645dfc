"""Work done where it may bind itself for good: in a thread for Landlock alone, in a process for the rest.

The one rule: the test itself stays as free as it was.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")
NOBODY = 65534


def in_thread(act: Callable[[], Result]) -> Result | Exception:
    """What came of it in a thread that then ends: Landlock binds the thread it is called in."""
    outcome: list[Result | Exception] = []

    def run() -> None:
        try:
            outcome.append(act())
        except Exception as refused:
            outcome.append(refused)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return outcome[0]


def in_process(act: Callable[[], Result], user: int | None = None) -> Result | Exception:
    """The same in a process that then ends, as this user where it is given."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tell, pickle.dumps(outcome_of(act, user)))
            note_coverage()
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        outcome: tuple[Result, type[Exception] | None, str] = pickle.loads(answer.read())
    os.waitpid(child, 0)
    result, kind, message = outcome
    return result if kind is None else kind(message)


def note_coverage() -> None:
    """What ran in the child counts too, where it is counted and the child may still write."""
    coverage = sys.modules.get("coverage")
    if coverage and (counting := coverage.Coverage.current()):
        counting.stop()
        with suppress(OSError, coverage.CoverageException):
            counting.save()


def outcome_of(act: Callable[[], Result], user: int | None) -> tuple[Result | None, type[Exception] | None, str]:
    """In the child: what came of it, or the error's type and message, which travel where the error would not."""
    try:
        if user is not None:
            os.setresgid(user, user, user)
            os.setresuid(user, user, user)
        return act(), None, ""
    except Exception as refused:
        return None, type(refused), str(refused)

"""A process without children, that touches no other and leaves nothing behind. Each test has a process of its own."""

import ctypes
import os
import platform
import resource
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.visit.filtering import ARCHITECTURES
from kiosk.visit.hardening import PR_SET_PDEATHSIG, dies_with_parent, harden
from kiosk.visit.solitary import be_alone
from tests.visit.apart import in_process

pytestmark = pytest.mark.skipif(platform.machine() not in ARCHITECTURES, reason="nobody knows how on this machine")
LIBC = ctypes.CDLL(None, use_errno=True)
PRIVATE, OURS_ONLY = 0, 0o600


def called(name: str, *arguments: int) -> None:
    """Raises OSError when the C library says so."""
    if getattr(LIBC, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def parent() -> int:
    return os.getppid()


FORBIDDEN: dict[str, Callable[[], object]] = {
    "fork": os.fork,
    "a program": lambda: os.execv("/bin/true", ["true"]),
    "another's limits": lambda: resource.prlimit(parent(), resource.RLIMIT_NPROC),
    "another's priority": lambda: os.setpriority(os.PRIO_PROCESS, parent(), 5),
    "another's processors": lambda: os.sched_setaffinity(parent(), os.sched_getaffinity(0)),
    "a signal to another": lambda: os.kill(parent(), 0),
    "a signal to its group": lambda: os.kill(0, 0),
    "another's memory": lambda: called("ptrace", 16, parent(), 0, 0),
    "memory that stays": lambda: called("shmget", PRIVATE, 4096, OURS_ONLY),
    "messages that stay": lambda: called("msgget", PRIVATE, OURS_ONLY),
    "a mark on a file": lambda: Path(__file__).chmod(Path(__file__).stat().st_mode & 0o777),
    "a time on a file": lambda: os.utime(__file__),
    "a lock on a file": lambda: called("flock", 0, 8),
    "a world of its own": lambda: called("unshare", 0),
}


def tried(act: Callable[[], object]) -> str:
    harden()
    if not be_alone():
        return "no filters"
    try:
        act()
    except OSError as refused:
        return type(refused).__name__
    return "done"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_outlives_it_and_nobody_else_is_touched(what: str) -> None:
    assert in_process(lambda: tried(FORBIDDEN[what])) in ("PermissionError", "no filters")


def test_it_cannot_get_out_of_ending_with_its_parent() -> None:
    def work() -> bool:
        harden()
        is_alone = be_alone()
        LIBC.prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0)
        return dies_with_parent() or not is_alone

    assert in_process(work) is True


def test_its_own_threads_limits_and_signals_it_still_has() -> None:
    def work() -> list[str]:
        harden()
        be_alone()
        done: list[str] = []
        thread = threading.Thread(target=lambda: done.append("a thread"))
        thread.start()
        thread.join()
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        signal.signal(signal.SIGUSR1, lambda *_: done.append("a signal"))
        os.kill(os.getpid(), signal.SIGUSR1)
        return done

    assert in_process(work) == ["a thread", "a signal"]

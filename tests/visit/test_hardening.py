"""What a visit's process is denied by its own attributes, read back and tried by a process of the same user."""

import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.visit import hardening
from kiosk.visit.hardening import harden
from tests.visit.apart import NOBODY, in_process

SECRET = b"Kari-Nordmann-17057512345"
PTRACE_ATTACH = 16
readers_need_root = pytest.mark.skipif(os.getuid() != 0, reason="takes root to become a user without rights")


class Piece(ctypes.Structure):
    """Where something lies: iovec of <sys/uio.h>."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


@contextmanager
def holding_secret(protect: Callable[[], None]) -> Iterator[tuple[int, int]]:
    """A process of nobody's that holds the secret: its id and the address."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        # Changing user closes a process's memory, which is not what is tried here.
        hardening.prctl(hardening.PR_SET_DUMPABLE, 1)
        protect()
        buffer = ctypes.create_string_buffer(SECRET)
        os.write(tell, ctypes.addressof(buffer).to_bytes(8, "big"))
        time.sleep(60)
        os._exit(0)
    yield child, int.from_bytes(os.read(told, 8), "big")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for end in (told, tell):
        os.close(end)


def by_call(process: int, address: int) -> bytes:
    buffer = ctypes.create_string_buffer(len(SECRET))
    here, there = Piece(ctypes.addressof(buffer), len(SECRET)), Piece(address, len(SECRET))
    libc = ctypes.CDLL(None, use_errno=True)
    got = libc.process_vm_readv(process, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    return buffer.raw if got == len(SECRET) else b""


def by_file(process: int, address: int) -> bytes:
    try:
        with Path(f"/proc/{process}/mem").open("rb") as memory:
            memory.seek(address)
            return memory.read(len(SECRET))
    except OSError:
        return b""


def by_tracing(process: int, address: int) -> bytes:
    traced = ctypes.CDLL(None).ptrace(PTRACE_ATTACH, process, None, None) == 0
    return by_file(process, address) if traced else b""


@readers_need_root
@pytest.mark.parametrize("read", [by_call, by_file, by_tracing])
def test_a_process_of_the_same_user_cannot_read_a_visits_memory(read: Callable[[int, int], bytes]) -> None:
    with holding_secret(harden) as (process, address):
        assert in_process(lambda: read(process, address), NOBODY) == b""


@readers_need_root
@pytest.mark.skipif(Path("/proc/sys/kernel/yama/ptrace_scope").exists(), reason="Yama denies it to everybody here")
@pytest.mark.parametrize("read", [by_call, by_file, by_tracing])
def test_the_memory_of_an_unprotected_process_is_read_like_this(read: Callable[[int, int], bytes]) -> None:
    with holding_secret(lambda: None) as (process, address):
        assert in_process(lambda: read(process, address), NOBODY) == SECRET


def test_what_was_set_is_read_back() -> None:
    def hardened() -> tuple[bool, ...]:
        harden()
        return (
            hardening.leaves_no_core(),
            hardening.is_closed_to_others(),
            hardening.gains_no_rights(),
            hardening.dies_with_parent(),
        )

    assert in_process(hardened) == (True, True, True, True)


def test_what_was_not_set_is_not_read_back() -> None:
    def as_it_is() -> tuple[bool, ...]:
        return hardening.is_closed_to_others(), hardening.leaves_no_core(), hardening.dies_with_parent()

    assert in_process(as_it_is) == (False, False, False)
    assert as_it_is()[:2] == (False, False)


def test_a_crash_calls_no_collector_of_cores() -> None:
    child = os.fork()
    if child == 0:
        harden()
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGQUIT)
    assert not os.WCOREDUMP(os.waitpid(child, 0)[1])

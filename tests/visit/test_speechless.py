"""A process that can make no socket. It is for good, so each test has a process of its own."""

import os
import platform
import socket

import pytest

from kiosk.visit.filtering import ARCHITECTURES
from kiosk.visit.hardening import harden
from kiosk.visit.speechless import fall_silent, stay_here
from tests.visit.apart import in_process

pytestmark = pytest.mark.skipif(platform.machine() not in ARCHITECTURES, reason="nobody knows how on this machine")


def silent_then(family: int, kind: int) -> str:
    harden()
    if not fall_silent():
        return "no filters"
    try:
        socket.socket(family, kind).close()
    except PermissionError:
        return "denied"
    return "made"


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        (socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET6, socket.SOCK_DGRAM),
        (socket.AF_UNIX, socket.SOCK_STREAM), (socket.AF_NETLINK, socket.SOCK_RAW),
    ],
)  # fmt: skip
def test_no_socket_of_any_kind_can_be_made(family: int, kind: int) -> None:
    assert in_process(lambda: silent_then(family, kind)) in ("denied", "no filters")


def test_two_ends_of_its_own_files_and_children_it_can_still_have() -> None:
    def work() -> str:
        harden()
        fall_silent()
        for end in socket.socketpair():
            end.close()
        os.close(os.open(os.devnull, os.O_RDONLY))
        child = os.fork()
        if child == 0:
            os._exit(3)
        return str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

    assert in_process(work) == "3"


@pytest.mark.parametrize(
    ("family", "kind", "answer"),
    [
        (socket.AF_INET, socket.SOCK_DGRAM, "denied"), (socket.AF_INET6, socket.SOCK_DGRAM, "denied"),
        (socket.AF_UNIX, socket.SOCK_STREAM, "made"), (socket.AF_NETLINK, socket.SOCK_RAW, "made"),
    ],
)  # fmt: skip
def test_whoever_stays_here_reaches_this_machine_and_no_other(family: int, kind: int, answer: str) -> None:
    def work() -> str:
        harden()
        if not stay_here():
            return answer
        try:
            socket.socket(family, kind).close()
        except PermissionError:
            return "denied"
        return "made"

    assert in_process(work) == answer

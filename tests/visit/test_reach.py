"""Whom a visit may reach. Landlock binds the thread it is called in, so each test has a thread of its own."""

import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from typing import TypeVar

import pytest

from kiosk.errors import ConfinementError
from kiosk.visit.landlocked import landlock_version
from kiosk.visit.reach import NETWORK_SINCE, SCOPE_SINCE, restrict_reach
from tests.visit.apart import in_process, in_thread

Result = TypeVar("Result")

pytestmark = pytest.mark.skipif(landlock_version() < NETWORK_SINCE, reason="this kernel's Landlock knows no network")
needs_scopes = pytest.mark.skipif(landlock_version() < SCOPE_SINCE, reason="this kernel's Landlock knows no scopes")


def within_reach(act: Callable[[], Result], *ports: int, listens: bool = False, own: int = 0) -> Result | Exception:
    def run() -> Result:
        restrict_reach(ports, listens=listens, own=own)
        return act()

    return in_thread(run)


def server() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def connect(to: socket.socket) -> str:
    with socket.create_connection(to.getsockname(), timeout=5):
        return "connected"


def test_the_printers_port_can_be_connected_to() -> None:
    with server() as printer:
        assert within_reach(lambda: connect(printer), printer.getsockname()[1]) == "connected"


def test_no_other_port_can_be_connected_to() -> None:
    with server() as printer, server() as other:
        assert isinstance(within_reach(lambda: connect(other), printer.getsockname()[1]), PermissionError)


def test_printer_and_gateway_can_be_connected_to_and_nobody_else() -> None:
    with server() as printer, server() as gateway, server() as other:
        ports = printer.getsockname()[1], gateway.getsockname()[1]
        assert within_reach(lambda: connect(printer), *ports) == "connected"
        assert within_reach(lambda: connect(gateway), *ports) == "connected"
        assert isinstance(within_reach(lambda: connect(other), *ports), PermissionError)


def test_no_port_can_be_waited_at() -> None:
    assert isinstance(within_reach(lambda: server().close()), PermissionError)


def test_a_port_of_its_own_can_be_waited_at_and_called_and_no_other() -> None:
    with server() as free:
        own = free.getsockname()[1]

    def call_itself() -> str:
        with socket.create_server(("127.0.0.1", own)) as mine:
            return connect(mine)

    assert within_reach(call_itself, own=own) == "connected"
    assert isinstance(within_reach(lambda: server().close(), own=own), PermissionError)


def test_pages_can_be_lent_to_a_browser_in_a_rehearsal() -> None:
    read, write = os.pipe()
    ports: list[int] = []

    def lend() -> str:
        with server() as lent:
            os.write(write, lent.getsockname()[1].to_bytes(2, "big"))
            accepted, _ = lent.accept()
            accepted.close()
            return "lent"

    def browse() -> None:
        ports.append(int.from_bytes(os.read(read, 2), "big"))
        socket.create_connection(("127.0.0.1", ports[0]), timeout=5).close()

    browser = threading.Thread(target=browse)
    browser.start()
    assert within_reach(lend, listens=True) == "lent"
    browser.join()
    for end in (read, write):
        os.close(end)


def test_no_chosen_port_can_be_waited_at_in_a_rehearsal() -> None:
    with server() as taken:
        port = taken.getsockname()[1]
    assert isinstance(
        within_reach(lambda: socket.create_server(("127.0.0.1", port)).close(), listens=True), PermissionError
    )


@needs_scopes
def test_no_process_outside_can_be_sent_a_signal() -> None:
    def bound() -> None:
        restrict_reach((), listens=False)
        os.kill(os.getppid(), signal.SIGCONT)

    assert isinstance(in_process(bound), PermissionError)


@needs_scopes
def test_no_nameless_socket_outside_can_be_reached() -> None:
    name = f"\0kiosk-{secrets.token_hex(8)}"

    def knock() -> None:
        with socket.socket(socket.AF_UNIX) as visitor:
            visitor.connect(name)

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(name)
        listening.listen()
        knock()
        assert isinstance(within_reach(knock), PermissionError)


def test_a_port_that_cannot_be_is_refused() -> None:
    assert isinstance(in_thread(lambda: restrict_reach((70_000,), listens=False)), ConfinementError)

"""What a process holds open, and how its connections end."""

import os
import signal
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.visit.descriptors import (
    TERMINAL,
    close_others,
    cut,
    cut_connections,
    ending_at_once,
    is_open,
    open_descriptors,
)
from tests.visit.apart import in_process


def test_those_open_are_told_without_the_one_used_for_looking() -> None:
    before = open_descriptors()
    read, write = os.pipe()
    assert open_descriptors() - before == {read, write}
    for end in (read, write):
        os.close(end)


def test_a_visit_is_left_with_the_terminal_and_what_it_was_given() -> None:
    read, write = os.pipe()

    def left() -> frozenset[int]:
        close_others((write,))
        return open_descriptors()

    # The answer's own pipe is closed with the others: what is left is told by the exit code.
    child = os.fork()
    if child == 0:
        os._exit(0 if left() - TERMINAL == {write} else 1)
    assert os.waitpid(child, 0)[1] == 0
    for end in (read, write):
        os.close(end)


def test_only_what_was_not_given_is_closed() -> None:
    given = open_descriptors()
    stray = os.open(os.devnull, os.O_RDONLY)
    close_others(given)
    assert not is_open(stray)
    assert given <= open_descriptors()


def test_whoever_is_connected_to_a_cut_connection_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        connection = ending_at_once((socket.AF_INET, socket.SOCK_STREAM, 0))
        connection.connect(printer.getsockname())
        accepted, _ = printer.accept()
        cut(connection)
        with accepted, pytest.raises(ConnectionResetError):
            accepted.recv(1)


def test_a_connection_that_is_cut_keeps_nothing_for_a_printer_that_stopped_reading() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:

        def send() -> int:
            connection = socket.create_connection(printer.getsockname())
            connection.setblocking(False)
            sent = 0
            try:
                while True:
                    sent += connection.send(bytes(65536))
            except BlockingIOError:
                cut_connections()
            return sent

        sent = in_process(send)
        accepted, _ = printer.accept()
        with accepted, pytest.raises(ConnectionResetError):
            read_all(accepted, expected=sent)


def test_a_visit_that_is_killed_sends_nothing_more() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        child = os.fork()
        if child == 0:
            connection = ending_at_once((socket.AF_INET, socket.SOCK_STREAM, 0))
            connection.connect(printer.getsockname())
            connection.setblocking(False)
            with suppress(BlockingIOError):
                while True:
                    connection.send(bytes(65536))
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
        accepted, _ = printer.accept()
        with accepted, pytest.raises(ConnectionResetError):
            read_all(accepted, expected="everything")


def read_all(connection: socket.socket, expected: object) -> None:
    """Everything that came; all of what was sent would be a sending that outlived its process."""
    received = 0
    while chunk := connection.recv(65536):
        received += len(chunk)
    assert received == expected


def test_files_and_pipes_are_not_cut(tmp_path: Path) -> None:
    def write() -> str:
        with (tmp_path / "file").open("w") as file:
            cut_connections()
            file.write("x")
        return (tmp_path / "file").read_text()

    assert in_process(write) == "x"

"""What processes of a visit say to each other: what was said arrives, and nonsense is an end and nothing worse."""

import socket
import threading
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kiosk.visit.framing import HEAD, MOST_BLOBS, MOST_JSON, MOST_OCTETS, SIZE, Frame, Torn, Wire

VALUES: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**63), 2**63) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)


def received(said: bytes) -> Frame:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        return Wire(ours).receive(5)


@settings(max_examples=60, deadline=None)
@given(some.dictionaries(some.text(), VALUES, max_size=4), some.lists(some.binary(max_size=200), max_size=4))
def test_what_was_said_arrives(about: dict[str, Any], blobs: list[bytes]) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Wire(theirs).send(Frame(about, tuple(blobs)))
        assert Wire(ours).receive(5) == Frame(about, tuple(blobs))


@settings(max_examples=150, deadline=None)
@given(some.binary(max_size=300))
def test_whatever_else_is_said_is_the_end(said: bytes) -> None:
    with suppress(Torn):
        assert isinstance(received(said), Frame)


@pytest.mark.parametrize(
    "said",
    [
        HEAD.pack(MOST_JSON + 1, 0),
        HEAD.pack(2, MOST_BLOBS + 1),
        HEAD.pack(2, 1) + SIZE.pack(MOST_OCTETS + 1) + b"{}",
        HEAD.pack(2, 0) + b"[]",
        HEAD.pack(4, 0) + b"null",
        HEAD.pack(2, 0) + b"{",
        HEAD.pack(3, 0) + b"\xff\xfe\xfd",
        HEAD.pack(100_000, 0) + b"[" * 100_000,
        HEAD.pack(2, 1) + SIZE.pack(10) + b"{}short",
        b"",
    ],
)
def test_more_than_anybody_has_to_say_or_no_object_is_the_end(said: bytes) -> None:
    with pytest.raises(Torn):
        received(said)


def test_it_is_not_waited_for_longer_than_said() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(Torn):
        Wire(ours).receive(0.05)


def test_nobody_gets_more_time_by_saying_little_at_a_time() -> None:
    ours, theirs = socket.socketpair()
    done = threading.Event()

    def dribble() -> None:
        for octet in HEAD.pack(1_000, 0) + b" " * 1_000:
            if done.wait(0.02):
                return
            theirs.send(bytes([octet]))

    speaking = threading.Thread(target=dribble)
    speaking.start()
    with pytest.raises(Torn):
        Wire(ours).receive(0.2)
    done.set()
    speaking.join()
    theirs.close()


def test_what_cannot_be_said_is_the_end() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(Torn):
        Wire(ours).send(Frame({"bytes": b"x"}))

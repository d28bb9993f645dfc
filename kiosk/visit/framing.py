"""What two processes of one visit say to each other: a piece of JSON and some octets, over a pair of sockets.

The one rule: whoever listens trusts nothing: every length is bounded before anything is read, and nothing is unpickled.
"""

import ctypes
import json
import socket
import struct
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

# Octets of the JSON, number of blobs; then the octets of each blob.
HEAD, SIZE = struct.Struct("!IH"), struct.Struct("!I")
# Behind the head of an object of Python's.
OCTETS_AT = bytes.__basicsize__ - 1
MOST_JSON, MOST_BLOBS, MOST_OCTETS = 1 << 18, 256, 1 << 27


class Torn(Exception):
    """The other side is gone, too late, or says what nobody can follow: nothing more is to be said to it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said. `about` is a JSON object."""

    about: Mapping[str, Any] = field(repr=False)
    blobs: tuple[bytes, ...] = field(default=(), repr=False)

    def wipe(self) -> None:
        """Overwrites its octets where they stand, which is to be the only place: memory that is given back keeps them.

        For whoever is done with it and goes on living.
        """
        for blob in self.blobs:
            # Python keeps one each of the shortest for everybody.
            if len(blob) > 1:
                ctypes.memset(id(blob) + OCTETS_AT, 0, len(blob))


class Wire:
    """One end. A call that raised Torn has closed it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    @property
    def descriptor(self) -> int:
        """On which the other end can be seen to go."""
        return self._connection.fileno()

    def send(self, frame: Frame, seconds: float | None = None) -> None:
        """Says it all. `seconds`: by when; None: however long it takes. Raises Torn."""
        try:
            head = json.dumps(dict(frame.about)).encode()
            sizes = b"".join(SIZE.pack(len(blob)) for blob in frame.blobs)
            refuse_excess(len(head), [len(blob) for blob in frame.blobs])
            until = deadline(seconds)
            for part in (HEAD.pack(len(head), len(frame.blobs)) + sizes + head, *frame.blobs):
                self._connection.settimeout(remaining(until))
                self._connection.sendall(part)
        except (OSError, ValueError, TypeError) as fault:
            self.tear(fault)

    def receive(self, seconds: float | None = None) -> Frame:
        """What the other side says next. Raises Torn, when it says nothing more as well."""
        until = deadline(seconds)
        try:
            length, count = HEAD.unpack(self._octets(HEAD.size, until))
            refuse_excess(length, [0] * count)
            sizes = [size for (size,) in SIZE.iter_unpack(self._octets(SIZE.size * count, until))]
            refuse_excess(length, sizes)
            about = json.loads(self._octets(length, until))
            if not isinstance(about, dict):
                raise ValueError("no object")
            return Frame(about, tuple(self._blobs(sizes, until)))
        except (OSError, ValueError, RecursionError) as fault:
            self.tear(fault)

    def close(self) -> None:
        """The other end sees it."""
        self._connection.close()

    def tear(self, fault: Exception) -> NoReturn:
        """Closes it and says so; what was said is not repeated."""
        self.close()
        raise Torn(type(fault).__name__) from None

    def _blobs(self, sizes: list[int], until: float | None) -> Iterator[bytes]:
        yield from (self._octets(size, until) for size in sizes)

    def _octets(self, number: int, until: float | None) -> bytes:
        """So many. Raises OSError when the other end closes before."""
        octets = bytearray(number)
        view = memoryview(octets)
        while view:
            self._connection.settimeout(remaining(until))
            got = self._connection.recv_into(view)
            if not got:
                raise ConnectionResetError
            view = view[got:]
        given = bytes(octets)
        if number:
            ctypes.memset((ctypes.c_char * number).from_buffer(octets), 0, number)
        return given


def refuse_excess(length: int, sizes: list[int]) -> None:
    """Raises ValueError for more than anybody here has to say."""
    if length > MOST_JSON or len(sizes) > MOST_BLOBS or sum(sizes) > MOST_OCTETS:
        raise ValueError("too much")


def deadline(seconds: float | None) -> float | None:
    """When these seconds are over."""
    return None if seconds is None else time.monotonic() + seconds


def remaining(until: float | None) -> float | None:
    """Seconds until then. Raises TimeoutError when it is past."""
    if until is None:
        return None
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left

"""Loads a server on this machine: so many connections, each with one request after the other.

The one rule: every request is counted from its first byte sent to the last byte of its answer, and bounded in number
and time. It runs on the same cores as what it measures.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import uvloop

CONNECTIONS = 16
LENGTH = b"content-length: "


@dataclass(slots=True)
class Load:
    """What came of it. `seconds`: of each request; `statuses`: how often each came."""

    took: float = 0.0
    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def a_second(self) -> float:
        return len(self.seconds) / self.took if self.took else 0.0

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Caller(asyncio.Protocol):
    """One connection."""

    def __init__(self, requests: Iterator[bytes], load: Load, end: float, done: Callable[[], None]) -> None:
        self._requests, self._load, self._end, self._done = requests, load, end, done
        self._got = bytearray()
        self._sent = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._done()

    def data_received(self, data: bytes) -> None:
        self._got += data
        head = self._got.find(b"\r\n\r\n")
        if head < 0:
            return
        begin = self._got.find(LENGTH, 0, head)
        length = int(self._got[begin + len(LENGTH) : self._got.index(b"\r", begin)]) if begin >= 0 else 0
        if len(self._got) < head + 4 + length:
            return
        self._load.seconds.append(time.perf_counter() - self._sent)
        status = int(self._got[9:12])
        self._load.statuses[status] = self._load.statuses.get(status, 0) + 1
        self._got.clear()
        self._ask()

    def _ask(self) -> None:
        assert self._transport
        request = next(self._requests, None) if time.monotonic() < self._end else None
        if request is None:
            self._transport.close()
            return
        self._sent = time.perf_counter()
        self._transport.write(request)


async def send(port: int, requests: Iterator[bytes], seconds: float, connections: int) -> Load:
    """Until there are no more, or the time is over."""
    load, loop = Load(), asyncio.get_running_loop()
    began = time.perf_counter()
    end = time.monotonic() + seconds
    waiting = []
    for _ in range(connections):
        gone = asyncio.Event()
        await loop.create_connection(lambda done=gone.set: Caller(requests, load, end, done), "127.0.0.1", port)  # type: ignore[misc]
        waiting.append(gone.wait())
    await asyncio.wait_for(asyncio.gather(*waiting), seconds + 10)
    load.took = time.perf_counter() - began
    return load


def load_of(port: int, requests: Iterator[bytes], seconds: float, connections: int = CONNECTIONS) -> Load:
    """What a server at this port of this machine makes of these requests."""
    return uvloop.run(send(port, requests, seconds, connections))


def get(path: str) -> bytes:
    """A request as a phone's browser sends it, without what does not matter."""
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-language: ar,nb;q=0.5\r\n\r\n".encode()


def send_json(method: str, path: str, key: str, body: bytes) -> bytes:
    """A request as a machine sends it."""
    head = (
        f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {key}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body

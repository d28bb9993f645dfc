"""HTTP as uvicorn speaks it, with an end to everybody's patience: nobody holds a connection by being slow.

The one rule: a connection that has not brought a whole request in time, or brings too much, is closed, and what it
said is written down nowhere.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.server import ServerState

from kiosk.digisos.exchange import BYTES_PER_SECOND
from kiosk.digisos.routes import LARGEST_BODY
from kiosk.digisos.through import ROOM
from kiosk.documents.phone.wire import MOST_SEALED
from kiosk.gateway import limits
from kiosk.gateway.limits import Proxies, household

# A body in pieces of one byte is no body anybody sends.
MOST = limits.HEAD + 2 * limits.BODY
# Where a body may be larger, with the time that takes at so many bytes a second: what is passed on to Fiks, documents
# among it, and what is kept; and pieces of a phone's photos, wherever that phone is.
LARGE_ROOMS: Mapping[bytes, tuple[int, int]] = {
    ROOM.encode() + b"/": (LARGEST_BODY, BYTES_PER_SECOND),
    b"/api/v1/kept/": (LARGEST_BODY, BYTES_PER_SECOND),
    b"/U/": (MOST_SEALED, 4_000),
    b"/u/": (MOST_SEALED, 4_000),
}
# What a client gets to read its refusal.
LAST_SECONDS = 1.0
# An answer nobody fetches goes when the connection's idle time is over.
UNFETCHED_SECONDS = limits.IDLE_SECONDS + LAST_SECONDS


class Patience:
    """What the connections of one process share: how many each client holds, and what every refusal carries."""

    def __init__(self, proxies: Proxies, client_connections: int, headers: Mapping[str, str]) -> None:
        self.open: Counter[str] = Counter()
        self._proxies, self._most = proxies, client_connections
        self.headers = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in headers.items())

    def admits(self, client: str) -> bool:
        """Whether this client may open one more connection."""
        return client in self._proxies or self.open[household(client)] < self._most

    def enter(self, client: str) -> None:
        """One connection more."""
        self.open[household(client)] += 1

    def leave(self, client: str) -> None:
        """One connection less."""
        name = household(client)
        self.open[name] -= 1
        if not self.open[name]:
            del self.open[name]


class PatientProtocol(HttpToolsProtocol):
    """One connection."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        patience: Patience,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._patience = patience
        self._timer: asyncio.TimerHandle | None = None
        self._taken, self._most = 0, MOST
        self._is_reading = False
        self._is_in_head = False
        self._is_answered_early = False
        self._peer = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        peer = str(self.client[0]) if self.client else ""
        if len(self.connections) > limits.CONNECTIONS or not self._patience.admits(peer):
            transport.abort()
            return
        self._peer = peer
        self._patience.enter(peer)
        self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        self._give(None)
        if self._peer:
            self._patience.leave(self._peer)
            self._peer = ""
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        if not self._is_reading:
            self._begin()
        self._taken += len(data)
        super().data_received(data)
        if self._is_in_head and self._taken > limits.HEAD:
            self._refuse(431)
        # Only now is it known whose body it is.
        elif self._is_reading and self._taken > self._most:
            self._refuse(413)

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > limits.TARGET:
            raise TooLong

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_head = True

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._make_room()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_reading, self._taken = False, 0
        self._give(UNFETCHED_SECONDS if self._is_answered_early else limits.ANSWER_SECONDS)
        self._is_answered_early = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        # Refused before it was whole: the rest may still come, but nobody waits for it.
        self._is_answered_early = self._is_reading and self.cycle.response_complete and self.cycle.more_body
        if not self._is_reading:
            self._give(UNFETCHED_SECONDS)
        elif self._is_answered_early:
            self._give(LAST_SECONDS)
        super().on_response_complete()

    def send_400_response(self, _words: str) -> None:
        """For what is no HTTP. uvicorn's own words go nowhere."""
        self._refuse(414 if len(self.url_so_far) > limits.TARGET else 400)

    @property
    def url_so_far(self) -> bytes:
        """The target as far as it was read."""
        return getattr(self, "url", b"")

    def _make_room(self) -> None:
        """For the body that the head announced, where it may be a large one."""
        announced = next((value for name, value in self.headers if name == b"content-length"), b"")
        size = int(announced) if announced.isdigit() else 0
        largest, rate = next((LARGE_ROOMS[room] for room in LARGE_ROOMS if self.url.startswith(room)), (0, 1))
        if 0 < size <= largest:
            self._most = MOST + size
            self._give(limits.REQUEST_SECONDS + size / rate)

    def _begin(self) -> None:
        self._is_reading, self._taken, self._most = True, 0, MOST
        self._give(limits.REQUEST_SECONDS)

    def _give(self, seconds: float | None) -> None:
        """So much time from now, instead of what was left; None: as long as it likes."""
        if self._timer:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._end)

    def _end(self) -> None:
        if self._is_reading and not self._is_answered_early and not self.transport.is_closing():
            self._refuse(408)
        else:
            self.transport.abort()

    def _refuse(self, status: int) -> None:
        """Closes with this status, unless an answer is on its way already."""
        if self.transport.is_closing():
            return
        is_free = self.cycle is None or self.cycle.response_complete
        if is_free or not self.cycle.response_started:
            head = STATUS_LINE[status] + self._patience.headers
            self.transport.write(head + b"content-length: 0\r\nconnection: close\r\n\r\n")
        if not is_free:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
        self._is_reading = False
        self._give(LAST_SECONDS)


class TooLong(httptools.HttpParserError):
    """A target longer than any of ours."""


def patient(patience: Patience) -> Callable[..., asyncio.Protocol]:
    """The protocol, as uvicorn wants it."""
    return partial(PatientProtocol, patience=patience)

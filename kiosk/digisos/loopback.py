"""A server on this machine for rehearsals: it hears requests, answers, hangs up, or does not answer the door at all.

The one rule: it listens on loopback only, and writes down nothing of what it hears.
"""

import os
import socket
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from email.message import Message

HERE = "127.0.0.1"
# Closing with a linger of nothing sends RST: the connection is reset, not ended.
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, before its body is read. `path`: with its query."""

    method: str
    path: str
    headers: "Message[str, str]" = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered."""

    status: int
    body: bytes = field(default=b"", repr=False)
    type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class Site(Protocol):
    """What answers. `largest`: bytes of a body."""

    largest: int

    def hears(self, request: Request) -> bool:
        """Whether the body is read; else the connection is reset."""

    def answer(self, request: Request, body: bytes) -> Reply | None:
        """None: the connection is reset."""


class Loopback:
    """Serves a site from `open` to `shut`, again and again, always on one port: `port`, or the one it finds free."""

    def __init__(self, site: Site, port: int = 0) -> None:
        self._site = site
        self._port = port
        self._lock = Lock()
        self._server: ThreadingHTTPServer | None = None
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HERE}:{self._port}"

    def open(self) -> None:
        """Listens."""
        with self._lock:
            if self._server:
                return
            self._server = Server((HERE, self._port), handler_of(self._site))
            self._port = self._server.server_port
            self._thread = Thread(target=self._server.serve_forever, args=(0.01,), name="rehearsal", daemon=True)
            self._thread.start()

    def shut(self) -> None:
        """Connections are refused from now on; a request that was heard is still answered."""
        with self._lock:
            if not self._server or not self._thread:
                return
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None


class Server(ThreadingHTTPServer):
    """Its handlers are not waited for: one of them may be shutting the door."""

    daemon_threads = True
    block_on_close = False

    def shutdown_request(self, request: Any) -> None:
        """A visit that ends closes everything, also what a handler was about to close."""
        with suppress(OSError):
            super().shutdown_request(request)


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    """What speaks HTTP for it."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def handle_any(self) -> None:
            request = Request(self.command, self.path, self.headers)
            if not site.hears(request):
                return self._reset()
            size = int(self.headers.get("Content-Length", "0"))
            if size > site.largest:
                return self._send(Reply(413))
            body = self.rfile.read(size)
            # Whoever hung up before the end has asked for nothing.
            reply = site.answer(request, body) if len(body) == size else None
            return self._send(reply) if reply else self._reset()

        do_GET = do_POST = do_DELETE = handle_any

        def _reset(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            os.close(self.connection.detach())

        def _send(self, reply: Reply) -> None:
            head = {"Content-Length": str(len(reply.body)), "Content-Type": reply.type, **reply.headers}
            try:
                self.send_response(reply.status)
                for name, value in head.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except ConnectionError:
                """Whoever asked has hung up."""

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: a reference, or a national identity number, stands in a path."""

    return Handler

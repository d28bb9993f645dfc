"""A server that answers whatever a test wants, on loopback: a gateway on a bad day."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Play = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Heard:
    """One request, as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class BadDay:
    """`url`: where it answers; `heard`: what it was asked; `play`: what it does then."""

    url: str
    play: Play = field(default=lambda handler: None)
    heard: list[Heard] = field(default_factory=list)

    def answers(self, status: int, body: object = None, **headers: str) -> None:
        """With this status from now on; `body` as JSON, bytes as they are."""
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        self.play = lambda handler: reply(handler, status, data, headers)


def reply(handler: BaseHTTPRequestHandler, status: int, data: bytes, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    if status != 204:
        handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def answering(tls: ssl.SSLContext | None = None) -> Iterator[BadDay]:
    day = BadDay("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def serve(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            day.heard.append(Heard(self.command, self.path, dict(self.headers), body))
            try:
                day.play(self)
            except OSError:
                self.close_connection = True

        do_GET = do_PUT = do_POST = do_CONNECT = serve

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever hangs up while shaking hands is no news."""

    server = Quiet(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    day.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield day
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Something that listens where Fiks should be, and answers whatever a test says.

The one rule: bytes are heard and said as they are, so that even what is no HTTP can be tried.
"""

import re
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

LENGTH = re.compile(rb"content-length: (\d+)\r\n", re.IGNORECASE)


@dataclass
class Odd:
    """`heard`: each request, as far as it came; `answers`: told one after the other, the last again and again."""

    answers: Sequence[bytes]
    url: str = ""
    heard: list[bytes] = field(default_factory=list)

    def headers(self, number: int = -1) -> list[tuple[str, str]]:
        """Of a request that was heard, names in small letters."""
        lines = self.heard[number].partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
        return [(name.lower(), value) for name, _, value in (line.partition(": ") for line in lines)]


def said(status: int, body: bytes = b"{}", **headers: str) -> bytes:
    """An answer as it should be."""
    lines = [f"HTTP/1.1 {status} x", f"content-length: {len(body)}", *(f"{key}: {headers[key]}" for key in headers)]
    return "\r\n".join(lines).replace("_", "-").encode() + b"\r\n\r\n" + body


@contextmanager
def odd(*answers: bytes) -> Iterator[Odd]:
    """Until the end of the block."""
    found = Odd(answers)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        found.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=serve, args=(listener, found), daemon=True)
        thread.start()
        yield found
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def serve(listener: socket.socket, found: Odd) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.settimeout(5)
                found.heard.append(read(connection))
                connection.sendall(found.answers[min(len(found.heard), len(found.answers)) - 1])


def read(connection: socket.socket) -> bytes:
    """One request, or what came of it."""
    heard = b""
    while not is_whole(heard):
        piece = connection.recv(65536)
        if not piece:
            break
        heard += piece
    return heard


def is_whole(heard: bytes) -> bool:
    head, end, body = heard.partition(b"\r\n\r\n")
    size = LENGTH.search(head + b"\r\n")
    return bool(end) and len(body) >= (int(size[1]) if size else 0)

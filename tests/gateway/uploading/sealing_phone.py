"""A phone without a browser: it has what stands in the QR code, and seals and sends pieces as the page does."""

import http.client
import json
import socket
import time
from dataclasses import dataclass
from typing import Any

from kiosk.documents.phone.sealing import Place, read_public, seal

PATIENCE = 20.0


@dataclass(frozen=True)
class SealingPhone:
    """`address`: `HTTP://HOST:PORT/U/<ID>#<KEY>`."""

    address: str

    @property
    def host(self) -> str:
        return self.address.split("/")[2].lower()

    @property
    def id(self) -> str:
        return self.address.partition("#")[0].rpartition("/")[2]

    def sealed(self, plain: bytes, place: Place) -> bytes:
        return seal(plain, read_public(self.address.partition("#")[2]), place)

    def state(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.ask("GET", "/state")[1])
        return told

    def send(self, plain: bytes, place: Place) -> int:
        """The status of the answer; 0 without any."""
        return self.ask("PUT", self.path_of(place), self.sealed(plain, place))[0]

    def path_of(self, place: Place) -> str:
        return f"/{place.file}/{place.piece}?n={place.count}&t={place.topic}"

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, f"/U/{self.id}{path}", body, {"content-type": "application/octet-stream"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 0, b""
        finally:
            connection.close()

    def send_slowly(self, plain: bytes, place: Place, seconds: float) -> bytes:
        """Drop by drop, in so many seconds; the first line of the answer."""
        sealed = self.sealed(plain, place)
        head = (
            f"PUT /U/{self.id}{self.path_of(place)} HTTP/1.1\r\nhost: {self.host}\r\ncontent-length: {len(sealed)}\r\n"
        )
        host, _, port = self.host.partition(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
            connection.sendall(head.encode() + b"content-type: application/octet-stream\r\n\r\n")
            for at in range(0, len(sealed), 8192):
                time.sleep(seconds * 8192 / len(sealed))
                connection.sendall(sealed[at : at + 8192])
            return connection.recv(4096).partition(b"\r\n")[0]

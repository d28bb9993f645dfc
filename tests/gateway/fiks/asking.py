"""A kiosk's requests, put together by hand, as no client of ours would.

The one rule: what is sent is what is written here, byte for byte.
"""

import socket
from contextlib import suppress
from uuid import uuid4

from tests.gateway.fiks.relayed import APPLICANT, Gateway

ROOM = "/api/v1/fiks/digisos/api"
KOMMUNE = f"{ROOM}/v1/nav/kommuner/0301"
CASES = f"{ROOM}/v1/soknader/soknader"
KIND = "multipart/form-data; boundary=aa"
BODY = b'--aa\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--aa--\r\n'


def staging() -> str:
    return f"{ROOM}/v1/mellomlagring/{uuid4()}"


def head(method: str, path: str, **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "host: gateway", "connection: close"]
    return "\r\n".join([*lines, *(f"{name.replace('_', '-')}: {headers[name]}" for name in headers)]).encode() + b"\r\n"


def asked(gateway: Gateway, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """The whole answer to a request with a key, whose headers are as they should be but for these."""
    usual = {"authorization": f"Bearer {gateway.key}"}
    if body:
        usual |= {"content_length": str(len(body)), "content_type": KIND}
    chosen = {name: value for name, value in (usual | headers).items() if value}
    return told(gateway, head(method, path, **chosen) + b"\r\n" + body)


def as_applicant(gateway: Gateway, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    return asked(gateway, method, path, body, **{"kiosk_applicant": f"Bearer {APPLICANT}", **headers})


def told(gateway: Gateway, sent: bytes) -> bytes:
    """What comes back for these bytes, until the gateway closes."""
    with socket.create_connection(("127.0.0.1", gateway.port), timeout=10) as connection:
        with suppress(ConnectionError):
            connection.sendall(sent)
        said = b""
        with suppress(ConnectionError):
            while piece := connection.recv(65536):
                said += piece
        return said


def status(answer: bytes) -> int:
    """0: there was none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def headers_of(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def word(answer: bytes) -> str:
    """What the gateway says of itself."""
    return headers_of(answer).get("kiosk-relay", "")

"""The real process: patience, silence, and an orderly end."""

import http.client
import json
import re
import select
import socket
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.register import wire
from tests.gateway.calling import happened, new_paper
from tests.gateway.served import PATIENCE, Served, connect, rest_of, served

MUCH = 20_000_000
CANARY = "KANARI1905"
FORM = b"host: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9000\r\n\r\n"


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("gateway"), replicas=2, client_connections=40) as running:
        yield running


def say(gateway: Served, request: bytes) -> bytes:
    """What one request is answered with, until the connection is closed."""
    with connect(gateway) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return rest_of(connection)


def drip(connection: socket.socket, piece: bytes, every: float) -> float:
    """Seconds until the other side had enough of it."""
    began = time.monotonic()
    connection.settimeout(every)
    while time.monotonic() < began + 3 * PATIENCE:
        try:
            connection.sendall(piece)
            if not connection.recv(65536):
                break
        except TimeoutError:
            continue
        except OSError:
            break
    return time.monotonic() - began


BEGINNINGS = {
    "line": b"GET /",
    "head": b"GET / HTTP/1.1\r\nx: ",
    "body": b"POST /S HTTP/1.1\r\n" + FORM,
    "body of what is refused": b"POST /nowhere HTTP/1.1\r\n" + FORM,
}


@pytest.fixture(scope="module")
def patience(gateway: Served) -> Mapping[str, float]:
    """Seconds it had for each of these that come drop by drop, all at once."""

    def begin(beginning: bytes) -> float:
        with connect(gateway) as connection:
            connection.sendall(beginning)
            return drip(connection, b"x", 0.25)

    with ThreadPoolExecutor(len(BEGINNINGS)) as pool:
        return dict(zip(BEGINNINGS, pool.map(begin, BEGINNINGS.values()), strict=True))


@pytest.mark.parametrize("part", BEGINNINGS)
def test_a_request_that_comes_drop_by_drop_is_not_waited_for(patience: Mapping[str, float], part: str) -> None:
    assert patience[part] < PATIENCE


def test_a_connection_that_says_nothing_is_closed(gateway: Served) -> None:
    with connect(gateway) as connection:
        assert rest_of(connection).startswith(b"HTTP/1.1 408")


def test_slow_connections_keep_nobody_else_waiting(gateway: Served) -> None:
    slow = [connect(gateway) for _ in range(30)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: ")
    began = time.monotonic()
    assert gateway.is_ready()
    assert time.monotonic() < began + 2
    for connection in slow:
        connection.close()


def test_one_client_holds_only_so_many_connections(gateway: Served) -> None:
    held = [connect(gateway) for _ in range(2 * gateway.settings.client_connections + 20)]
    most, end = 2 * gateway.settings.client_connections, time.monotonic() + 3
    while len(held) > most and time.monotonic() < end:
        closed, _, _ = select.select(held, [], [], 0.1)
        held = [connection for connection in held if connection not in closed]
        for connection in closed:
            connection.close()
    for connection in held:
        connection.close()
    assert len(held) <= most


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nx: " + b"y" * 9000, b"431"),
        (b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 2000, b"431"),
        (b"GET /" + b"y" * 2000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET /" + b"y" * 100_000, b"41"),
        (b"nonsense " + CANARY.encode() + b"\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nhost: a\r\nx: a\x00b\r\n\r\n", b"400"),
        (b"GET /\xff\xfe HTTP/1.1\r\nhost: a\r\n\r\n", b"400"),
        (b"POST /S HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
        (b"POST /S HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n", b"400"),
        (b"POST /S HTTP/1.1\r\nhost: a\r\ncontent-length: 99999\r\n\r\n", b"41"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_what_is_no_request_of_ours_is_refused_in_a_few_words(gateway: Served, request_: bytes, status: bytes) -> None:
    answer = say(gateway, request_)
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"x-content-type-options: nosniff" in answer
    assert b"server:" not in answer.lower()
    assert CANARY.encode() not in answer


@pytest.mark.parametrize("path", [b"/S/../health", b"/S/./x", b"http://evil.example/health", b"*", b"/S/\\..\\x"])
def test_no_path_is_tidied_up_into_another(gateway: Served, path: bytes) -> None:
    answer = say(gateway, b"GET " + path + b" HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
    assert answer[9:12] in (b"404", b"400", b"200")
    assert b"location:" not in answer.lower()


def test_a_body_without_an_end_is_cut_off(gateway: Served) -> None:
    chunk = b"400\r\n" + b"x" * 1024 + b"\r\n"
    sent = 0
    with connect(gateway) as connection:
        connection.sendall(
            b"POST /S HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\n"
            b"transfer-encoding: chunked\r\n\r\n"
        )
        with suppress(ConnectionError):
            while sent < MUCH:
                connection.sendall(chunk)
                sent += len(chunk)
    # What the kernels of both sides hold is not the gateway's.
    assert sent < MUCH
    assert gateway.is_ready()


def test_no_header_of_an_answer_can_be_written_by_a_request(gateway: Served) -> None:
    for path in ("/S/x%0d%0aset-cookie:a=b/y", "/?l=x%0d%0aset-cookie:a=b", "/S/x/y%0aset-cookie:a=b"):
        answer = say(gateway, f"GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".encode())
        assert b"set-cookie" not in answer.partition(b"\r\n\r\n")[0].lower()


def test_nothing_that_was_asked_is_written_down(gateway: Served) -> None:
    paper = new_paper()
    kiosk = gateway.issue_key("kiosk")
    client = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=5)
    headers = {"authorization": f"Bearer {kiosk}", "content-type": "application/json"}
    for method, path, body in (
        ("GET", f"/S/{CANARY}/{CANARY}", None),
        ("GET", f"/{CANARY}?{CANARY}", None),
        ("PUT", paper.path, b'{"form": "' + CANARY.encode()),
        ("POST", "/S", f"reference={paper.reference}&code={paper.key.code}".encode()),
        ("GET", paper.link, None),
    ):
        client.request(method, path, body, headers)
        client.getresponse().read()
    client.close()
    say(gateway, CANARY.encode() + b"\r\n\r\n")
    say(gateway, f"GET /{CANARY} HTTP/1.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n".encode())
    log = gateway.log.read_text()
    for secret in (CANARY, kiosk, paper.reference.characters, paper.key.characters, paper.key.code, "127.0.0.1"):
        assert secret not in log


def test_two_replicas_count_together(gateway: Served) -> None:
    paper, kiosk, monitor = new_paper(), gateway.issue_key("kiosk"), gateway.issue_key("monitor")
    client = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=5)
    for number in range(6):
        client.close()
        events = [happened("printed")] if number else [happened("created")]
        path, body = (f"{paper.path}/events", wire.write_events(events)) if number else (paper.path, paper.telling())
        headers = {"authorization": f"Bearer {kiosk}", "content-type": "application/json"}
        client.request("POST" if number else "PUT", path, json.dumps(body), headers)
        assert client.getresponse().status == 204
    client.close()
    client.request("GET", "/metrics", headers={"authorization": f"Bearer {monitor}"})
    counters = client.getresponse().read().decode()
    client.close()
    assert re.search(r'kiosk_gateway_events_total\{kind="printed"\} 5\.0', counters)


def test_two_gateways_do_not_share_a_port_unawares(gateway: Served, tmp_path: Path) -> None:
    with served(tmp_path, port=gateway.port, replicas=2) as second:
        assert second.process.wait(30) == 1
    assert re.fullmatch(r"kiosk: .*in use\n", second.log.read_text())

"""The real process: patience, silence, and an orderly end."""

import http.client
import json
import os
import re
import signal
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.gateway import limits
from kiosk.register import wire
from tests.gateway.calling import happened, new_paper
from tests.gateway.served import Served, served

MUCH = 20_000_000
CANARY = "KANARI1905"
FORM = b"host: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 9000\r\n\r\n"
PATIENCE = limits.REQUEST_SECONDS + 3


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("gateway"), replicas=2, client_connections=40) as running:
        yield running


def connect(gateway: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", gateway.port), timeout=PATIENCE)


def rest_of(connection: socket.socket) -> bytes:
    """What is still said, until the other side closes."""
    said = b""
    with suppress(ConnectionError):
        while piece := connection.recv(65536):
            said += piece
    return said


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


@pytest.mark.parametrize(
    "beginning",
    [b"GET /", b"GET / HTTP/1.1\r\nx: ", b"POST /S HTTP/1.1\r\n" + FORM, b"POST /nowhere HTTP/1.1\r\n" + FORM],
    ids=["line", "head", "body", "body of what is refused"],
)
def test_a_request_that_comes_drop_by_drop_is_not_waited_for(gateway: Served, beginning: bytes) -> None:
    with connect(gateway) as connection:
        connection.sendall(beginning)
        assert drip(connection, b"x", 0.25) < PATIENCE


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
    closed = 0
    for connection in held:
        connection.settimeout(0.2)
        try:
            closed += connection.recv(1) == b""
        except ConnectionResetError:
            closed += 1
        except TimeoutError:
            pass
    for connection in held:
        connection.close()
    assert closed >= 20


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


def test_a_replica_that_dies_is_replaced(tmp_path: Path) -> None:
    with served(tmp_path, replicas=2) as gateway:
        before = replicas_of(gateway)
        os.kill(before[0], signal.SIGKILL)
        end = time.monotonic() + 20
        while len(replicas_of(gateway)) < 2 or replicas_of(gateway) == before:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert gateway.is_ready()


def replicas_of(gateway: Served) -> list[int]:
    """The processes it started."""
    tasks = Path(f"/proc/{gateway.process.pid}/task/{gateway.process.pid}/children")
    return sorted(map(int, tasks.read_text().split()))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_under_way_is_finished_before_it_ends(tmp_path: Path, number: signal.Signals) -> None:
    paper = new_paper()
    body = f"reference={paper.reference}&code={paper.key.code}".encode()
    head = (
        "POST /S HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    with served(tmp_path) as gateway, connect(gateway) as connection, connect(gateway) as idle:
        idle.sendall(b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n")
        assert idle.recv(65536)
        connection.sendall(head.encode() + body[:5])
        time.sleep(0.5)
        codes: list[int] = []
        began = time.monotonic()
        ending = threading.Thread(target=lambda: codes.append(gateway.end(number)))
        ending.start()
        time.sleep(1)
        connection.sendall(body[5:])
        assert rest_of(connection).startswith(b"HTTP/1.1 404")
        ending.join()
        assert codes == [0]
        assert time.monotonic() < began + 10


def test_it_ends_in_time_even_when_somebody_never_finishes(tmp_path: Path) -> None:
    with served(tmp_path) as gateway, connect(gateway) as connection:
        connection.sendall(b"POST /S HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n")
        began = time.monotonic()
        assert gateway.end() == 0
        assert time.monotonic() < began + 10


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(AssertionError, match=r"kiosk: .*in use\n$"), served(tmp_path, port=taken.getsockname()[1]):
            pass


def test_two_gateways_do_not_share_a_port_unawares(gateway: Served, tmp_path: Path) -> None:
    with served(tmp_path, port=gateway.port, replicas=2) as second:
        assert second.process.wait(30) == 1
    assert re.fullmatch(r"kiosk: .*in use\n", second.log.read_text())


def test_no_replica_outlives_whoever_watches_over_it(tmp_path: Path) -> None:
    with served(tmp_path, replicas=2) as gateway:
        gateway.process.kill()
        gateway.process.wait()
        end = time.monotonic() + 10
        while gateway.is_ready():
            assert time.monotonic() < end
            time.sleep(0.1)


def test_with_a_certificate_it_speaks_tls(tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path)
    with served(tmp_path, certificate=str(certificate), private_key=str(key)) as gateway:
        context = ssl.create_default_context(cafile=certificate)
        client = http.client.HTTPSConnection("localhost", gateway.port, timeout=5, context=context)
        client.request("GET", "/health")
        answer = client.getresponse()
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        client.close()
        with connect(gateway) as silent:
            assert rest_of(silent) == b""


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """One for localhost, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths

"""Processes that begin, die and end: nobody is left waiting, and nothing is left behind."""

import http.client
import os
import signal
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.gateway.calling import new_paper
from tests.gateway.served import connect, rest_of, served


def test_a_replica_that_dies_is_replaced(tmp_path: Path) -> None:
    with served(tmp_path, replicas=2) as gateway:
        before = gateway.replicas
        os.kill(before[0], signal.SIGKILL)
        end = time.monotonic() + 20
        while len(gateway.replicas) < 2 or gateway.replicas == before:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert gateway.is_ready()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_under_way_is_finished_before_it_ends(tmp_path: Path, number: signal.Signals) -> None:
    paper = new_paper()
    body = f"reference={paper.reference}&code={paper.key.code}".encode()
    head = (
        "POST /S HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"content-length: {len(body)}\r\nexpect: 100-continue\r\n\r\n"
    )
    with served(tmp_path) as gateway, connect(gateway) as connection, connect(gateway) as idle:
        idle.sendall(b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n")
        assert idle.recv(65536)
        connection.sendall(head.encode() + body[:5])
        assert connection.recv(65536).startswith(b"HTTP/1.1 100")
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

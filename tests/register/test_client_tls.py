"""The gateway asked over TLS: an office's own certificates count, and nothing else on the machine gets in between."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.errors import GatewayUnreachable
from kiosk.register.client import GatewayRegister
from tests.register.answering import BadDay, answering

KEY = "sk_kiosk_abcdefgh_" + "a" * 52


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of this machine and its key, as an office makes it for itself; `authority.pem` vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nav Nordby")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    (tmp_path / "authority.pem").write_bytes(pem)
    hidden = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "server.pem").write_bytes(pem + hidden)
    return tmp_path / "server.pem"


@pytest.fixture
def day(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadDay]:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with answering(context) as served:
        served.answers(404)
        yield served


def test_a_certificate_nobody_vouches_for_is_unreachable(day: BadDay) -> None:
    with pytest.raises(GatewayUnreachable):
        GatewayRegister(day.url, KEY).status("2GH7V4NDY")
    assert day.heard == []


def test_an_office_vouches_for_its_own_certificate(
    day: BadDay, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.with_name("authority.pem")))
    assert GatewayRegister(day.url, KEY).status("2GH7V4NDY") is None
    assert day.heard[0].headers["Authorization"] == f"Bearer {KEY}"


def test_no_netrc_takes_the_keys_place(
    day: BadDay, certificate: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.with_name("authority.pem")))
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login kari password hemmelig\n")
    monkeypatch.setenv("NETRC", str(netrc))
    GatewayRegister(day.url, KEY).status("2GH7V4NDY")
    assert day.heard[0].headers["Authorization"] == f"Bearer {KEY}"


def test_an_offices_proxy_never_sees_the_key(day: BadDay, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        with pytest.raises(GatewayUnreachable):
            GatewayRegister(day.url, KEY).status("2GH7V4NDY")
        # It is asked to connect, and for nothing else.
        assert [heard.method for heard in proxy.heard] == ["CONNECT"]
        assert not any(KEY in str(heard) for heard in proxy.heard)

"""Sealed files: opened by another program, and by nobody without the key."""

import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from kiosk.digisos.envelope import seal, sealed, unseal

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not on this machine")
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 40


@lru_cache(maxsize=2)
def key(_number: int = 0) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def certificate(own: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dokumentlager")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(own.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(start).not_valid_after(start + timedelta(3650)).sign(own, hashes.SHA256())


@needs_openssl
def test_another_program_opens_what_was_sealed(tmp_path: Path) -> None:
    made = certificate(key())
    encoding = serialization.Encoding.PEM
    private = key().private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "key.pem").write_bytes(private)
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(encoding))
    (tmp_path / "sealed").write_bytes(seal(CONTENT, made))
    command = ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "sealed", "-inkey", "key.pem"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout == CONTENT


@needs_openssl
def test_it_is_sealed_with_the_algorithms_that_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sealed").write_bytes(seal(CONTENT, certificate(key())))
    command = ["openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", "sealed"]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert "aes-256-cbc" in printed
    assert "rsaesOaep" in printed
    assert "sha256" in printed


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 127, 128, 70_000])
def test_any_size_comes_back(size: int) -> None:
    assert unseal(seal(CONTENT[:1] * size, certificate(key())), key()) == CONTENT[:1] * size


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the library's
        unseal(seal(CONTENT, certificate(key())), key(1))


@pytest.mark.parametrize("cut", [0, 1, 10, 300, -1])
def test_what_was_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever structure ends too early
        unseal(seal(CONTENT, certificate(key()))[:cut], key())


def test_the_same_file_is_never_sealed_the_same_way() -> None:
    assert seal(CONTENT, certificate(key())) != seal(CONTENT, certificate(key()))


def test_a_certificate_of_another_sort_is_refused() -> None:
    with pytest.raises(ValueError, match="RSA"):
        seal(CONTENT, certificate(ec.generate_private_key(ec.SECP256R1())))


def test_a_large_file_is_sealed_in_pieces() -> None:
    made = list(sealed((CONTENT for _ in range(100)), certificate(key())))
    assert max(map(len, made)) < len(CONTENT) * 2
    assert unseal(b"".join(made), key()) == CONTENT * 100


def test_it_names_its_recipient() -> None:
    mine, other = certificate(key()), certificate(key())
    assert unseal(seal(CONTENT, mine), key(), mine) == CONTENT
    with pytest.raises(ValueError, match="somebody else"):
        unseal(seal(CONTENT, mine), key(), other)


OAEP = [f"-keyopt={each}" for each in ("rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha256")]


def sealed_by_openssl(folder: Path, *options: str, cipher: str = "-aes256") -> bytes:
    (folder / "certificate.pem").write_bytes(certificate(key()).public_bytes(serialization.Encoding.PEM))
    (folder / "content").write_bytes(CONTENT)
    command = ["openssl", "cms", "-encrypt", "-binary", cipher, "-outform", "DER", "-in", "content"]
    keyed = [word for each in options for word in each.split("=", 1)]
    return subprocess.run(
        [*command, "-recip", "certificate.pem", *keyed], cwd=folder, capture_output=True, check=True
    ).stdout


@needs_openssl
@pytest.mark.parametrize("more", [[], ["-stream"]], ids=["whole", "streamed"])
def test_what_another_program_sealed_is_opened(tmp_path: Path, more: list[str]) -> None:
    assert unseal(sealed_by_openssl(tmp_path, *OAEP, *more), key()) == CONTENT


@needs_openssl
def test_what_was_sealed_with_other_algorithms_is_refused(tmp_path: Path) -> None:
    for options, cipher in (([], "-aes256"), (OAEP[:1], "-aes256"), (OAEP, "-aes128")):
        made = sealed_by_openssl(tmp_path, *options, cipher=cipher)
        with pytest.raises(ValueError, match="other algorithms"):
            unseal(made, key())


def test_a_damaged_envelope_never_raises_anything_else() -> None:
    made, random = seal(CONTENT[:300], certificate(key())), Random(1)
    for _ in range(2000):
        damaged = bytearray(made)
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        with suppress(ValueError):
            unseal(bytes(damaged), key())

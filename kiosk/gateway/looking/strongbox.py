"""The key to which kept applications are sealed, and its certificate, which every kiosk may have.

The one rule: the private key is read once, from a file of its own, and is never in the database or its backup: who has
the one without the other reads nothing.
"""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

    from kiosk.digisos.parcel import Parcel

BITS, REHEARSAL_BITS = 3072, 2048
LIFE = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class LaterSettings:
    """Without a key nothing is kept: what cannot be sent goes on paper."""

    key: str = ""
    """The PEM file that `kiosk gateway later-key` made: a private RSA key and its certificate."""


@dataclass(frozen=True, slots=True)
class Strongbox:
    """The pair. `open` is slow for what is large: run it in a thread."""

    certificate: "Certificate"
    key: "RSAPrivateKey" = field(repr=False)

    def open(self, sealed: bytes, now: datetime) -> "Parcel":
        """What was kept. Raises PaperOnly after its end, ValueError for what was not sealed to this key."""
        from kiosk.digisos.later import take_up

        return take_up(sealed, now, self.key)


def read_strongbox(settings: LaterSettings) -> Strongbox | None:
    """None: nothing is kept. Raises SettingsError, which does not say what stands in the file."""
    if not settings.key:
        return None
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from cryptography.x509 import load_pem_x509_certificate

    try:
        written = Path(settings.key).read_bytes()
        key, certificate = load_pem_private_key(written, None), load_pem_x509_certificate(written)
    except (OSError, ValueError, TypeError):
        raise SettingsError("[later]: key is no file that kiosk gateway later-key made") from None
    if not isinstance(key, RSAPrivateKey) or certificate.public_key() != key.public_key():
        raise SettingsError("[later]: key and certificate in the file do not belong together")
    return Strongbox(certificate, key)


def make_strongbox(now: datetime, bits: int = BITS) -> Strongbox:
    """A new pair."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509.oid import NameOID

    key = generate_private_key(65537, bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Kiosk gateway")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    # A kiosk's clock may be behind.
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + LIFE)
    return Strongbox(builder.sign(key, SHA256()), key)


def write_strongbox(path: Path) -> None:
    """A new pair in a new file that only its owner may read. Raises OSError where there is one already."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    made = make_strongbox(datetime.now(UTC))
    private = made.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # Never over another key: what was sealed to that one could not be opened any more.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private + made.certificate.public_bytes(Encoding.PEM))


def check_later(settings: LaterSettings, where: str) -> None:
    """Raises SettingsError with what to write."""
    if settings.key and not Path(settings.key).is_file():
        raise SettingsError(f"{where}: [later]: key: there is no such file")

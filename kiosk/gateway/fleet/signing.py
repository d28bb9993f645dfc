"""The key with which the gateway signs for its kiosks (Ed25519, RFC 8032), in a file of its own.

The one rule: it is read once, and what leaves here are signatures.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError
from kiosk.fleet.enrolment import fingerprint_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class FleetKey:
    """`fingerprint`: 25 characters, as the enrolment code has it."""

    private: "Ed25519PrivateKey" = field(repr=False)
    fingerprint: str

    @property
    def public(self) -> bytes:
        """32 bytes."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, said: bytes) -> bytes:
        """64 bytes."""
        return self.private.sign(said)


def make_fleet_key() -> FleetKey:
    """A new one; as many tries as it takes for its check character to be one that people type."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    while True:
        private = Ed25519PrivateKey.generate()
        fingerprint = fingerprint_of(private.public_key().public_bytes_raw())
        if fingerprint:
            return FleetKey(private, fingerprint)


def write_fleet_key(path: Path) -> FleetKey:
    """A new one in a new file that only its owner may read. Raises OSError where there is one already."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = make_fleet_key()
    # Never over another key: every kiosk would have to join anew.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key


def read_fleet_key(file: str) -> FleetKey | None:
    """None: there is none. Raises SettingsError, which does not say what stands in the file."""
    if not file:
        return None
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(Path(file).read_bytes(), None)
    except (OSError, ValueError, TypeError):
        private = None
    fingerprint = isinstance(private, Ed25519PrivateKey) and fingerprint_of(private.public_key().public_bytes_raw())
    if not fingerprint or not isinstance(private, Ed25519PrivateKey):
        raise SettingsError("[fleet]: key is no file that kiosk gateway fleet-key made")
    return FleetKey(private, fingerprint)

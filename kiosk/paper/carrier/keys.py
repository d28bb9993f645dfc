"""Keys as one line of text in the settings, and the ids by which a sheet names them.

The one rule: a private key leaves here as bytes for a file or as the line a person asked for, never in an error.
"""

import base64
import hashlib
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED, POINT = 32, 33


def key_id(public: bytes) -> bytes:
    """8 bytes by which a sheet says whose key it means. `public`: the raw or compressed key."""
    return hashlib.sha256(public).digest()[:8]


def raw(key: "Ed25519PublicKey | EllipticCurvePublicKey") -> bytes:
    """A public key: 32 bytes of Ed25519 (RFC 8032), or the 33 of a compressed point on P-256 (SEC 1)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if isinstance(key, Ed25519PublicKey):
        return key.public_bytes_raw()
    return key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def spelled(data: bytes) -> str:
    """Bytes as one word: base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def read_word(word: str, length: int, where: str) -> bytes:
    """The bytes of such a word. Raises SettingsError naming the setting, never what stands in it."""
    try:
        data = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
    except ValueError:
        data = b""
    if len(data) != length:
        raise SettingsError(f"{where}: this is no key: write the line that kiosk sheet key prints")
    return data


def signing_line(name: str, key: "Ed25519PrivateKey") -> str:
    """What a kiosk's settings hold: its name and its key."""
    return f"{name}:{spelled(key.private_bytes_raw())}"


def read_signing_line(line: str) -> tuple[str, "Ed25519PrivateKey"]:
    """Name and key of a kiosk. Raises SettingsError."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    name, _, word = line.rpartition(":")
    return name, Ed25519PrivateKey.from_private_bytes(read_word(word, SEED, "signing_key"))


def read_signer(word: str) -> "Ed25519PublicKey":
    """A kiosk's public key. Raises SettingsError."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(read_word(word, SEED, "[[signers]]: key"))


def read_municipality(word: str) -> "EllipticCurvePublicKey":
    """A municipality's public key. Raises SettingsError."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    where = "[[municipality_keys]]: key"
    try:
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), read_word(word, POINT, where))
    except ValueError as fault:
        raise SettingsError(f"{where}: this is no key: write the line that kiosk sheet key prints") from fault

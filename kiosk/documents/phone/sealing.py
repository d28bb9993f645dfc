"""How a photo is sealed on the phone and opened in the visit: HPKE (RFC 9180), base mode, one seal for each piece.

Suite: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, that of the RFC's own test vectors (A.3). For every piece
the phone makes an ephemeral key pair; `aad` is empty, the sequence number 0, and `info` is
    b"kiosk upload 1 " + ID + b" " + FILE + b" " + TOPIC + b" " + PIECE + b"/" + COUNT
(ASCII, numbers in decimal), so that a piece opens only in its slot, its file, for its documentation and at its place.
Sealed: the ephemeral public key as an uncompressed point (65 bytes), the ciphertext, the tag (16 bytes).
The one rule: the private key is made for one slot, never leaves the visit, and is written nowhere.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

INFO = b"kiosk upload 1 "
PUBLIC_BYTES = 33
OVERHEAD = 65 + 16
"""Bytes by which a sealed piece is longer than what is in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece belongs: piece `piece` (from 0) of `count` of this file, for this documentation, in this slot."""

    slot: str
    file: str
    topic: str
    piece: int
    count: int

    @property
    def info(self) -> bytes:
        """What the piece is bound to."""
        return INFO + f"{self.slot} {self.file} {self.topic} {self.piece}/{self.count}".encode("ascii")


class VisitKey:
    """A pair of keys for one slot."""

    def __init__(self, private: EllipticCurvePrivateKey | None = None) -> None:
        self._private = private or generate_private_key(SECP256R1())

    def __repr__(self) -> str:
        return "<VisitKey>"

    @property
    def public(self) -> bytes:
        """A compressed point (SEC 1), 33 bytes, for the phone."""
        return self._private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)

    def open(self, sealed: bytes, place: Place) -> bytes | None:
        """What is in the piece; None: sealed for another key or place, changed on its way, or no sealed piece."""
        try:
            return suite().decrypt(sealed, self._private, place.info)
        except InvalidTag:
            return None


def seal(plain: bytes, public: bytes, place: Place) -> bytes:
    """As the phone does it. `public`: as in its address. Raises ValueError for a key that is none."""
    return suite().encrypt(plain, EllipticCurvePublicKey.from_encoded_point(SECP256R1(), public), place.info)


def suite() -> Suite:
    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)


def write_public(public: bytes) -> str:
    """As the address's fragment has it: base64url without padding, 44 characters."""
    return urlsafe_b64encode(public).decode()


def read_public(fragment: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(fragment)

"""The sealed box in which who signed in travels from the gateway to one visit: HPKE (RFC 9180), base mode.

Suite: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, that of the RFC's own test vectors (A.1).
The one rule: the private key is made for one hand-off, never leaves the visit, and opens what was sealed for that
hand-off only.
"""

import json
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk.errors import SealBroken
from kiosk.visit.signed_in import SignedIn

INFO = b"kiosk sign-in 1 "
PUBLIC_BYTES = 32
MOST_SEALED = 12 * 1024
"""Bytes of a box: an access token may be some kilobytes."""


class VisitKey:
    """A pair of keys for one hand-off."""

    def __init__(self, private: X25519PrivateKey | None = None) -> None:
        self._private = private or X25519PrivateKey.generate()

    @property
    def public(self) -> bytes:
        """32 bytes (RFC 7748), for the gateway."""
        return self._private.public_key().public_bytes_raw()

    def open(self, sealed: bytes, id: str) -> SignedIn:
        """Who signed in for the hand-off `id`. Raises SealBroken."""
        try:
            return read(suite().decrypt(sealed, self._private, INFO + id.encode()))
        # What was sealed for another key or hand-off, was changed on its way, or is no box at all.
        except (InvalidTag, ValueError, KeyError, TypeError):
            raise SealBroken from None


def seal(who: SignedIn, public: bytes, id: str) -> bytes:
    """The box: the encapsulated key (32 bytes), then the ciphertext. Raises ValueError for a key that is none."""
    return suite().encrypt(write(who), X25519PublicKey.from_public_bytes(public), INFO + id.encode())


def suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)


def write(who: SignedIn) -> bytes:
    """As it lies in the box."""
    data = {
        "pid": who.pid,
        "name": who.name,
        "acr": who.acr,
        "at": who.at.isoformat(),
        "token": who.token,
        "until": who.until.isoformat(),
    }
    return json.dumps(data, ensure_ascii=False).encode()


def read(box: bytes) -> SignedIn:
    """Raises ValueError, KeyError or TypeError for what no gateway would write."""
    data: dict[str, Any] = json.loads(box)
    texts = {name: str(data[name]) for name in ("pid", "name", "acr", "token")}
    at, until = (datetime.fromisoformat(data[name]) for name in ("at", "until"))
    return SignedIn(**texts, at=at, until=until)

"""HPKE (RFC 9180), base mode, with P-256 and AES-128-GCM, written down from the RFC a second time.

The one rule: nothing of the kiosk and nothing of the library's own HPKE is used here.
"""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

VERSION = b"HPKE-v1"
KEM = b"KEM" + (0x0010).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(each.to_bytes(2, "big") for each in (0x0010, 0x0001, 0x0001))


@dataclass(frozen=True)
class Context:
    """Section 5.1: what both sides have after the key schedule."""

    shared: bytes
    key: bytes
    nonce: bytes

    def seal(self, plain: bytes, aad: bytes = b"") -> bytes:
        """The first message."""
        return AESGCM(self.key).encrypt(self.nonce, plain, aad)

    def open(self, sealed: bytes, aad: bytes = b"") -> bytes:
        return AESGCM(self.key).decrypt(self.nonce, sealed, aad)


def sender(public: EllipticCurvePublicKey, ephemeral: EllipticCurvePrivateKey, info: bytes) -> tuple[bytes, Context]:
    """The encapsulated key, and what follows from it."""
    enc = point(ephemeral.public_key())
    return enc, context(ephemeral.exchange(ECDH(), public), enc + point(public), info)


def receiver(enc: bytes, private: EllipticCurvePrivateKey, info: bytes) -> Context:
    public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), enc)
    return context(private.exchange(ECDH(), public), enc + point(private.public_key()), info)


def context(agreed: bytes, both: bytes, info: bytes) -> Context:
    secret = extracted(KEM, b"", b"eae_prk", agreed)
    shared = expanded(KEM, secret, b"shared_secret", both, 32)
    told = b"\0" + extracted(SUITE, b"", b"psk_id_hash", b"") + extracted(SUITE, b"", b"info_hash", info)
    secret = extracted(SUITE, shared, b"secret", b"")
    return Context(shared, expanded(SUITE, secret, b"key", told, 16), expanded(SUITE, secret, b"base_nonce", told, 12))


def extracted(suite: bytes, salt: bytes, label: bytes, given: bytes) -> bytes:
    """LabeledExtract: section 4."""
    return hmac(salt or bytes(32), VERSION + suite + label + given)


def expanded(suite: bytes, secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """LabeledExpand: section 4; 32 bytes at the most."""
    return hmac(secret, length.to_bytes(2, "big") + VERSION + suite + label + info + b"\x01")[:length]


def hmac(key: bytes, data: bytes) -> bytes:
    made = HMAC(key, SHA256())
    made.update(data)
    return made.finalize()


def point(public: EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def private_of(scalar: bytes) -> EllipticCurvePrivateKey:
    return derive_private_key(int.from_bytes(scalar, "big"), SECP256R1())

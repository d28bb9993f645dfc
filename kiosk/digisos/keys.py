"""The public key that files are sealed to, and the pins that say which one it may be.

The one rule: nothing is sealed to a key that is weak, out of its time, or not the one that was pinned.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.errors import FiksUncertain, KeyForeign

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

SMALLEST = 2048


def certificate_in(body: bytes) -> "Certificate":
    """The certificate in an answer, DER or PEM. Raises FiksUncertain for what is none."""
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate

    load = load_pem_x509_certificate if body.lstrip().startswith(b"-----") else load_der_x509_certificate
    try:
        return load(body)
    except ValueError:
        raise FiksUncertain("the answer is no certificate") from None


def pin_of(certificate: "Certificate") -> str:
    """SHA-256 of its public key (SubjectPublicKeyInfo, as RFC 7469 pins it), lower-case hex: what a setting holds."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(public).hexdigest()


def check_key(certificate: "Certificate", pins: Collection[str], now: datetime) -> None:
    """Raises KeyForeign unless it is RSA of a fair size, in its time, and one of `pins`, where there are any."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST:
        raise KeyForeign("no RSA key of 2048 bits")
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise KeyForeign("not in its time")
    if pins and pin_of(certificate) not in pins:
        raise KeyForeign("not the key that was pinned")

"""Whether it was the gateway of the enrolment code that signed.

The one rule: a key is believed because the fingerprint is its own, never because it came along.
"""

from kiosk.errors import SettingsError
from kiosk.fleet.enrolment import fingerprint_of, grouped

FOREIGN = (
    "the answer is not signed by the gateway with the fingerprint {fingerprint}: "
    "compare it with what kiosk gateway enrolment shows there"
)


def check_signed(said: bytes, key: bytes, signature: bytes, fingerprint: str) -> None:
    """Ed25519 (RFC 8032). Raises SettingsError with what to do."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        if fingerprint_of(key) != fingerprint:
            raise InvalidSignature
        Ed25519PublicKey.from_public_bytes(key).verify(signature, said)
    except (InvalidSignature, ValueError):
        raise SettingsError(FOREIGN.format(fingerprint=grouped(fingerprint))) from None

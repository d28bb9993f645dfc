"""Signatures: COSE_Sign1 (RFC 9052) with EdDSA on Ed25519 (RFC 9053), bound to the reference the codes name.

The one rule: nothing of what was signed is looked at before the signature is known to be right.
"""

import hashlib
from typing import TYPE_CHECKING

import cbor2

from kiosk.errors import SheetDamaged, SheetForged, SignerUnknown
from kiosk.paper.carrier.bounded import decoded
from kiosk.paper.carrier.keys import key_id, raw
from kiosk.paper.carrier.seals import Signers, Trusted

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGN1, ALGORITHM, EDDSA, KID = 18, 1, -8, 4


def signed(payload: bytes, key: "Ed25519PrivateKey", reference: str) -> bytes:
    """The payload in its signature; the same bytes every time."""
    from cwt import COSE, COSEKey

    public = raw(key.public_key())
    cose_key = COSEKey.new({1: 1, -1: 6, -2: public, -4: key.private_bytes_raw(), 3: EDDSA})
    protected = {ALGORITHM: EDDSA, KID: key_id(public)}
    return bytes(COSE.new().encode_and_sign(payload, cose_key, protected, external_aad=bound_to(reference)))


def verified(message: bytes, signers: Signers, reference: str) -> tuple[bytes, Trusted]:
    """What was signed, and by whom. Raises SheetDamaged, SignerUnknown or SheetForged."""
    from cwt import COSE, COSEKey
    from cwt.exceptions import VerifyError

    try:
        protected, unprotected, _, signature = decoded(message, SIGN1)
        headers = decoded(protected)
        is_ours = headers.keys() == {ALGORITHM, KID} and headers[ALGORITHM] == EDDSA and unprotected == {}
        kid = bytes(headers[KID])
    except (ValueError, TypeError, AttributeError, KeyError) as fault:
        raise SheetDamaged("no signed answers") from fault
    if not is_ours or len(signature) != 64:
        raise SheetDamaged("signed in another way")
    if kid not in signers:
        raise SignerUnknown()
    key = COSEKey.new({1: 1, -1: 6, -2: raw(signers[kid].key), 2: kid, 3: EDDSA})
    try:
        return bytes(COSE.new().decode(message, key, external_aad=bound_to(reference))), signers[kid]
    except VerifyError as fault:
        raise SheetForged() from fault


def bound_to(reference: str) -> bytes:
    """What ties signature and ciphertext to one paper: a code of another reference fits neither."""
    return f"SK1 {reference}".encode()


def check_code(message: bytes) -> str:
    """Eight characters by which an eye sees that codes and screen show the same answers: "4F7A 19C2"."""
    digest = hashlib.sha256(message).hexdigest()[:8].upper()
    return f"{digest[:4]} {digest[4:]}"


def encoded(data: object) -> bytes:
    """Deterministic CBOR (RFC 8949, section 4.2)."""
    return cbor2.dumps(data, canonical=True)

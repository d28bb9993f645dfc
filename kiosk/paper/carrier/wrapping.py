"""Encryption to a municipality: COSE_Encrypt, A256GCM, one recipient by ECDH-ES+A256KW on P-256 (RFC 9052, 9053).

The recipient part can be sent alone to whoever holds the private key: what comes back is the content key, so that
the gateway opens a sheet without seeing one answer. P-256 and not X25519, for which cwt makes no such recipient.
The one rule: reference and format are part of the key derivation, so that no recipient opens anything but the paper
whose code was checked.
"""

import secrets
from typing import TYPE_CHECKING, Any, TypeAlias

import cbor2

from kiosk.errors import SettingsError, SheetDamaged, SheetLocked
from kiosk.paper.carrier.bounded import decoded
from kiosk.paper.carrier.keys import key_id, raw
from kiosk.paper.carrier.signing import ALGORITHM, KID, bound_to

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey

    PrivateKey: TypeAlias = EllipticCurvePrivateKey

ENCRYPT, NONCE, EPHEMERAL = 96, 5, -1
A256GCM, ECDH_ES_A256KW = 3, -31
CONTENT_KEY, NONCE_BYTES, WRAPPED, COORDINATE = 32, 12, 40, 32
LONGEST_RECIPIENT = 512


def encrypted(message: bytes, key: "EllipticCurvePublicKey", reference: str) -> bytes:
    """The message for the holder of the private key alone; other bytes every time."""
    from cwt import COSE, COSEKey, Recipient

    point = key.public_numbers()
    x, y = (each.to_bytes(COORDINATE, "big") for each in (point.x, point.y))
    cose_key = COSEKey.new({1: 2, -1: 1, -2: x, -3: y, 3: ECDH_ES_A256KW})
    headers = {ALGORITHM: ECDH_ES_A256KW}, {KID: key_id(raw(key))}
    recipient = Recipient.new(*headers, recipient_key=cose_key, context=context_of(reference))
    content_key = COSEKey.new({1: 4, -1: secrets.token_bytes(CONTENT_KEY), 3: A256GCM})
    nonce = secrets.token_bytes(NONCE_BYTES)
    made = COSE.new().encode_and_encrypt(
        message, content_key, {ALGORITHM: A256GCM}, {NONCE: nonce}, [recipient], external_aad=bound_to(reference)
    )
    return bytes(made)


def split(message: bytes) -> tuple[bytes, tuple[bytes, bytes, bytes]]:
    """The recipient, to be unwrapped; and the rest, to be opened. Raises SheetDamaged."""
    try:
        protected, unprotected, ciphertext, (recipient,) = decoded(message, ENCRYPT)
        nonce = unprotected[NONCE]
        is_ours = decoded(protected) == {ALGORITHM: A256GCM} and len(nonce) == NONCE_BYTES and len(unprotected) == 1
        rest = bytes(protected), bytes(nonce), bytes(ciphertext)
    except (ValueError, TypeError, KeyError) as fault:
        raise SheetDamaged("no encrypted answers") from fault
    if not is_ours:
        raise SheetDamaged("encrypted in another way")
    return cbor2.dumps(recipient), rest


def unwrap(recipient: bytes, private_key: "PrivateKey", reference: str) -> bytes:
    """The content key (32 bytes) in the recipient of the sheet with this reference (with or without dashes).

    Raises SheetLocked: wrapped for another key or another reference, or no recipient at all.
    """
    from cwt import COSEKey, Recipient
    from cwt.exceptions import CWTError

    numbers = private_key.private_numbers()
    public = numbers.public_numbers
    x, y, d = (each.to_bytes(COORDINATE, "big") for each in (public.x, public.y, numbers.private_value))
    wrapped = recipient_in(recipient)
    if wrapped[1][KID] != key_id(raw(private_key.public_key())):
        raise SheetLocked("encrypted to another municipality")
    try:
        found = Recipient.from_list(wrapped, context_of(reference)).decode(
            COSEKey.new({1: 2, -1: 1, -2: x, -3: y, -4: d, 3: ECDH_ES_A256KW})
        )
    except (CWTError, ValueError) as fault:
        raise SheetLocked("encrypted for another paper") from fault
    assert isinstance(found, bytes)
    return found


def opened(rest: tuple[bytes, bytes, bytes], content_key: bytes, reference: str) -> bytes:
    """The message. Raises SheetDamaged when one bit of it, the key or the reference is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    protected, nonce, ciphertext = rest
    # Enc_structure of RFC 9052, section 5.3.
    additional = cbor2.dumps(["Encrypt", protected, bound_to(reference)])
    try:
        return AESGCM(content_key).decrypt(nonce, ciphertext, additional)
    except (InvalidTag, ValueError) as fault:
        raise SheetDamaged("encrypted answers that do not fit their key") from fault


def recipient_in(data: bytes) -> list[Any]:
    """A recipient with exactly the headers that `encrypted` writes. Raises SheetLocked."""
    try:
        if len(data) > LONGEST_RECIPIENT:
            raise ValueError("too long")
        protected, unprotected, wrapped = found = decoded(data)
        ephemeral = unprotected[EPHEMERAL]
        is_ours = (
            decoded(protected) == {ALGORITHM: ECDH_ES_A256KW}
            and unprotected.keys() == {KID, EPHEMERAL}
            and ephemeral == {1: 2, -1: 1, -2: bytes(ephemeral[-2]), -3: bytes(ephemeral[-3])}
            and len(ephemeral[-2]) == len(ephemeral[-3]) == COORDINATE
            and isinstance(wrapped, bytes)
            and len(wrapped) == WRAPPED
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise SheetLocked("no recipient") from fault
    if not is_ours:
        raise SheetLocked("no recipient")
    return list(found)


def context_of(reference: str) -> dict[str, Any]:
    """COSE_KDF_Context (RFC 9053, section 5.2): its public information names format and reference."""
    paper = bound_to(reference.replace("-", "").upper()).decode()
    return {
        "alg": "A256KW",
        "supp_pub": {"key_data_length": 256, "protected": {"alg": "ECDH-ES+A256KW"}, "other": paper},
    }


def read_private_key(pem: bytes) -> "PrivateKey":
    """The municipality's key as `kiosk sheet key --municipality` wrote it. Raises SettingsError."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, None)
    except (ValueError, TypeError) as fault:
        raise SettingsError("this is no private key: use the file that kiosk sheet key wrote") from fault
    if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
        raise SettingsError("this is another sort of key: use the file that kiosk sheet key wrote")
    return key


def written_private_key(key: "PrivateKey") -> bytes:
    """As a PEM file for the gateway."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

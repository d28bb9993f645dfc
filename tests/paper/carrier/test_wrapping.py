"""Encryption to a municipality: standard, bound to one paper, and opened without the answers being seen."""

import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.errors import SettingsError, SheetDamaged, SheetLocked
from kiosk.paper.carrier.keys import key_id, raw
from kiosk.paper.carrier.signing import KID
from kiosk.paper.carrier.wrapping import (
    context_of,
    encrypted,
    opened,
    read_private_key,
    recipient_in,
    split,
    unwrap,
    written_private_key,
)
from tests.paper.carrier.making import REFERENCE, flips, municipality

OTHER = "3MZ8T1WAZ"
MESSAGE = b"what was signed and deflated"


def wrapped(reference: str = REFERENCE) -> tuple[bytes, tuple[bytes, bytes, bytes]]:
    """The recipient and the rest of a sheet."""
    return split(encrypted(MESSAGE, municipality().public_key(), reference))


def test_what_was_encrypted_is_opened_with_the_unwrapped_key() -> None:
    recipient, rest = wrapped()
    assert opened(rest, unwrap(recipient, municipality(), REFERENCE), REFERENCE) == MESSAGE


def test_any_cose_library_opens_it() -> None:
    numbers = municipality().private_numbers()
    point = numbers.public_numbers
    x, y, d = (each.to_bytes(32, "big") for each in (point.x, point.y, numbers.private_value))
    kid = key_id(raw(municipality().public_key()))
    key = cwt.COSEKey.new({1: 2, 2: kid, -1: 1, -2: x, -3: y, -4: d, 3: -31})
    message = encrypted(MESSAGE, municipality().public_key(), REFERENCE)
    aad = f"SK1 {REFERENCE}".encode()
    found = cwt.COSE.new().decode(message, key, context=context_of(REFERENCE), external_aad=aad)
    assert found == MESSAGE


def test_the_recipient_says_whose_key_it_needs() -> None:
    recipient, _ = wrapped()
    assert recipient_in(recipient)[1][KID] == key_id(raw(municipality().public_key()))


def test_a_reference_may_have_its_dashes() -> None:
    recipient, _ = wrapped()
    assert unwrap(recipient, municipality(), "7kq-4m2-xjg") == unwrap(recipient, municipality(), REFERENCE)


def test_the_recipient_of_another_paper_is_locked() -> None:
    recipient, _ = wrapped(OTHER)
    with pytest.raises(SheetLocked):
        unwrap(recipient, municipality(), REFERENCE)


def test_the_rest_of_another_paper_is_damage() -> None:
    recipient, rest = wrapped(OTHER)
    with pytest.raises(SheetDamaged):
        opened(rest, unwrap(recipient, municipality(), OTHER), REFERENCE)


def test_another_municipalitys_key_is_locked_out() -> None:
    recipient, _ = wrapped()
    with pytest.raises(SheetLocked):
        unwrap(recipient, generate_private_key(municipality().curve), REFERENCE)


def test_a_turned_bit_in_the_recipient_is_locked() -> None:
    recipient, _ = wrapped()
    for turned in flips(recipient):
        with pytest.raises(SheetLocked):
            unwrap(turned, municipality(), REFERENCE)


def test_a_point_that_is_not_on_the_curve_is_locked() -> None:
    recipient, _ = wrapped()
    protected, unprotected, ciphertext = cbor2.loads(recipient)
    unprotected[-1][-2] = bytes(32)
    with pytest.raises(SheetLocked):
        unwrap(cbor2.dumps([protected, unprotected, ciphertext]), municipality(), REFERENCE)


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x83\x40\xa0\x40", b"\x01", bytes(5000)], ids=len)
def test_what_is_no_recipient_is_locked(data: bytes) -> None:
    with pytest.raises(SheetLocked):
        unwrap(data, municipality(), REFERENCE)


def test_a_recipient_without_key_wrap_is_locked() -> None:
    recipient, _ = wrapped()
    _, unprotected, ciphertext = cbor2.loads(recipient)
    with pytest.raises(SheetLocked):
        unwrap(cbor2.dumps([cbor2.dumps({1: -25}), unprotected, ciphertext]), municipality(), REFERENCE)


def test_a_recipient_holds_no_answer() -> None:
    recipient, _ = wrapped()
    assert MESSAGE not in recipient
    assert len(recipient) < 200


def test_a_private_key_goes_to_a_file_and_back() -> None:
    back = read_private_key(written_private_key(municipality()))
    assert back.private_numbers() == municipality().private_numbers()


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"], ids=len)
def test_a_file_without_a_key_is_a_wrong_setting(pem: bytes) -> None:
    with pytest.raises(SettingsError):
        read_private_key(pem)


def test_a_key_on_another_curve_is_a_wrong_setting() -> None:
    other = generate_private_key(SECP384R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(SettingsError):
        read_private_key(pem)

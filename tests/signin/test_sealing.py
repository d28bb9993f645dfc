"""The sealed box: RFC 9180's own vector, another implementation's word, and what must not open."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey, KEMKeyPair

from kiosk.errors import SealBroken
from kiosk.signin.sealing import INFO, VisitKey, seal, write
from kiosk.visit.signed_in import SignedIn

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WHO = SignedIn("13897297593", "Kari Prøve", "idporten-loa-high", NOW, "token", NOW)
ID = "7" * 26
# RFC 9180, A.1.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
SK_E = "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"
PK_E = "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
SK_R = "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"
PK_R = "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"
TEXT = b"Beauty is truth, truth beauty"
CIPHERTEXT = "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"

# The same keys, our info for hand-off 777…, b'{"pid": "13897297593"}': another kiosk can be checked against it.
OWN = "ea5960109f40870eb4ef4790e0c14c6336a136efee70235ab8a23c14ae7450cd0f8b3604d669"


def other() -> CipherSuite:
    """Another implementation of the same suite."""
    return CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES128_GCM)


def pair(private: str) -> KEMKeyPair:
    key = X25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return KEMKeyPair(KEMKey.from_pyca_cryptography_key(key), KEMKey.from_pyca_cryptography_key(key.public_key()))


def visit(private: str = SK_R) -> VisitKey:
    return VisitKey(X25519PrivateKey.from_private_bytes(bytes.fromhex(private)))


def sealed_elsewhere(text: bytes, info: bytes) -> bytes:
    enc, sender = other().create_sender_context(pair(SK_R).public_key, info, eks=pair(SK_E))
    return bytes(enc + sender.seal(text))


def test_the_other_implementation_is_that_of_the_rfc() -> None:
    enc, sender = other().create_sender_context(pair(SK_R).public_key, b"Ode on a Grecian Urn", eks=pair(SK_E))
    assert (enc.hex(), sender.seal(TEXT, b"Count-0").hex()) == (PK_E, CIPHERTEXT)


def test_a_visits_public_key_is_that_of_the_rfc() -> None:
    assert visit().public.hex() == PK_R


def test_what_the_other_seals_is_opened_here() -> None:
    assert visit().open(sealed_elsewhere(write(WHO), INFO + ID.encode()), ID) == WHO


def test_what_is_sealed_here_is_opened_by_the_other() -> None:
    sealed = seal(WHO, visit().public, ID)
    opening = other().create_recipient_context(sealed[:32], pair(SK_R).private_key, INFO + ID.encode())
    assert json.loads(opening.open(sealed[32:]))["name"] == WHO.name


def test_a_box_has_the_same_bytes_for_the_same_keys() -> None:
    box = sealed_elsewhere(b'{"pid": "13897297593"}', INFO + ID.encode())
    assert box.hex() == PK_E + OWN


def test_no_two_boxes_are_alike() -> None:
    key = VisitKey()
    assert seal(WHO, key.public, ID) != seal(WHO, key.public, ID)


def test_another_visit_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        VisitKey().open(seal(WHO, VisitKey().public, ID), ID)


def test_a_box_for_another_hand_off_is_not_opened() -> None:
    key = VisitKey()
    with pytest.raises(SealBroken):
        key.open(seal(WHO, key.public, ID), "8" * 26)


@pytest.mark.parametrize("place", [0, 31, 32, 60, -1])
def test_a_changed_box_is_not_opened(place: int) -> None:
    key = VisitKey()
    box = bytearray(seal(WHO, key.public, ID))
    box[place] ^= 1
    with pytest.raises(SealBroken):
        key.open(bytes(box), ID)


@pytest.mark.parametrize("box", [b"", b"x" * 20, bytes(200)])
def test_what_is_no_box_is_not_opened(box: bytes) -> None:
    with pytest.raises(SealBroken):
        VisitKey().open(box, ID)


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"pid": 1}', b"\xff"])
def test_what_no_gateway_would_write_is_not_believed(text: bytes) -> None:
    with pytest.raises(SealBroken):
        visit().open(sealed_elsewhere(text, INFO + ID.encode()), ID)


def test_nothing_of_who_signed_in_stands_in_a_repr() -> None:
    assert not [word for word in ("138", "Kari", "token=") if word in repr(WHO)]


def test_a_broken_seal_says_nothing_of_what_was_in_it() -> None:
    with pytest.raises(SealBroken) as told:
        visit().open(sealed_elsewhere(b'{"pid": "13897297593"}', INFO + ID.encode()), ID)
    assert "138" not in f"{told.value!r} {told.value.__cause__!r} {told.value.__suppress_context__}".replace("True", "")

"""The seal around a phone's pieces: as the RFC has it, as our published vectors have it, and for one place only."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from kiosk.documents.phone.sealing import OVERHEAD, Place, VisitKey, read_public, seal, write_public
from tests.documents.hpke import point, private_of, receiver, sender

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_bytes())
RFC, OURS = VECTORS["rfc"], VECTORS["pieces"]
PLACE = Place("0" * 26, "F" * 12, "payslip", 1, 3)
each_of_ours = pytest.mark.parametrize("ours", OURS, ids=["latin", "other", "empty"])


def of(vectors: dict[str, str], name: str) -> bytes:
    return bytes.fromhex(vectors[name])


def test_our_second_reading_of_the_rfc_gives_its_vectors() -> None:
    private = private_of(of(RFC, "skRm"))
    assert point(private.public_key()) == of(RFC, "pkRm")
    enc, context = sender(private.public_key(), private_of(of(RFC, "skEm")), of(RFC, "info"))
    told = (enc, context.shared, context.key, context.nonce, context.seal(of(RFC, "pt"), of(RFC, "aad")))
    assert told == tuple(of(RFC, name) for name in ("pkEm", "shared_secret", "key", "base_nonce", "ct"))
    assert receiver(enc, private, of(RFC, "info")).open(of(RFC, "ct"), of(RFC, "aad")) == of(RFC, "pt")


@each_of_ours
def test_our_vectors_are_what_they_say(ours: dict[str, str]) -> None:
    public = private_of(of(ours, "secret")).public_key()
    enc, context = sender(public, private_of(of(ours, "ephemeral")), ours["info"].encode())
    told = (context.shared, context.key, context.nonce, enc + context.seal(of(ours, "plain")))
    assert told == tuple(of(ours, name) for name in ("shared_secret", "key", "base_nonce", "sealed"))


@each_of_ours
def test_the_visit_opens_our_vectors(ours: dict[str, Any]) -> None:
    place = Place(ours["id"], ours["file"], ours["topic"], ours["piece"], ours["count"])
    assert place.info.decode() == ours["info"]
    assert VisitKey(private_of(of(ours, "secret"))).open(of(ours, "sealed"), place) == of(ours, "plain")


def test_the_fragment_is_the_compressed_point() -> None:
    private, fragment = private_of(of(OURS[0], "secret")), OURS[0]["fragment"]
    assert write_public(VisitKey(private).public) == fragment
    assert (len(fragment), read_public(fragment)) == (44, VisitKey(private).public)
    opened = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), read_public(fragment))
    assert point(opened) == point(private.public_key())


def test_what_is_sealed_here_opens_by_the_rfc() -> None:
    scalar = of(OURS[0], "secret")
    sealed = seal(b"page", VisitKey(private_of(scalar)).public, PLACE)
    assert len(sealed) == len(b"page") + OVERHEAD
    assert receiver(sealed[:65], private_of(scalar), PLACE.info).open(sealed[65:]) == b"page"


@pytest.mark.parametrize(
    "other", [{"slot": "1" * 26}, {"file": "G" * 12}, {"topic": "lease"}, {"piece": 2}, {"count": 4}]
)
def test_a_piece_opens_at_its_place_only(other: dict[str, Any]) -> None:
    key = VisitKey()
    sealed = seal(b"page", key.public, PLACE)
    assert key.open(sealed, PLACE) == b"page"
    assert key.open(sealed, replace(PLACE, **other)) is None


def test_another_visit_opens_nothing() -> None:
    assert VisitKey().open(seal(b"page", VisitKey().public, PLACE), PLACE) is None


@pytest.mark.parametrize("length", [0, 1, 64, 65, 80, 200])
def test_what_is_no_piece_is_none(length: int) -> None:
    assert VisitKey().open(b"\x04" * length, PLACE) is None


def test_a_changed_piece_is_none() -> None:
    key = VisitKey()
    sealed = seal(b"page", key.public, PLACE)
    for at in (0, 30, 64, 65, len(sealed) - 1):
        assert key.open(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], PLACE) is None


def test_two_seals_of_the_same_page_differ() -> None:
    key = VisitKey()
    assert seal(b"page", key.public, PLACE) != seal(b"page", key.public, PLACE)


def test_no_repr_shows_a_key() -> None:
    assert repr(VisitKey()) == "<VisitKey>"

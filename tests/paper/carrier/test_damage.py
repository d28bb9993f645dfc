"""Every kind of damage and deceit is refused, each with its own message, and nothing else ever goes wrong."""

import zlib
from dataclasses import replace
from itertools import product
from random import Random

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import (
    NotKnown,
    SheetDamaged,
    SheetError,
    SheetForeign,
    SheetForged,
    SheetLocked,
    SheetMixed,
    SheetTooLarge,
    SheetUnknown,
    SignerUnknown,
)
from kiosk.form.answers import Name
from kiosk.paper.carrier import Seal, open_sheet, signers_of
from kiosk.paper.carrier.parts import LARGEST
from kiosk.paper.carrier.signing import encoded, signed
from kiosk.settings import Settings
from tests.digisos.applying import applied
from tests.paper.carrier.making import (
    PRACTICE,
    REFERENCE,
    carrying,
    encrypting,
    fields,
    flips,
    held,
    in_three,
    opened,
    parts,
    signing,
    signing_fields,
    tables,
    unwrapped,
)

OTHER = "3MZ8T1WAZ"


def test_a_missing_part_is_damage() -> None:
    with pytest.raises(SheetDamaged, match="missing"):
        opened(in_three()[1:])


def test_no_part_at_all_is_damage() -> None:
    with pytest.raises(SheetDamaged, match="missing"):
        opened(())


def test_parts_of_two_applications_are_mixed() -> None:
    other = parts(replace(applied(), reference="3MZ-8T1-WAZ"), version=6)
    with pytest.raises(SheetMixed):
        opened((*in_three()[:1], *other[1:]))


def test_the_same_part_of_two_printings_is_mixed() -> None:
    corrected = parts(applied(name=Name("Karo", "Nordmann")), version=6)
    with pytest.raises(SheetMixed):
        opened((*in_three(), corrected[-1]))


def test_parts_of_two_printings_of_another_length_are_mixed() -> None:
    with pytest.raises(SheetMixed):
        opened((*in_three()[:1], *parts(version=9)[1:]))


def test_different_parts_of_two_printings_do_not_fit_together() -> None:
    first, second = in_three(), parts(applied(name=Name("Karo", "Nordmann")), version=6)
    for mixture in set(product(*zip(first, second, strict=True))) - {first, second}:
        with pytest.raises((SheetDamaged, SheetForged)):
            opened(mixture)


def test_different_parts_of_two_encryptions_do_not_fit_together() -> None:
    first, second = in_three(encrypting()), in_three(encrypting())
    with pytest.raises(SheetDamaged):
        opened((first[0], *second[1:]), unwrapped)


def test_flipped_bits_are_damage() -> None:
    for turned in flips(held(parts())):
        with pytest.raises((SheetDamaged, SheetTooLarge)):
            opened(carrying(turned))


def test_flipped_bits_of_what_was_signed_are_never_believed() -> None:
    for turned in flips(zlib.decompress(held(parts()))):
        with pytest.raises((SheetForged, SheetDamaged, SignerUnknown)):
            opened(carrying(zlib.compress(turned)))


def test_flipped_bits_of_an_encrypted_sheet_are_damage() -> None:
    for turned in flips(held(parts(seal=encrypting()))):
        with pytest.raises((SheetDamaged, SheetLocked)):
            opened(carrying(turned), unwrapped)


def test_an_answer_changed_after_signing_is_forged() -> None:
    message = zlib.decompress(held(parts()))
    with pytest.raises(SheetForged):
        opened(carrying(zlib.compress(message.replace(b"Nordmann", b"Nordmand"))))


def test_a_sheet_under_another_reference_is_forged() -> None:
    with pytest.raises(SheetForged):
        opened(carrying(held(parts()), OTHER))


def test_a_signed_reference_that_differs_from_the_codes_is_damage() -> None:
    with pytest.raises(SheetDamaged, match="reference"):
        opened(signing_fields(_1=OTHER))


def test_an_unknown_signer_is_named_as_that() -> None:
    stranger = Seal("Kiosk 7", Ed25519PrivateKey.generate())
    with pytest.raises(SignerUnknown):
        opened(parts(seal=stranger))


def test_a_stranger_under_a_known_key_id_is_forged() -> None:
    stranger = Ed25519PrivateKey.generate()
    kid = next(iter(PRACTICE))
    protected = cbor2.dumps({1: -8, 4: kid})
    message = cbor2.loads(signed(encoded(fields()), stranger, REFERENCE)).value
    given = carrying(zlib.compress(cbor2.dumps(cbor2.CBORTag(18, [protected, *message[1:]]))))
    with pytest.raises(SheetForged):
        opened(given)


def test_an_unsigned_sheet_is_damage() -> None:
    with pytest.raises(SheetDamaged):
        opened(carrying(zlib.compress(encoded(fields()))))


def test_a_sheet_signed_by_another_algorithm_is_damage() -> None:
    message = [cbor2.dumps({1: -7, 4: next(iter(PRACTICE))}), {}, encoded(fields()), bytes(64)]
    with pytest.raises(SheetDamaged):
        opened(carrying(zlib.compress(cbor2.dumps(cbor2.CBORTag(18, message)))))


def test_a_practice_sheet_is_unknown_to_a_real_desk() -> None:
    with pytest.raises(SignerUnknown):
        open_sheet(parts(), tables(), signers_of(Settings(practice=False)))


def test_a_sheet_without_anybody_to_ask_is_locked() -> None:
    with pytest.raises(SheetLocked):
        opened(parts(seal=encrypting()))


def test_what_the_gateway_answers_is_passed_on() -> None:
    def refusing(reference: str, recipient: bytes) -> bytes:
        raise NotKnown()

    with pytest.raises(NotKnown):
        opened(parts(seal=encrypting()), refusing)


def test_a_wrong_content_key_is_damage() -> None:
    with pytest.raises(SheetDamaged):
        opened(parts(seal=encrypting()), lambda reference, recipient: bytes(32))


def test_a_form_version_nobody_published_is_unknown() -> None:
    with pytest.raises(SheetUnknown, match="never published"):
        opened(signing_fields(_3="2031.4"))


def test_a_form_that_names_another_file_is_unknown() -> None:
    with pytest.raises(SheetUnknown, match="cannot be"):
        opened(signing_fields(_2="../../etc/passwd"))


def test_a_later_format_is_unknown() -> None:
    with pytest.raises(SheetUnknown):
        opened([part.replace("SK1:", "SK2:") for part in parts()])


def test_a_question_that_was_never_published_is_unknown() -> None:
    with pytest.raises(SheetUnknown):
        opened(signing_fields(_12={9999: "x"}))


@pytest.mark.parametrize(
    "changed",
    [
        {"_4": None},
        {"_4": 10**18},
        {"_4": "x"},
        {"_5": 10**6},
        {"_8": 99},
        {"_9": -1},
        {"_10": 5},
        {"_11": "x"},
        {"_12": []},
        {"_12": {1: 5}},
        {"_13": [[1]]},
        {"_13": 3},
        {"_14": [1]},
        {"_15": b"x"},
        {"_16": 1},
        {"_17": 1},
    ],
    ids=str,
)
def test_signed_fields_of_another_shape_are_unknown(changed: dict[str, object]) -> None:
    with pytest.raises(SheetUnknown):
        opened(signing_fields(**changed))


def test_a_bomb_is_too_large_and_never_unpacked() -> None:
    bomb = zlib.compress(bytes(200 * 1024 * 1024), 9)[:40_000]
    with pytest.raises(SheetTooLarge):
        opened(carrying(bomb))


def test_exactly_the_largest_size_is_inflated() -> None:
    with pytest.raises(SheetDamaged):
        opened(carrying(zlib.compress(bytes(LARGEST))))
    with pytest.raises(SheetTooLarge):
        opened(carrying(zlib.compress(bytes(LARGEST + 1))))


def test_truncated_answers_are_damage() -> None:
    data = held(parts())
    for length in (1, 2, 10, len(data) // 2, len(data) - 1):
        with pytest.raises(SheetDamaged):
            opened(carrying(data[:length]))


def test_anything_after_the_answers_is_damage() -> None:
    with pytest.raises(SheetDamaged):
        opened(carrying(held(parts()) + b"more"))


def test_a_truncated_encrypted_sheet_is_damage() -> None:
    data = held(parts(seal=encrypting()))
    for length in (2, 3, 40, len(data) - 1):
        with pytest.raises(SheetDamaged):
            opened(carrying(data[:length]), unwrapped)


def test_a_link_is_foreign() -> None:
    with pytest.raises(SheetForeign):
        opened(("HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/0123456789ABCDEF",))


def test_a_bar_code_of_a_shop_is_foreign() -> None:
    with pytest.raises(SheetForeign):
        opened(("7038010009457",))


def test_the_code_of_a_page_is_foreign() -> None:
    with pytest.raises(SheetForeign):
        opened(("SK1:7KQ4M2XJG:P2/7",))


def test_an_application_too_long_for_its_codes_has_none() -> None:
    with pytest.raises(SheetTooLarge):
        parts(version=6, most=2)


def test_an_application_of_an_unpublished_version_has_no_codes() -> None:
    with pytest.raises(SheetUnknown):
        parts(replace(applied(), version="2031.4"))


def test_random_bytes_are_refused_with_a_message() -> None:
    random = Random(11)
    for _ in range(600):
        data = random.randbytes(random.randint(1, 300))
        start = random.choice((b"", b"\xd8\x60", b"\xd8\x60\x84", b"\x78\xda"))
        with pytest.raises(SheetError):
            opened(carrying(start + data), unwrapped)


def test_random_signed_fields_are_refused_with_a_message() -> None:
    random = Random(12)
    for _ in range(400):
        changed = {f"_{random.randint(1, 18)}": anything(random) for _ in range(3)}
        try:
            opened(signing_fields(**changed))
        except SheetError:
            continue


def test_random_signed_bytes_are_refused_with_a_message() -> None:
    random = Random(13)
    for _ in range(200):
        with pytest.raises(SheetError):
            opened(signing(random.randbytes(random.randint(0, 60))))


def anything(random: Random) -> object:
    """A value of any sort."""
    plain: list[object] = [
        None,
        True,
        0,
        -1,
        2**63,
        "",
        "x" * 50,
        b"\x00" * 32,
        [],
        {},
        [1, 2],
        {0: 1},
        {1: [1, {2: 3}]},
    ]
    return random.choice(plain)

"""The enrolment code: read however it was typed, and of no use to whoever steals it."""

import pytest
from hypothesis import given
from hypothesis.strategies import binary

from kiosk.fleet.enrolment import (
    NO_ADDRESS,
    NO_CODE,
    SLIPPED,
    WRONG_LENGTH,
    Enrolment,
    fingerprint_of,
    grouped,
    read_enrolment,
)
from kiosk.form.reference import ALPHABET

FINGERPRINT = next(found for found in (fingerprint_of(bytes([n]) * 32) for n in range(9)) if found)
CODE = Enrolment("https://status.example.no", FINGERPRINT)


@pytest.mark.parametrize(
    "typed",
    [
        str(CODE),
        str(CODE).lower(),
        str(CODE).upper(),
        f"  {CODE}\n",
        f"https://status.example.no/E#{FINGERPRINT}",
        f"https://status.example.no#{grouped(FINGERPRINT).replace('-', ' ')}",
        f"https://status.example.no/#{FINGERPRINT}",
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_enrolment(typed) == CODE


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NO_CODE),
        ("https://status.example.no/E", NO_CODE),
        (f"status.example.no/E#{FINGERPRINT}", NO_ADDRESS),
        (f"http://status.example.no/E#{FINGERPRINT}", NO_ADDRESS),
        (f"https://status.example.no/other/E#{FINGERPRINT}", NO_ADDRESS),
        ("https://status.example.no/E#4F7A1", WRONG_LENGTH),
    ],
)
def test_what_is_no_code_is_said_with_what_to_type(typed: str, problem: object) -> None:
    assert read_enrolment(typed) == problem


def test_every_single_slip_is_noticed() -> None:
    for place in range(len(FINGERPRINT)):
        for letter in ALPHABET:
            slipped = FINGERPRINT[:place] + letter + FINGERPRINT[place + 1 :]
            if slipped != FINGERPRINT:
                assert read_enrolment(f"https://status.example.no/E#{slipped}") == SLIPPED


@given(binary(min_size=32, max_size=32))
def test_a_fingerprint_is_one_that_people_can_type_or_there_is_none(public: bytes) -> None:
    found = fingerprint_of(public)
    assert found is None or read_enrolment(f"https://a.no/E#{found}") == Enrolment("https://a.no", found)


def test_a_code_holds_an_address_and_a_fingerprint_and_nothing_else() -> None:
    assert str(CODE) == f"https://status.example.no/E#{grouped(FINGERPRINT)}"

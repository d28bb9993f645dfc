"""References: how they are minted and read back, and that a slip in typing one is noticed."""

from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_2

from kiosk.form.answers import Problem
from kiosk.form.reference import ALPHABET, RANDOM, WRONG_CHECK, WRONG_SHAPE
from kiosk.visit.reference import Reference, mint, parse_reference

bodies = st.text(ALPHABET, min_size=RANDOM, max_size=RANDOM)
references = bodies.filter(lambda body: mod_37_2.calc_check_digit(body) in ALPHABET).map(
    lambda body: body + mod_37_2.calc_check_digit(body)
)


def swapped(characters: str, first: int, second: int) -> str:
    letters = list(characters)
    letters[first], letters[second] = letters[second], letters[first]
    return "".join(letters)


@given(references, st.integers(0, RANDOM), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(characters: str, position: int, wrong: str) -> None:
    assume(characters[position] != wrong)
    assert isinstance(parse_reference(characters[:position] + wrong + characters[position + 1 :]), Problem)


@given(references, st.integers(0, RANDOM - 1))
def test_swapped_neighbours_are_noticed(characters: str, position: int) -> None:
    assume(characters[position] != characters[position + 1])
    assert isinstance(parse_reference(swapped(characters, position, position + 1)), Problem)


@given(references, st.integers(0, RANDOM - 2))
def test_a_swap_across_one_character_is_noticed(characters: str, position: int) -> None:
    assume(characters[position] != characters[position + 2])
    assert isinstance(parse_reference(swapped(characters, position, position + 2)), Problem)


@given(references)
def test_what_is_printed_reads_back(characters: str) -> None:
    assert parse_reference(str(Reference(characters))) == Reference(characters)


@given(references)
def test_lower_case_spaces_and_lookalikes_are_taken(characters: str) -> None:
    typed = " ".join(characters.lower().replace("1", "l").replace("0", "o"))
    assert parse_reference(typed) == Reference(characters)


def test_it_is_written_in_threes() -> None:
    assert str(Reference("7KQ4M2XJG")) == "7KQ-4M2-XJG"


def test_eastern_digits_and_long_dashes_are_taken() -> None:
    reference = mint(lambda below: 7)
    eastern = str(reference).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")).replace("-", "–")
    assert parse_reference(eastern) == reference


def test_it_is_drawn_again_while_the_check_character_is_ambiguous() -> None:
    ambiguous = next(body for body in counted() if mod_37_2.calc_check_digit(body) not in ALPHABET)
    drawn = iter([ALPHABET.index(character) for character in ambiguous] + [3] * RANDOM)
    reference = mint(lambda below: next(drawn))
    assert reference.characters.startswith("3" * RANDOM)
    assert next(drawn, None) is None


def test_a_minted_reference_is_valid_and_new() -> None:
    minted = [mint() for _ in range(200)]
    assert len(set(minted)) == len(minted)
    assert [parse_reference(str(reference)) for reference in minted] == minted


def test_too_short_is_a_wrong_shape() -> None:
    assert parse_reference("7KQ-4M2") == WRONG_SHAPE


def test_a_letter_no_reference_has_is_a_wrong_shape() -> None:
    assert parse_reference("7KQ-4M2-XJU") == WRONG_SHAPE


def test_a_slip_is_told_apart_from_a_wrong_shape() -> None:
    characters = mint().characters
    other = "2" if characters[0] != "2" else "3"
    assert parse_reference(other + characters[1:]) == WRONG_CHECK


def counted() -> Iterator[str]:
    for number in range(len(ALPHABET) ** 2):
        yield "0" * (RANDOM - 2) + ALPHABET[number // len(ALPHABET)] + ALPHABET[number % len(ALPHABET)]

"""Ethiopic letters a blank apart, where they would lie on each other: only what is shown is spaced."""

from kiosk.language.pictogram import Cells
from kiosk.language.script import width, wrap
from kiosk.language.spacing import SpacedWords, spaced, unspaced
from kiosk.language.words import Words, language_of

WORD = "ትግርኛ"


def test_every_ethiopic_letter_has_its_blank_and_no_other_has() -> None:
    assert spaced(f"Nav {WORD}!") == "Nav ት\u00a0ግ\u00a0ር\u00a0ኛ\u00a0!"


def test_what_is_spaced_is_not_spaced_again() -> None:
    assert spaced(spaced(WORD)) == spaced(WORD)


def test_the_blanks_can_be_taken_away() -> None:
    assert unspaced(spaced(f"{WORD} {WORD}")) == f"{WORD} {WORD}"


def test_a_blank_of_another_script_stays() -> None:
    assert unspaced("5\u00a0000 kr") == "5\u00a0000 kr"


def test_a_spaced_letter_is_two_cells_wide() -> None:
    assert width(spaced(WORD)) == 2 * len(WORD)


def test_a_spaced_word_is_not_parted_at_its_blanks() -> None:
    assert wrap(spaced(f"{WORD} {WORD}"), 10) == [spaced(WORD)] * 2


def test_the_texts_of_a_language_are_spaced_with_what_stands_in_them() -> None:
    words = Words(language_of("ti"), {"hello": "ሰላም {name}"}, {"hello": "Hei {name}"})
    assert SpacedWords.of(words)("hello", name="ሳባ") == spaced("ሰላም ሳባ")


def test_large_letters_have_their_room_in_them() -> None:
    cells = Cells.load("font")
    assert cells.large(spaced(WORD), 2, "ltr") == cells.large(WORD, 2, "ltr")

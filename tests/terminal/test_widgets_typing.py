"""What happens to letters on their way into a field."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.terminal.widgets.editing import LONGEST_LETTER, Typing, clean, pasted

MOST = 40


def test_one_rub_out_takes_a_letter_with_all_its_marks() -> None:
    assert Typing.at_end("بَبَّ").rub_out().text == "بَ"


def test_the_joiner_of_persian_and_sorani_is_kept() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_pasted_control_characters_and_turning_characters_are_dropped() -> None:
    assert clean("a\x1b[31mb\u202ec\nd\te") == "a[31mbc d e"


def test_what_is_longer_than_the_field_takes_is_not_typed() -> None:
    full = Typing.at_end("1234")

    assert full.insert("5", 4) == full


def test_a_letter_takes_no_end_of_marks() -> None:
    letter = Typing.at_end("")
    for mark in "a" + "\u0301" * 100:
        letter = letter.insert(mark, MOST)

    assert letter.text == "a" + "\u0301" * (LONGEST_LETTER - 1)


def test_joiners_that_join_nothing_do_not_fill_a_field_without_an_end() -> None:
    assert len(pasted("\u200d" * 100_000, MOST)) <= MOST * LONGEST_LETTER
    assert len(Typing().insert("\u200d", MOST).insert("\u200d" * 50, MOST).text) == 1


def test_of_an_endless_paste_only_what_fits_is_looked_at() -> None:
    assert pasted("a" * 10_000_000, 4) == "aaaa"
    assert pasted("e\u0301" * 1000, 3) == "e\u0301" * 3
    assert pasted("a", 0) == ""


@given(st.text(max_size=200), st.integers(0, 20))
def test_what_was_pasted_fits_whatever_it_is(text: str, room: int) -> None:
    assert len(Typing.at_end(pasted(text, room)).letters) <= room


def test_letters_go_in_where_the_caret_is() -> None:
    assert Typing.at_end("Ola").to(1).insert("l", MOST) == Typing("Olla"[:1] + "l" + "la", 2)


def test_delete_takes_the_letter_after_the_caret() -> None:
    assert Typing("Olla", 1).delete().text == "Ola"


@given(st.text(max_size=20), st.integers(-5, 25), st.text(max_size=5))
def test_typing_and_rubbing_out_as_much_changes_nothing(text: str, caret: int, typed: str) -> None:
    before = Typing.at_end(clean(text)).to(caret)
    after = before.insert(typed, 1000)
    # Marks join the letter before them, so what is rubbed out is counted in letters that were added.
    for _ in range(after.caret - before.caret):
        after = after.rub_out()

    assert len(after.letters) <= len(before.letters)


@given(st.text(max_size=30), st.integers(-50, 50))
def test_the_caret_never_leaves_the_text(text: str, by: int) -> None:
    moved = Typing.at_end(clean(text)).move(by)

    assert 0 <= moved.caret <= len(moved.letters)
    assert moved.before + moved.after == moved.text

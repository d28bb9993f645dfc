"""What happens to letters on their way into a field."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.terminal.widgets.editing import Typing, clean

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

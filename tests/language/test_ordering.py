"""The order of mixed lines, against Unicode's own cases and against python-bidi."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.ordering import Placed, order
from kiosk.language.words import Direction

# Debian package unicode-data.
CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
DIRECTIONS: tuple[Direction, Direction] = ("ltr", "rtl")
# Letters, digits, separators, brackets, spaces, marks and isolates of every kind that can meet in a line.
MIXED = "abÅбقبלא09٣۴+-,.:/%€ ()[]{}«»!?\u0651\u0301\u00a0\u2066\u2067\u2068\u2069\u200e\u200f"


def unicode_cases() -> Iterator[tuple[str, Direction, list[str], list[int]]]:
    """Text, resolved direction of the paragraph, levels ("x" is taken out), visual order."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, _, paragraph, levels, visual = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield text, DIRECTIONS[int(paragraph)], levels.split(), [int(place) for place in visual.split()]


@pytest.mark.skipif(not CASES.is_file(), reason="Debian's unicode-data, which holds the cases, is not installed")
def test_every_case_of_unicode_is_in_its_order_and_reads_its_way() -> None:
    cases = list(unicode_cases())
    wrong = [
        text
        for text, direction, levels, visual in cases
        if order(text, direction) != [Placed(place, int(levels[place]) % 2 == 0) for place in visual]
    ]
    assert len(cases) > 90_000
    assert not wrong


@given(text=st.text(MIXED, max_size=30), direction=st.sampled_from(DIRECTIONS))
def test_the_order_is_that_of_python_bidi(text: str, direction: Direction) -> None:
    theirs = get_display(text, base_dir="R" if direction == "rtl" else "L")
    assert "".join(text[placed.index] for placed in order(text, direction)) == theirs


def test_an_override_turns_latin_letters() -> None:
    assert [placed.index for placed in order("\u202eabc", "ltr")] == [3, 2, 1]


def test_an_isolate_that_is_never_closed_ends_with_the_line() -> None:
    assert [placed.index for placed in order("ا\u2066a b", "rtl")] == [2, 3, 4, 1, 0]


def test_embeddings_nested_too_deeply_are_counted_not_obeyed() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "b"
    assert [text[placed.index] for placed in order(text, "ltr")] == ["a", "b"]


def test_isolates_nested_too_deeply_are_counted_not_obeyed() -> None:
    text = "\u2067" * 200 + "a" + "\u2069" * 200 + "b"
    assert [text[placed.index] for placed in order(text, "ltr")][-1] == "b"


def test_brackets_nested_too_deeply_are_not_paired() -> None:
    text = "א" + "(" * 70 + "a" + ")" * 70
    assert len(order(text, "rtl")) == len(text)

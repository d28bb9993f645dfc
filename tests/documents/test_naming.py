import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.naming import shown


def test_a_long_name_loses_its_middle() -> None:
    assert shown("WhatsApp Image 2026-01-05 at 12.33.01.jpeg", 20) == "WhatsApp I…3.01.jpeg"


def test_what_steers_a_terminal_or_turns_the_line_is_left_out() -> None:
    assert shown("pay\x1b[2J\u202egpj.exe\u200f\n", 40) == "pay [2J gpj.exe"


def test_letters_of_every_script_stay() -> None:
    assert shown("зарплата عقد الإيجار lønn.pdf", 40) == "зарплата عقد الإيجار lønn.pdf"


@given(st.text(max_size=200), st.integers(3, 60))
def test_what_is_shown_is_short_and_tame(name: str, most: int) -> None:
    said = shown(name, most)
    assert len(said) <= most
    assert not [each for each in said if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]

"""Wrapping, shaping and finishing lines; mixed lines with what people really write."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.script import (
    Run,
    finish,
    graphemes,
    isolate,
    lines,
    plain,
    runs,
    western_digits,
    width,
    wrap,
)
from kiosk.language.words import Direction

DIRECTIONS: tuple[Direction, Direction] = ("ltr", "rtl")
LETTERS = "abcæøåšŋ бжїґ ابتثجلمكهوية ءأ لا 0123456789 ()[].,:-/+%\u0651\u064b\u200c  "
SHADDA = "\u0651"


def unshaped(text: str) -> Counter[str]:
    """Letters of a finished line, presentation forms taken apart and brackets counted alike."""
    return Counter(unicodedata.normalize("NFKC", text).translate(str.maketrans(")]", "([")))


@pytest.mark.parametrize(
    ("logical", "shown"),
    [
        ("رقم 010190 12345", "010190 12345 "),
        ("في 12.03.2026", "12.03.2026 "),
        ("في 2026-03-12", "2026-03-12 "),
        ("هاتف +47 55 55 33 33", "+47 55 55 33 33 "),
        ("المبلغ 18 954", "18 954 "),
        ("المبلغ 18\u00a0954,50", "18\u00a0954,50 "),
        ("الفرق −1 815", "−1 815 "),
        ("خصم 25%", "25% "),
        ("ساعة 10:30", "10:30 "),
    ],
)
def test_numbers_stand_in_their_own_order_after_arabic(logical: str, shown: str) -> None:
    assert finish(logical, "rtl").startswith(shown)


def test_a_number_stays_right_when_words_follow_it() -> None:
    assert finish("من 010190 12345 هنا", "rtl") == "ﺎﻨﻫ 010190 12345 ﻦﻣ"


def test_an_isolated_value_keeps_its_unit_behind_it() -> None:
    assert finish(f"المبلغ {isolate('18 954 kr')} فقط", "rtl") == "ﻂﻘﻓ 18 954 kr ﻎﻠﺒﻤﻟﺍ"


def test_brackets_round_arabic_are_mirrored() -> None:
    assert finish("السكن (اليوم)", "rtl") == "(ﻡﻮﻴﻟﺍ) ﻦﻜﺴﻟﺍ"


def test_brackets_round_a_latin_name_open_towards_it() -> None:
    assert finish("مكتب (NAV) هنا", "rtl") == "ﺎﻨﻫ (NAV) ﺐﺘﻜﻣ"


def test_a_latin_name_inside_arabic_reads_rightward() -> None:
    assert finish("اسمي Kari Nordmann وأنا", "rtl") == "ﺎﻧﺃﻭ Kari Nordmann ﻲﻤﺳﺍ"


def test_a_number_after_latin_letters_stays_with_them() -> None:
    assert "F2" in finish("مفتاح F2 يعرض", "rtl")
    assert finish("Storgata 12", "rtl") == "Storgata 12"


@pytest.mark.parametrize("reference", ["ZG7-CC8-TMT", "CT0-0SR-SNH", "7KQ-4M2-XJG", "4BR-VGM", "123-45A-678"])
def test_a_reference_reads_rightward_wherever_its_digits_fall(reference: str) -> None:
    assert f".{reference} " in finish(f"رقمه {reference}.", "rtl")
    assert finish(f"رقمك: {reference} · 0AK-M5F", "rtl").startswith(f"0AK-M5F · {reference}")


def test_groups_of_eastern_digits_stay_in_order() -> None:
    assert finish("٩٨٧ ٦٥ ٤٣٢", "ltr") == "٩٨٧ ٦٥ ٤٣٢"
    assert "٩٨٧ ٦٥ ٤٣٢" in finish("هاتف ٩٨٧ ٦٥ ٤٣٢ وبعد", "rtl")


def test_an_arabic_name_inside_norwegian_leaves_the_line_in_place() -> None:
    assert finish("Navn: علي (Oslo)", "ltr") == "Navn: ﻲﻠﻋ (Oslo)"


def test_the_base_direction_comes_from_the_language_not_from_the_text() -> None:
    assert finish("NAV?", "rtl") == "?NAV"
    assert finish("NAV?", "ltr") == "NAV?"


def test_a_question_mark_stands_at_the_end_of_the_reading() -> None:
    assert finish("كيف تسكن؟", "rtl").startswith("؟")


def test_lam_and_alef_become_one_letter() -> None:
    assert finish("لا", "rtl") == "ﻻ"


def test_shadda_is_kept_on_a_letter_that_joins_the_next() -> None:
    assert SHADDA in finish("سلّم", "rtl")


@pytest.mark.parametrize("word", ["مقدّم", "صوّر", "حدّد", "السنّ", "أوّل"])
def test_no_letter_is_hidden_by_its_shadda(word: str) -> None:
    assert finish(word, "rtl") == finish(word.replace(SHADDA, ""), "rtl")


@pytest.mark.parametrize("word", ["خانه\u0654", "داده\u0654", "خان\u06c0"])
def test_no_heh_is_hidden_by_its_hamza(word: str) -> None:
    assert finish(word, "rtl") == finish(word[:-1].removesuffix("ه") + "ه", "rtl")


def test_a_large_heh_and_its_hamza_are_one_letter() -> None:
    assert finish("خانه\u0654", "rtl", large=True)[0] == "\ufba5"


@pytest.mark.parametrize("letter", "گچپژکی")
def test_the_letters_of_persian_join_both_sides(letter: str) -> None:
    shown = finish(f"س{letter}س", "rtl")
    kind = unicodedata.decomposition(shown[1]).partition(" ")[0]
    assert kind == ("<final>" if letter == "ژ" else "<medial>")


def test_the_joiner_of_persian_parts_letters_and_takes_no_cell() -> None:
    assert finish("می\u200cروم", "rtl")[-2:] == "\ufbfd\ufee3"


def test_a_mark_stays_behind_its_letter() -> None:
    shown = finish("سلّم", "rtl")
    assert unicodedata.normalize("NFKC", shown[shown.index(SHADDA) - 1]) == "ل"


def test_a_joiner_that_parts_letters_parts_them() -> None:
    assert finish("می\u200cخواهم", "rtl") != finish("میخواهم", "rtl")


def test_a_joiner_is_kept_for_the_shaper_on_paper() -> None:
    assert runs("می\u200cخواهم", "rtl") == [Run("می\u200cخواهم", False)]


def test_runs_stand_from_left_to_right_each_in_reading_order() -> None:
    assert runs("مكتب NAV هنا", "rtl") == [Run(" هنا", False), Run("NAV", True), Run("مكتب ", False)]


def test_runs_hold_no_marks_that_steer() -> None:
    assert all("\u2066" not in run.text for run in runs(f"في {isolate('a')}\u200f", "rtl"))


def test_an_empty_line_is_an_empty_line() -> None:
    assert finish("", "rtl") == ""
    assert runs("", "rtl") == []
    assert wrap("", 10) == [""]


def test_line_ends_are_kept() -> None:
    assert wrap("én\n\nto", 10) == ["én", "", "to"]


def test_a_word_longer_than_the_line_is_cut_between_letters() -> None:
    assert wrap("arbeidsavklaringspenger", 10) == ["arbeidsavk", "laringspen", "ger"]


def test_an_isolate_cut_by_a_line_end_is_closed_and_opened_again() -> None:
    assert wrap(isolate("aa bb"), 3) == [isolate("aa"), isolate("bb")]


def test_lines_are_wrapped_in_reading_order_before_they_are_turned() -> None:
    first, second = lines("كيف تسكن", 5, "rtl")
    assert (first, second) == (finish("كيف", "rtl"), finish("تسكن", "rtl"))


def test_digits_of_every_script_become_western() -> None:
    assert western_digits("٠١٢٣ ۴۵۶ ७८९ 12a") == "0123 456 789 12a"


def test_letters_are_counted_with_their_marks() -> None:
    assert graphemes("صوّر") == ["ص", "وّ", "ر"]
    assert width("وّ") == 1


@pytest.mark.parametrize(
    "steering", ["\u202e", "\u202a", "\u2067", "\u2069", "\x1b", "\x00", "\x9b", "\ue000", "\U000f0001"]
)
def test_what_steers_a_terminal_is_taken_out_of_typed_text(steering: str) -> None:
    assert plain(f"Ka{steering}ri") == "Kari"


def test_typed_text_keeps_letters_joiners_and_line_ends() -> None:
    assert plain("می\u200cخواهم\r\nd\u0061\u030a") == "می\u200cخواهم\ndå"


def test_a_tab_becomes_a_space() -> None:
    assert plain("a\tb") == "a b"


VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"


@given(text=st.text(LETTERS, max_size=80), cells=st.integers(2, 40))
def test_no_wrapped_line_is_wider_than_its_cells(text: str, cells: int) -> None:
    assert all(width(line) <= cells for line in wrap(text, cells))


@given(text=st.text(max_size=80), cells=st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, cells: int) -> None:
    kept = plain(text)
    assert "".join(wrap(kept, cells)).replace(" ", "") == kept.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(("large", "left_out"), [(True, VOWELS), (False, VOWELS + SHADDA)])
@given(text=st.text(LETTERS, max_size=60), direction=st.sampled_from(DIRECTIONS))
def test_finishing_keeps_every_letter(large: bool, left_out: str, text: str, direction: Direction) -> None:
    none = dict.fromkeys(map(ord, left_out + "\u200c"))
    assert unshaped(finish(text, direction, large=large).translate(none)) == unshaped(text.translate(none))


def test_short_vowels_are_left_out_on_a_terminal_and_shadda_is_kept() -> None:
    assert unshaped(finish("سلِّمًا", "rtl")) == unshaped("سلّما")


@given(text=st.text(LETTERS, max_size=60), direction=st.sampled_from(DIRECTIONS))
def test_a_finished_line_is_no_wider_than_it_was(text: str, direction: Direction) -> None:
    assert width(finish(text, direction)) <= width(text)


@given(text=st.text(max_size=60), direction=st.sampled_from(DIRECTIONS))
def test_any_typed_text_can_be_finished(text: str, direction: Direction) -> None:
    assert isinstance(finish(plain(text), direction), str)

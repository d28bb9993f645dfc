"""Free text: what has priority stands first, facts stand whole, and own words are cut between words only."""

from random import Random

from kiosk.digisos.room import MORE, Part, packed, size
from tests.digisos.walks import text

BOTH = ("first", "second")


def test_parts_stand_under_each_other_in_the_field_they_prefer() -> None:
    assert packed([Part("a", BOTH), Part("b", BOTH)], {"first": 40, "second": 40}) == {"first": "a\nb", "second": ""}


def test_a_fact_that_does_not_fit_goes_to_the_next_field() -> None:
    assert packed([Part("x" * 30, BOTH), Part("y" * 30, BOTH)], {"first": 50, "second": 50})["second"] == "y" * 30


def test_a_fact_without_room_anywhere_is_left_out_whole_and_the_last_field_says_so() -> None:
    texts = packed([Part("kort", BOTH), Part("lang " * 30, BOTH)], {"first": 40, "second": 40})
    assert texts == {"first": "kort", "second": MORE}


def test_a_lesser_fact_still_stands_where_it_fits() -> None:
    texts = packed([Part("lang " * 30, ("first",)), Part("kort", ("first",))], {"first": 40})
    assert texts["first"] == f"kort {MORE}"


def test_own_words_that_fit_are_kept_to_the_letter() -> None:
    words = "Linje én\n\n  linje to \t med rom"
    assert packed([Part(words, ("first",), is_own=True)], {"first": size(words)})["first"] == words


def test_own_words_are_cut_between_words_and_end_by_saying_so() -> None:
    words = "Dette er mine egne ord om alt sammen"
    assert packed([Part(words, ("first",), is_own=True)], {"first": 33})["first"] == f"Dette er mine egne ord {MORE}"


def test_own_words_without_spaces_are_cut_between_letters() -> None:
    cut = packed([Part("漢" * 80, ("first",), is_own=True)], {"first": 30})["first"]
    assert cut.endswith(MORE)
    assert len(cut) == 30


def test_a_letter_of_several_parts_is_never_split() -> None:
    family = "👨‍👩‍👧‍👦"
    cut = packed([Part(family * 20, ("first",), is_own=True)], {"first": 60})["first"]
    assert cut.removesuffix(f" {MORE}").replace(family, "") == ""


def test_own_words_are_not_cut_to_say_that_a_fact_found_no_room() -> None:
    parts = [Part("a" * 40, ("second",), is_own=True), Part("lang " * 30, BOTH)]
    assert packed(parts, {"first": 40, "second": 40}) == {"first": MORE, "second": "a" * 40}


def test_more_is_pointed_at_once() -> None:
    texts = packed([Part("lang " * 30, BOTH), Part("lenger " * 30, BOTH)], {"first": 40, "second": 40})
    assert texts == {"first": "", "second": MORE}


def test_no_fact_stands_behind_what_was_cut() -> None:
    parts = [Part("ord " * 30, ("first",), is_own=True), Part("x", ("first", "second"))]
    texts = packed(parts, {"first": 60, "second": 60})
    assert texts["first"].endswith(MORE)
    assert texts["second"] == "x"


def test_no_text_is_ever_longer_than_its_field() -> None:
    random = Random(3)
    for _ in range(300):
        parts = [
            Part(text(random, random.choice((20, 200, 700))), BOTH, is_own=random.random() < 0.4) for _ in range(6)
        ]
        for name, packed_text in packed(parts, {"first": 500, "second": 120}).items():
            assert size(packed_text) <= {"first": 500, "second": 120}[name]


def test_characters_are_counted_as_receivers_count_them() -> None:
    assert size("a😀") == 3

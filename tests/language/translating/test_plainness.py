"""The gate for plain language: what it stops, and that it says what to write instead."""

from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.language.translating.plainness import check, lix, read_plain, sentences_of
from tests.language.translating.shelf import FORMS, begin

PLAIN = find_content().locales / "nb" / "plain.toml"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Opplysninger vedrørende husleie.", "says “vedrørende”: write om"),
        ("Du kan benytte kortet.", "says “benytte”: write bruke"),
        ("Du disponerer en bil.", "says “disponerer”: write bruke, ha"),
        ("Send iht. brevet.", "says “iht.”: write etter"),
        ("Spør KBT om hjelp.", "says KBT and explains it nowhere"),
        (f"Du {'må ' * 11}gå.", "has a sentence of 13 words, at most 12: make two of it"),
    ],
)
def test_hard_words_and_long_sentences_are_told_with_what_to_do(text: str, fault: str) -> None:
    assert [each for each in read_plain(PLAIN).faults(text, is_question=True) if fault in each]


@pytest.mark.parametrize("text", ["Hva trenger du?", "Nav svarer på SMS.", "Be om bilde."])
def test_everyday_words_pass(text: str) -> None:
    assert list(read_plain(PLAIN).faults(text, is_question=True)) == []


def test_a_gap_names_file_and_text(tmp_path: Path) -> None:
    locales = begin(tmp_path)
    (locales / "nb" / "plain.toml").write_bytes(PLAIN.read_bytes())
    forms = {"form": [*FORMS["form"], ("why.text", "Hvorvidt?", "note")]}
    assert "nb/form: why.text: says “Hvorvidt”: write om" in map(str, check(locales, forms))


def test_questions_that_are_hard_to_read_together_are_told(tmp_path: Path) -> None:
    locales = begin(tmp_path)
    (locales / "nb" / "plain.toml").write_bytes(PLAIN.read_bytes())
    forms = {"form": [("why.text", "Foreligger husstandsmedlemmers inntektsopplysninger allerede?", "note")]}
    assert [gap for gap in check(locales, forms) if gap.text == "all questions" and "LIX" in gap.message]


def test_lix_counts_words_in_sentences_and_long_words() -> None:
    # Two sentences of four words; two of the eight have seven letters or more.
    assert lix(list(sentences_of("Hva koster husleien din? Si det helt nøyaktig."))) == 4 + 100 * 2 / 8

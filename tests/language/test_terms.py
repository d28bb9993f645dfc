"""The hard words that can be explained: every one has a picture, a name and two sentences."""

import re

import pytest

from kiosk.content import find_content
from kiosk.language.concepts import CONCEPTS
from kiosk.language.terms import TERMS, brief, found_in
from kiosk.language.words import Library

WORDS = Library(find_content(), {}).words("nb")


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_a_picture_a_name_and_two_short_sentences(term: str) -> None:
    said = re.split(r"(?<=\.) (?=[A-ZÆØÅ])", WORDS(f"term.{term}.explained"))
    assert TERMS[term].icon in CONCEPTS
    assert TERMS[term].stands_in(WORDS(f"term.{term}"))
    assert len(said) == 2
    assert max(len(each.split()) for each in said) <= 20


def test_a_word_is_found_where_it_begins_so() -> None:
    assert list(found_in("Hva er husleien? Gjelder det barn også?")) == ["rent"]
    assert list(found_in("Har du gjeld?")) == ["debt"]


@pytest.mark.parametrize(
    ("word", "first"),
    [("AAP, arbeidsavklaringspenger", "AAP"), ("القسط، الفوائد", "القسط"), ("ገንዘብ (dagpenger)", "ገንዘብ")],
)
def test_of_several_names_the_sign_shows_the_first(word: str, first: str) -> None:
    assert brief(word) == first

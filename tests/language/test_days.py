"""Days and numbers as each of the eleven languages writes them."""

import unicodedata
from datetime import date

import pytest

from kiosk.form.kinds.counting import spaced
from kiosk.language.days import long_day, short_day, short_month, weekday
from kiosk.language.words import LANGUAGES, Language, language_of

DAY = date(2026, 11, 3)
SCRIPTS = {"latin": "LATIN", "cyrillic": "CYRILLIC", "arabic": "ARABIC", "ethiopic": "ETHIOPIC"}
everywhere = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@everywhere
def test_days_have_western_digits_and_months_in_the_letters_of_the_language(language: Language) -> None:
    for text in (long_day(DAY, language), weekday(DAY, language), short_day(DAY, language)):
        assert {letter for letter in text if letter.isdigit()} <= set("0123456789")
        assert "3" in text
        names = {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}
        assert names == {SCRIPTS[language.script]}
    assert len([letter for letter in short_month(DAY, language) if letter.isalpha()]) >= 2


@everywhere
def test_the_year_of_a_day_is_that_of_the_gregorian_calendar_and_stands_last(language: Language) -> None:
    assert long_day(DAY, language).partition("2026")[2].strip() in ("", "р.", "г.")


@everywhere
def test_the_day_stands_before_the_month(language: Language) -> None:
    for text in (long_day(DAY, language), short_day(DAY, language)):
        assert text.startswith("3")


@everywhere
def test_only_where_it_makes_an_ordinal_is_there_a_full_stop_behind_the_day(language: Language) -> None:
    for text in (long_day(DAY, language), short_day(DAY, language), weekday(DAY, language)):
        assert ("3. " in text) == (language.code in ("nb", "nn", "se"))


def test_the_month_is_written_out_in_northern_sami_as_elsewhere() -> None:
    assert long_day(DAY, language_of("se")) == "3. skábmamánnu 2026"


def test_thousands_are_apart_and_a_minus_is_one() -> None:
    assert spaced(-12345) == "\N{MINUS SIGN}12\N{NO-BREAK SPACE}345"

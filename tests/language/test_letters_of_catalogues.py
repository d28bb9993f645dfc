"""Every letter of every catalogue can be drawn large, or is known not to."""

import pytest

from kiosk.content import find_content
from kiosk.language.pictogram import Cells
from kiosk.language.script import finish, graphemes
from kiosk.language.words import LANGUAGES, Language
from tests.terminal.visiting import both_forms, library_of

# Named in texts for people who type, never in a headline.
NEVER_LARGE = set("{}←→")
IN_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@pytest.fixture(scope="module")
def letters() -> dict[str, set[str]]:
    """By language: all its letters as they are joined and placed."""
    library = library_of(both_forms().all())
    return {
        language.code: {
            letter
            for id, text in library.words(language.code)._texts.items()
            # The desk has no large letters.
            if not id.startswith("desk.")
            for letter in graphemes(finish(text.replace("\n", " "), language.direction, large=True))
            if not letter.isspace() and letter not in NEVER_LARGE
        }
        for language in LANGUAGES
        if (find_content().locales / language.code).is_dir()
    }


@IN_LANGUAGES
@pytest.mark.parametrize("scale", [2, 3])
def test_the_cell_font_draws_every_letter_with_its_marks(
    letters: dict[str, set[str]], language: Language, scale: int
) -> None:
    drawn = Cells.load("font").letters
    assert {letter for letter in letters[language.code] if f"{scale}:{letter}" not in drawn} == set()


@IN_LANGUAGES
def test_sextants_draw_every_letter_of_latin_and_cyrillic_and_none_of_the_others(
    letters: dict[str, set[str]], language: Language
) -> None:
    drawn = Cells.load("sextant").letters
    own = {letter for letter in letters[language.code] if letter.isalpha()}
    missing = {letter for letter in own if f"3:{letter}" not in drawn}
    if language.script in ("latin", "cyrillic"):
        assert missing == set()
    else:
        assert {letter for letter in missing if letter.isascii()} == set()
        assert missing

"""What the parent draws before anybody prints: enough that no visit is the first of its script."""

from kiosk.language.words import LANGUAGES
from kiosk.paper.pages import of_each_script


def test_it_is_in_every_script_and_in_all_languages_from_right_to_left() -> None:
    drawn = of_each_script(LANGUAGES)
    assert {language.script for language in drawn} == {language.script for language in LANGUAGES}
    assert {language for language in LANGUAGES if language.direction == "rtl"} <= set(drawn)
    assert len(drawn) < len(LANGUAGES)

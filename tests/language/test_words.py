from pathlib import Path

import pytest

from kiosk.content import Content
from kiosk.errors import LocaleError
from kiosk.language.translating.catalogue import update
from kiosk.language.translating.checking import check
from kiosk.language.words import Library, Voices

FRAME = '#. the bar\nmsgctxt "bar.next"\nmsgid "Neste"\nmsgstr ""\n\nmsgctxt "left"\nmsgid "{count} igjen"\nmsgstr ""\n'
FORM = [("need.text", "Hva trenger du?", "question"), ("need.ask", "Spør om mat", "helper")]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    for language in ("nb", "uk", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "nb" / "frame.po").write_text(FRAME, encoding="utf-8")
    return Content(tmp_path, tmp_path, tmp_path)


def translate(content: Content, language: str, text_id: str, translation: str, name: str = "frame") -> None:
    path = content.locales / language / f"{name}.po"
    before, after = path.read_text(encoding="utf-8").split(f'msgctxt "{text_id}"', 1)
    path.write_text(before + f'msgctxt "{text_id}"' + after.replace('msgstr ""', f'msgstr "{translation}"', 1), "utf-8")


def library(content: Content) -> Library:
    return Library(content, {"form": [(text_id, text) for text_id, text, _ in FORM]})


def test_bokmål_speaks_from_the_source(content: Content) -> None:
    assert library(content).words("nb")("need.text") == "Hva trenger du?"


def test_a_translation_is_used(content: Content) -> None:
    update(content.locales, {"form": FORM})
    translate(content, "uk", "bar.next", "Далі")
    assert library(content).words("uk")("bar.next") == "Далі"


def test_a_missing_text_falls_back_to_bokmål_and_shows_it(content: Content) -> None:
    assert library(content).words("uk")("bar.next") == "[nb] Neste"


def test_an_id_that_no_language_has_is_an_error(content: Content) -> None:
    with pytest.raises(LocaleError):
        library(content).words("uk")("bar.nxt")


def test_placeholders_are_filled(content: Content) -> None:
    assert library(content).words("nb")("left", count="3") == "3 igjen"


def test_braces_in_a_value_are_left_alone(content: Content) -> None:
    assert library(content).words("nb")("left", count="{count}") == "{count} igjen"


def test_a_changed_source_is_not_answered_with_the_old_translation(content: Content) -> None:
    update(content.locales, {"form": FORM})
    translate(content, "uk", "bar.next", "Далі")
    (content.locales / "nb" / "frame.po").write_text(FRAME.replace("Neste", "Videre"), encoding="utf-8")
    assert library(content).words("uk")("bar.next") == "[nb] Videre"


def test_update_keeps_translations_and_marks_the_changed_ones(content: Content) -> None:
    update(content.locales, {"form": FORM})
    translate(content, "uk", "bar.next", "Далі")
    translate(content, "uk", "left", "ще {count}")
    (content.locales / "nb" / "frame.po").write_text(FRAME.replace("Neste", "Videre"), encoding="utf-8")
    update(content.locales, {"form": FORM})
    text = (content.locales / "uk" / "frame.po").read_text(encoding="utf-8")
    assert 'msgid "Videre"\nmsgstr "Далі"' in text
    assert text.count("#, fuzzy") == 1


def test_update_twice_changes_nothing(content: Content) -> None:
    files = update(content.locales, {"form": FORM})
    once = [file.read_bytes() for file in files]
    update(content.locales, {"form": FORM})
    assert [file.read_bytes() for file in files] == once


def test_helper_texts_are_not_asked_of_applicants_languages(content: Content) -> None:
    update(content.locales, {"form": FORM})
    assert "need.ask" not in (content.locales / "uk" / "form.po").read_text(encoding="utf-8")
    assert "need.ask" in (content.locales / "en" / "form.po").read_text(encoding="utf-8")


def test_check_names_the_text_that_lost_a_placeholder(content: Content) -> None:
    update(content.locales, {"form": FORM})
    translate(content, "uk", "left", "ще кілька")
    gaps = map(str, check(content.locales, {"form": FORM}))
    assert "uk/frame.po: left: has other placeholders than the bokmål" in gaps


def test_check_names_a_missing_file(content: Content) -> None:
    assert any(
        "uk/form.po" in str(gap) and "kiosk locale update" in str(gap) for gap in check(content.locales, {"form": []})
    )


def test_the_same_language_stands_once(content: Content) -> None:
    words = library(content).words("nb")
    assert Voices(words, words).pair("bar.next") == ("Neste", "")


def test_a_language_is_reviewed_when_its_catalogues_say_so(content: Content) -> None:
    files = update(content.locales, {"form": FORM})
    for file in files:
        if file.parent.name == "uk":
            file.write_text(file.read_text(encoding="utf-8").replace("X-Reviewed: no", "X-Reviewed: yes"), "utf-8")
    assert library(content).is_reviewed("uk")
    assert not library(content).is_reviewed("en")


def test_update_keeps_the_readers_signature(content: Content) -> None:
    file = update(content.locales, {"form": FORM})[0]
    file.write_text(file.read_text(encoding="utf-8").replace("X-Reviewed: no", "X-Reviewed: yes"), "utf-8")
    update(content.locales, {"form": FORM})
    assert "X-Reviewed: yes" in file.read_text(encoding="utf-8")


def test_a_language_that_is_not_finished_is_not_offered(content: Content) -> None:
    update(content.locales, {"form": FORM})
    translate(content, "uk", "bar.next", "Далі")
    assert library(content).coverage("uk") == 1 / 3
    assert library(content).lack("uk") == "unfinished"
    assert library(content).offered(("uk", "nb")) == ("nb",)


def test_a_marked_translation_counts_as_missing(content: Content) -> None:
    finish(content)
    assert library(content).coverage("uk") == 1
    (content.locales / "nb" / "frame.po").write_text(FRAME.replace("Neste", "Videre"), encoding="utf-8")
    assert library(content).coverage("uk") == 2 / 3


def test_helper_texts_count_only_where_they_are_wanted(content: Content) -> None:
    finish(content)
    assert library(content).offered(("uk", "en")) == ("uk",)


def test_an_office_can_offer_reviewed_languages_only(content: Content) -> None:
    finish(content)
    strict = Library(content, {"form": [(text_id, text) for text_id, text, _ in FORM]}, reviewed_only=True)
    assert strict.lack("uk") == "unreviewed"
    assert strict.offered(("uk",)) == ("nb",)


def test_a_language_nobody_here_speaks_is_an_error(content: Content) -> None:
    with pytest.raises(LocaleError, match="no language xx"):
        library(content).offered(("xx",))


def finish(content: Content) -> None:
    """Ukrainian, complete."""
    update(content.locales, {"form": FORM})
    for text_id, said, name in (("bar.next", "Далі", "frame"), ("left", "ще {count}", "frame")):
        translate(content, "uk", text_id, said, name)
    translate(content, "uk", "need.text", "Що потрібно?", "form")

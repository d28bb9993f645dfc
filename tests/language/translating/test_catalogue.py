"""Catalogues kept in step: what is new, what is marked, what a header says."""

import re
from pathlib import Path

import pytest
from babel import Locale

from kiosk.language.translating.catalogue import PLURALS, read_catalogue, update
from kiosk.language.translating.templates import extract
from kiosk.language.words import LANGUAGES
from tests.language.translating.shelf import FORMS, FRAME, SEEN, begin, translate


def test_a_changed_bokmål_marks_its_translation_and_keeps_what_it_was_made_from(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    begin(tmp_path, FRAME.replace("Neste", "Videre"))
    text = (tmp_path / "uk" / "frame.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgctxt "bar.next"\n' in text or '#, fuzzy\n#| msgid "Neste"\n' in text
    assert 'msgid "Videre"\nmsgstr "Далі"' in text


def test_what_it_was_made_from_stays_until_somebody_has_read_it(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    begin(tmp_path, FRAME.replace("Neste", "Videre"))
    once = (tmp_path / "uk" / "frame.po").read_bytes()
    update(tmp_path, FORMS, SEEN)
    assert (tmp_path / "uk" / "frame.po").read_bytes() == once
    entry = next(entry for entry in read_catalogue(tmp_path / "uk" / "frame.po") if entry.context == "bar.next")
    assert entry.previous_id == ["Neste"]


def test_a_translators_own_comment_stays(tmp_path: Path) -> None:
    path = begin(tmp_path) / "uk" / "frame.po"
    path.write_text(path.read_text("utf-8").replace("#. the bar", "# said to children too\n#. the bar"), "utf-8")
    update(tmp_path, FORMS, SEEN)
    assert "# said to children too" in path.read_text(encoding="utf-8")


def test_a_text_with_a_blank_is_marked_for_the_translators_tools_to_check(tmp_path: Path) -> None:
    path = begin(tmp_path) / "uk" / "frame.po"
    assert '#, python-brace-format\nmsgctxt "left"' in path.read_text("utf-8")


def test_every_text_of_a_template_says_where_it_is_seen_and_what_for(tmp_path: Path) -> None:
    templates = extract(begin(tmp_path), FORMS, SEEN)
    assert list(templates) == ["frame", "glossary", "form"]
    frame = templates["frame"].decode()
    assert '#. the bar, at most 8 characters if possible\n#: kiosk/bar.py\nmsgctxt "bar.next"\nmsgid "Neste"\n' in frame


@pytest.mark.parametrize("code", PLURALS)
def test_the_plural_forms_of_a_header_are_those_of_the_cldr(code: str) -> None:
    rule = Locale.parse(code).plural_form
    count, expression = re.fullmatch(r"nplurals=(\d); plural=(.+);", PLURALS[code]).groups()  # type: ignore[union-attr]
    form_of = {number: evaluated(expression, number) for number in range(1200)}
    tags = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in {rule(n) for n in form_of}]
    assert int(count) == len(tags)
    assert {tags[form] == rule(number) for number, form in form_of.items()} == {True}


def evaluated(expression: str, number: int) -> int:
    """A gettext plural expression, in Python."""
    for part in expression.strip("()").split(" : "):
        condition, _, form = part.rpartition(" ? ") if " ? " in part else ("", "", part)
        condition = condition.replace("&&", " and ").replace("||", " or ")
        if not condition or eval(condition, {"n": number}):
            value = eval(form, {"n": number})
            return int(value)
    raise AssertionError(expression)


def test_every_language_has_plural_forms() -> None:
    assert {language.code for language in LANGUAGES} == set(PLURALS)

"""XLIFF there and back, and catalogues nobody speaks."""

from pathlib import Path

import pytest

from kiosk.content import Content
from kiosk.errors import LocaleError
from kiosk.language.po import read_entries
from kiosk.language.pseudo import long
from kiosk.language.translating.exchanging import from_xliff, to_xliff
from kiosk.language.translating.pretending import write
from kiosk.language.words import Library
from tests.language.translating.shelf import FORM, FORMS, FRAME, SEEN, UKRAINIAN, begin, translate


def exported(locales: Path, out: Path) -> Path:
    out.write_bytes(to_xliff(locales, FORMS, SEEN, "uk"))
    return out


def said(locales: Path) -> dict[str, str]:
    return {entry.id: entry.translation for path in (locales / "uk").glob("*.po") for entry in read_entries(path)}


def test_what_goes_out_comes_back_the_same(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    document = exported(tmp_path, tmp_path / "uk.xlf")
    before = {path: path.read_bytes() for path in (tmp_path / "uk").glob("*.po")}
    for path in before:
        path.unlink()
    written, refused = from_xliff(tmp_path, FORMS, SEEN, document)
    assert {path: path.read_bytes() for path in written} == before
    assert refused == []
    assert said(tmp_path) == UKRAINIAN


def test_a_text_tells_its_place_its_room_and_guards_what_is_filled_in(tmp_path: Path) -> None:
    text = exported(begin(tmp_path), tmp_path / "uk.xlf").read_text(encoding="utf-8")
    assert 'id="bar.next" resname="bar.next" xml:space="preserve" approved="no" maxwidth="8" size-unit="char">' in text
    assert '<context context-type="sourcefile">kiosk/bar.py</context>' in text
    assert '<ph id="1" ctype="x-placeholder">{count}</ph> igjen' in text
    assert 'source-language="nb" target-language="uk"' in text


def test_what_was_made_from_bokmål_that_has_changed_is_refused(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    document = exported(tmp_path, tmp_path / "uk.xlf")
    begin(tmp_path, FRAME.replace("Neste", "Videre"))
    _, refused = from_xliff(tmp_path, FORMS, SEEN, document)
    assert refused == ["bar.next"]


def test_a_stale_text_goes_out_with_what_it_was_made_from(tmp_path: Path) -> None:
    translate(begin(tmp_path))
    begin(tmp_path, FRAME.replace("Neste", "Videre"))
    text = exported(tmp_path, tmp_path / "uk.xlf").read_text(encoding="utf-8")
    assert '<target state="needs-review-translation">Далі</target>' in text
    assert '<alt-trans alttranstype="previous-version">' in text


@pytest.mark.parametrize("document", ["<xliff", "<html/>"])
def test_what_is_no_xliff_is_refused(tmp_path: Path, document: str) -> None:
    (tmp_path / "uk.xlf").write_text(document, encoding="utf-8")
    with pytest.raises(LocaleError, match="no XLIFF"):
        from_xliff(begin(tmp_path), FORMS, SEEN, tmp_path / "uk.xlf")


BOMB = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><xliff>&b;</xliff>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>'


@pytest.mark.parametrize("document", [BOMB, ELSEWHERE, '<?xml version="1.0" encoding="x"?><a/>', "\0", "<a>\x01</a>"])
def test_a_document_made_to_hurt_is_refused(tmp_path: Path, document: str) -> None:
    (tmp_path / "uk.xlf").write_text(document, encoding="utf-8")
    with pytest.raises(LocaleError, match=r"uk\.xlf is no XLIFF"):
        from_xliff(begin(tmp_path), FORMS, SEEN, tmp_path / "uk.xlf")


@pytest.mark.parametrize(
    ("code", "name", "why"),
    [("nb", "frame", "bokmål"), ("xx", "frame", "no language xx"), ("", "frame", "no language"),
     ("../uk", "frame", "no language"), ("uk", "../../frame", "no catalogue"), ("uk", "", "no catalogue")],
)  # fmt: skip
def test_a_document_of_another_language_or_catalogue_changes_nothing(
    tmp_path: Path, code: str, name: str, why: str
) -> None:
    translate(begin(tmp_path))
    text = exported(tmp_path, tmp_path / "uk.xlf").read_text(encoding="utf-8")
    wrong = f'<file original="{name}.po" target-language="{code}" source-language="nb" datatype="plaintext" /></xliff>'
    (tmp_path / "uk.xlf").write_text(text.replace("Далі", "Ні").replace("</xliff>", wrong), encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po")}
    with pytest.raises(LocaleError, match=why):
        from_xliff(tmp_path, FORMS, SEEN, tmp_path / "uk.xlf")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po")} == before


def test_pseudo_catalogues_are_read_like_real_ones(tmp_path: Path) -> None:
    locales = tmp_path / "locales"
    locales.mkdir()
    begin(locales)
    source = Library(Content(locales, locales, locales), {"form": [(id, text) for id, text, _ in FORM]}).words("nb")
    list(write(tmp_path / "out", locales, FORMS, long(source)))
    read = Library(
        Content(tmp_path / "out", tmp_path / "out", tmp_path / "out"), {"form": [(i, t) for i, t, _ in FORM]}
    )
    assert read.words("en")("need.choice.food") == long(source)("need.choice.food")


def test_pseudo_catalogues_never_overwrite_real_ones(tmp_path: Path) -> None:
    begin(tmp_path)
    source = Library(Content(tmp_path, tmp_path, tmp_path), {}).words("nb")
    with pytest.raises(LocaleError, match="name another folder"):
        list(write(tmp_path, tmp_path, FORMS, long(source)))

import re
from pathlib import Path

import pytest

from kiosk.commands.locales import cards_of, seen_of
from kiosk.content import find_content
from kiosk.house import open_house, read_forms, texts_of
from kiosk.language.translating import plainness
from kiosk.language.translating.catalogue import Source, own_source, read_catalogue
from kiosk.language.translating.checking import check
from kiosk.language.words import GLOSSARY

CONTENT = find_content()
EXPLAINED = re.compile(r"term\.\w+\.explained")


@pytest.fixture(scope="module")
def forms() -> dict[str, list[Source]]:
    return texts_of(read_forms(CONTENT.forms))


@pytest.fixture(scope="module")
def program() -> str:
    files = [*Path("kiosk").rglob("*.py"), *CONTENT.printouts.glob("*.toml")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_language_says_everything(forms: dict[str, list[Source]]) -> None:
    house = open_house()
    gaps = check(CONTENT.locales, forms, seen_of(house), cards_of(house))
    assert not [str(gap) for gap in gaps if gap.is_fault]


def test_what_is_said_in_norwegian_is_plain(forms: dict[str, list[Source]]) -> None:
    assert not [str(gap) for gap in plainness.check(CONTENT.locales, forms)]


def test_the_glossary_has_a_word_for_everything_the_glossary_key_explains(forms: dict[str, list[Source]]) -> None:
    words = {id for id, _, _ in own_source(CONTENT.locales, GLOSSARY)}
    explained = {id.removesuffix(".explained") for id, _, _ in own_source(CONTENT.locales) if EXPLAINED.fullmatch(id)}
    assert len(words) >= 47
    assert explained <= words


def test_no_id_stands_in_both_frame_and_form(forms: dict[str, list[Source]]) -> None:
    asked = {id for texts in forms.values() for id, _, _ in texts}
    assert not {id for id, _, _ in own_source(CONTENT.locales)} & asked


def test_an_id_in_two_forms_says_the_same_in_every_language(forms: dict[str, list[Source]]) -> None:
    said: dict[tuple[str, str], str] = {}
    for form, texts in forms.items():
        for id, bokmaal, _ in texts:
            assert said.setdefault(("nb", id), bokmaal) == bokmaal
        for path in CONTENT.locales.glob(f"*/{form}.po"):
            for entry in read_catalogue(path):
                if entry.context and entry.string:
                    key = (path.parent.name, entry.context)
                    assert said.setdefault(key, str(entry.string)) == str(entry.string), key


def test_no_id_stands_twice_in_the_frame() -> None:
    frame = (CONTENT.locales / "nb" / "frame.po").read_text(encoding="utf-8")
    ids = re.findall(r'msgctxt "(.+)"', frame)
    assert len(ids) == len(set(ids))


def test_every_frame_text_is_said_somewhere(program: str) -> None:
    assert not [id for id, _, _ in own_source(CONTENT.locales) if not is_said(id, program)]


MIDDLES = ("kind", "self.kind", "self.id", "term", "calendar")


def is_said(id: str, program: str) -> bool:
    """In quotes; or by its end ("delivery.{stage}"), or by its middle: of what kind, which errand, term or calendar."""
    front, _, end = id.rpartition(".")
    room = front.rpartition(".")[0]
    middles = (f"{room}.{{{name}}}.{end}" for name in MIDDLES)
    parts = (f'"{id}"', f"'{id}'", f"{front}.{{", *middles)
    return any(part in program for part in parts)

import re
from pathlib import Path

import pytest

from kiosk.content import find_content
from kiosk.form.definition import Form
from kiosk.form.reading import read_form, texts
from kiosk.language.catalogue import check, frame_source
from kiosk.language.pictogram import CONCEPTS

FORM = "okonomisk-sosialhjelp"
CONTENT = find_content()


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(CONTENT.forms / f"{FORM}.toml", CONCEPTS)


@pytest.fixture(scope="module")
def program() -> str:
    files = [*Path("kiosk").rglob("*.py"), *CONTENT.printouts.glob("*.toml")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_language_says_everything(form: Form) -> None:
    assert not [str(gap) for gap in check(CONTENT.locales, FORM, texts(form))]


def test_no_id_stands_in_both_frame_and_form(form: Form) -> None:
    assert not {id for id, _, _ in frame_source(CONTENT.locales)} & {id for id, _, _ in texts(form)}


def test_no_id_stands_twice_in_the_frame() -> None:
    frame = (CONTENT.locales / "nb" / "frame.po").read_text(encoding="utf-8")
    ids = re.findall(r'msgctxt "(.+)"', frame)
    assert len(ids) == len(set(ids))


def test_every_frame_text_is_said_somewhere(program: str) -> None:
    assert not [id for id, _, _ in frame_source(CONTENT.locales) if not is_said(id, program)]


def is_said(id: str, program: str) -> bool:
    """In quotes; or by its end ("delivery.{stage}"), or by its middle, which is the kind of a question."""
    front, _, end = id.rpartition(".")
    room = front.rpartition(".")[0]
    parts = (f'"{id}"', f"'{id}'", f"{front}.{{", f"{room}.{{kind}}.{end}", f"{room}.{{self.kind}}.{end}")
    return any(part in program for part in parts)

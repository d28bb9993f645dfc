"""The sheets for the case system: bokmål alone, in the official order, with nothing left out that was answered."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeGuard

import pikepdf
import pytest
from pikepdf import pdfa

from kiosk.form.answers import Address, Answers
from kiosk.form.definition import Kind
from kiosk.form.texts import label_id
from tests.paper.printing import EXAMPLE, VISITS, application, house, page_texts, printery

NAMES = ("soknad", "soknad-juridisk", "brukerkvittering")
SECTIONS = (
    "Personalia",
    "Begrunnelse",
    "Familiesituasjon",
    "Inntekt og formue",
    "Arbeid og utdanning",
    "Bosituasjon",
    "Utgifter og gjeld",
    "Økonomiske opplysninger og vedlegg",
    "Om søknaden",
)


@cache
def text_of(name: str, path: Path = EXAMPLE) -> str:
    return "".join(page_texts(printery().make_one(name, application(path))))


def is_repeated(answer: Any) -> TypeGuard[tuple[Answers, ...]]:
    """Whether this answer has repetitions, each with its own questions."""
    return isinstance(answer, tuple) and any(isinstance(item, Mapping) for item in answer)


def headings(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sum(str(element.S) == "/H2" for element in document.Root.StructTreeRoot.K[0].K)


def test_the_sections_stand_in_the_official_order() -> None:
    places = [re.search(rf"\d+  ?{section}", text_of("soknad")) for section in SECTIONS]
    assert [match.start() for match in places if match] == sorted(match.start() for match in places if match)
    assert all(places)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_bokmal_alone_whatever_the_applicant_reads(name: str) -> None:
    with pikepdf.open(BytesIO(printery().make_one(name, application(EXAMPLE, "uk")))) as pdf:
        languages = {str(element.Lang) for element in pdf.Root.StructTreeRoot.K[0].K}
    assert languages <= {"nb", "uk"}
    assert "Коли" not in text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_pdf_a_2b_with_headings(name: str) -> None:
    pdf = printery().make_one(name, application(EXAMPLE))
    assert pdfa.validate_written(BytesIO(pdf), "2b").findings == []
    assert headings(pdf) == {"soknad": 10, "soknad-juridisk": 13, "brukerkvittering": 1}[name]


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_every_question_stands_in_it(path: Path) -> None:
    words, made = house().library.words("nb"), application(path)
    text = "".join(text_of("soknad", path).split())
    asked = [id for id, answer in made.answers.items() if not is_repeated(answer)]
    asked += [inner for answer in made.answers.values() if is_repeated(answer) for item in answer for inner in item]
    assert [id for id in asked if "".join(words(f"{id}.text").split()) not in text] == []


def test_what_the_format_has_no_field_for_is_readable() -> None:
    text = text_of("soknad")
    for words in ("Bibliotek, service", "Arabisk, med tolk", "AKUTT", "Strømmen stenges", "Flyktning", "5 951 kr"):
        assert words.replace(" ", "") in text.replace("\xa0", " ").replace(" ", "")


def test_an_address_in_the_register_that_differs_is_readable() -> None:
    made = application(EXAMPLE)
    elsewhere = Address("Strandgaten 5", "5013", "Bergen", "4601")
    answers = {**made.answers, "registered_here": "no", "registered_address": elsewhere}
    text = "".join(page_texts(printery().make_one("soknad", replace(made, answers=answers))))
    assert "Strandgaten 5, 5013 Bergen" in text


def test_what_was_left_open_says_so() -> None:
    made = application(EXAMPLE)
    answers = {id: answer for id, answer in made.answers.items() if id != "marital"}
    assert "Ikke besvart" in "".join(page_texts(printery().make_one("soknad", replace(made, answers=answers))))


def test_a_month_that_nobody_knows_is_not_nought() -> None:
    made = replace(application(EXAMPLE), answers={"name": application(EXAMPLE).answers["name"]})
    assert not re.search(r"(?<!\d)0 kr", "".join(page_texts(printery().make_one("soknad", made))))


def test_own_words_keep_their_script() -> None:
    for name in ("soknad", "soknad-juridisk"):
        assert "Skrevet på arabisk" in text_of(name)
        assert any("\u0600" <= letter <= "\u06ff" for letter in text_of(name))


def test_a_short_application_says_what_has_changed() -> None:
    made = application(EXAMPLE)
    short = replace(made, errand="again", answers={**made.answers, "changed": ("work",)})
    text = "".join(page_texts(printery().make_one("soknad", short)))
    assert "Situasjonsendring" in text
    assert "Situasjonsendring" not in text_of("soknad")


def test_documents_stand_under_navs_own_titles_with_their_state() -> None:
    text = text_of("soknad")
    assert "Husleiekontrakt" in text
    assert "Ikke lastet opp: på papir" in text
    assert "Ikke lastet opp" in text


def test_the_full_one_has_every_alternative_and_every_help_text() -> None:
    words = house().library.words("nb")
    text = "".join(text_of("soknad-juridisk").split())
    for question in house().form.questions():
        if question.id not in application(EXAMPLE).answers:
            continue
        offered = () if question.kind in (Kind.YESNO, Kind.CONSENT) else (choice.id for choice in question.choices)
        for text_id in (
            *(label_id(question, id) for id in offered),
            *([f"{question.id}.help"] if question.help else []),
        ):
            assert "".join(words(text_id).split()) in text


def test_whoever_hears_the_full_one_is_told_what_was_chosen() -> None:
    with pikepdf.open(BytesIO(printery().make_one("soknad-juridisk", application(EXAMPLE)))) as pdf:
        told = {str(element.Alt) for element in pdf.Root.StructTreeRoot.K[0].K if "/Alt" in element}
    assert told == {"Valgt", "Ikke valgt"}


def test_the_receipt_for_the_format_says_that_nobody_reads_it() -> None:
    assert "ikke i bruk" in text_of("brukerkvittering")


def test_both_applications_have_the_same_sections() -> None:
    plain, full = (
        tomllib.loads((house().content.printouts / f"{name}.toml").read_text(encoding="utf-8")) for name in NAMES[:2]
    )
    for block in full["blocks"]:
        block.pop("full", None)
    assert [block for block in full["blocks"] if block["kind"] != "note"] == plain["blocks"]

"""What fits where: receipts, declarations and covers on one page, and no page that looks empty."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.paper.flow import BOTTOM, LOWEST, Piece, end_of, paginate, space
from kiosk.paper.sheet import Sheet
from kiosk.visit.application import Application
from tests.paper.printing import EVERY, ROOT, VISITS, application, codes, house, page_texts, printery, squeezed

# One lane, the longest words beside it, and mirrored.
LANGUAGES = ("nb", "so", "ar")
LIFE = ROOT / "tests" / "visits" / "whole-life.toml"
MINOR = ROOT / "tests" / "visits" / "seventeen.toml"


def receipt(made: Application) -> list[str]:
    return page_texts(printery().make_one("receipt", made))


def names_to_bring(made: Application, language: str) -> list[str]:
    words = house().library.words(language)
    return [words(f"documentation.{id}.text") for id, state in made.documents if state == "later"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", EVERY, ids=lambda path: path.stem)
def test_the_receipt_is_one_page(visit: Path, language: str) -> None:
    assert printery().make(application(visit, language), ("receipt",)).pages == 1


@pytest.mark.parametrize("language", ["nb", "uk"])
def test_a_receipt_of_many_papers_names_every_one(language: str) -> None:
    made = application(LIFE, language)
    names = names_to_bring(made, language)
    (text,) = receipt(made)
    assert len(names) > 20
    assert [name for name in names if squeezed(name) not in squeezed(text)] == []


def test_the_code_of_a_tight_receipt_can_be_read() -> None:
    assert [len(found) for found in codes(printery().make_one("receipt", application(LIFE, "uk")))] == [1]


def test_a_receipt_that_no_tightness_holds_says_its_number_on_every_page() -> None:
    made = application(LIFE, "uk")
    every = tuple((each.id, "later") for each in house().forms.application.documentation)
    pages = receipt(replace(made, documents=every))
    assert len(pages) > 1
    assert all(made.reference in page for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_minor_and_the_guardian_sign_on_one_page(language: str) -> None:
    made = application(MINOR, language)
    (text,) = page_texts(printery().make_one("declaration", made))
    assert "Verge eller forelder" in text
    assert "Skriv under her" in text


@pytest.mark.parametrize("name", ["cover", "declaration"])
@pytest.mark.parametrize("visit", VISITS, ids=lambda path: path.stem)
def test_the_cover_and_the_declaration_are_one_page_each(visit: Path, name: str) -> None:
    assert printery().make(application(visit), (name,)).pages == 1


@pytest.mark.parametrize("visit", VISITS, ids=lambda path: path.stem)
def test_the_cover_is_one_page_for_an_application_that_replaces_another(visit: Path) -> None:
    made = replace(application(visit, "uk"), replaces="7KQ-4M2-XJG")
    assert printery().make(made, ("cover",)).pages == 1


def test_an_applicant_who_reads_norwegian_gets_every_text_once() -> None:
    made = replace(application(LIFE, "nb"), helper_language="nn")
    pages = page_texts(printery().make(made).pdf)
    assert [word for word in ("Skatteoppgjer", "Kva ", "Kven ") if word in "".join(pages)] == []


def section(rows: int, height: float = 10.0) -> list[Piece]:
    """A heading that stays with its first row, and more rows."""
    return [space(4.0), drawn(12.0, keeps=True), *(drawn(height) for _ in range(rows))]


def drawn(height: float, *, keeps: bool = False) -> Piece:
    return Piece(height, nothing, keeps)


def nothing(_sheet: Sheet, _y: float) -> None:
    """Stands for whatever is drawn."""


def test_a_page_is_spared_where_less_air_is_enough() -> None:
    pages = paginate([*section(10), *section(10), drawn(8.0)])
    assert [end_of(page) <= LOWEST for page in pages] == [True]


def test_a_nearly_empty_last_page_begins_with_the_section_before() -> None:
    first, second = paginate([*section(14), *section(6), *section(2)])
    assert end_of(first) < end_of(second) + 60 < BOTTOM + 60
    assert len(second) == len(section(6)) + len(section(2)) - 1


def test_a_long_section_is_not_torn_off_its_page_for_a_short_one() -> None:
    first, second = paginate([*section(23), *section(3)])
    assert end_of(first) > BOTTOM - 10
    assert len(second) == len(section(3)) - 1

"""The receipt and the link on it, and the receipt the desk prints: what they say, and that nothing goes to Nav."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kiosk.house import printery_of
from kiosk.paper.handed_in import HandedIn, print_handed_in
from kiosk.paper.pages import Printery
from kiosk.paper.tracking import sides, tracking_code
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey
from tests.paper.printing import EXAMPLE, VISITS, application, codes, house, page_texts, printery, squeezed

LATE = Path(__file__).with_name("late-papers.toml")
KEY = ReceiptKey("4F7A1CQ2M9KXJ5RT")
CODE, HOST = "4F7-A1C", "status.example.no"
LANGUAGES = ["nb", "nn", "en", "uk", "ar"]


@cache
def followed() -> Printery:
    """A printery of a house with a gateway."""
    return printery_of(replace(house(), settings=replace(house().settings, gateway=f"https://{HOST}")))


@cache
def unsigned() -> Printery:
    """A printery of a house with neither gateway nor data sheets."""
    return Printery(house().content, house().library, house().register, *house().forms.all())


def made(path: Path = EXAMPLE, language: str = "nb") -> Application:
    return replace(application(path, language), reference="7KQ-4M2-XJG", key=KEY)


def link(text: str) -> bool:
    return text == f"HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/{KEY.characters}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_code_of_the_receipt_is_the_link(language: str) -> None:
    ((found,),) = codes(followed().make_one("receipt", made(language=language)), dpi=150)
    assert link(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_and_address_stand_on_the_receipt_in_letters(language: str) -> None:
    (text,) = page_texts(followed().make_one("receipt", made(language=language)))
    assert CODE in text
    assert HOST in text
    assert house().library.words("nb")("paper.receipt.code.look_up") in text or language == "nn"


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_the_receipt_stays_one_page(path: Path) -> None:
    visit = made(path, "uk")
    assert len(page_texts(followed().make_one("receipt", visit))) == len(
        page_texts(unsigned().make_one("receipt", replace(visit, key=None)))
    )


@pytest.mark.parametrize("language", ["nb", "ar"])
def test_no_page_that_goes_to_nav_has_link_or_code(language: str) -> None:
    visit = made(language=language)
    *others, receipt = page_texts(followed().make(visit).pdf)
    assert CODE in receipt
    assert not [text for text in others if CODE in text or KEY.characters in squeezed(text) or HOST in text]


def test_no_code_but_the_receipts_has_the_key() -> None:
    *others, (receipt,) = codes(followed().make(made()).pdf, dpi=200)
    assert link(receipt)
    assert not [text for page in others for text in page if KEY.characters[:6] in text]


def test_the_case_systems_sheets_have_neither() -> None:
    for name in house().form.case_printouts:
        pdf = followed().make_one(name, made())
        assert CODE not in "".join(page_texts(pdf))
        assert codes(pdf) == [[] for _ in page_texts(pdf)]


def test_the_link_is_no_part_of_the_documents_structure() -> None:
    with pikepdf.open(BytesIO(followed().make_one("receipt", made()))) as pdf:
        said = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert any("telefonen" in text for text in said)
    assert not [text for text in said if KEY.characters in text]


def test_without_gateway_and_data_sheet_the_receipt_is_as_it_was() -> None:
    pdf = unsigned().make_one("receipt", made())
    assert codes(pdf) == [["SK1:7KQ4M2XJG:R"]]
    assert CODE not in page_texts(pdf)[0]
    assert "Nav kan også skanne koden" in page_texts(pdf)[0]


def test_without_a_gateway_the_code_is_for_the_data_sheet() -> None:
    pdf = printery().make_one("receipt", made())
    assert codes(pdf) == [["SK1:7KQ4M2XJG:R"]]
    assert "Kode for å fortsette senere" in page_texts(pdf)[0]
    assert CODE in page_texts(pdf)[0]


def test_late_papers_under_an_earlier_number_have_no_link() -> None:
    late = application(LATE, "nb")
    assert late.key is None
    assert codes(followed().make_one("receipt", late)) == [["SK1:7KQ4M2XJG:R"]]


def test_a_code_fits_the_box_whatever_the_address() -> None:
    long = f"HTTPS://{'SOKNADSSTATUS.' * 3}KOMMUNE.NO/S/7KQ4M2XJG/{KEY.characters}"
    for text in ("SK1:7KQ4M2XJG:R", long):
        assert sides(text) == tracking_code(text)[0]


def test_a_long_address_is_read_all_the_same() -> None:
    settings = replace(house().settings, gateway="https://soknadsstatus.nordre-kommune.example.no:8443")
    pdf = printery_of(replace(house(), settings=settings)).make_one("receipt", made(language="uk"))
    assert len(page_texts(pdf)) == 1
    assert codes(pdf)[0][0].startswith("HTTPS://SOKNADSSTATUS.NORDRE-KOMMUNE.EXAMPLE.NO:8443/S/7KQ4M2XJG/")


def handed_in(language: str = "nb", **more: object) -> HandedIn:
    office = application(EXAMPLE, "nb").office
    given = {"office": office, "documents": ("lease", "power_bill"), "by": date(2026, 12, 8), **more}
    moment = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
    return HandedIn("7KQ4M2XJG", house().form.id, language, moment, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desks_receipt_is_one_page_with_the_number_as_its_one_code(language: str) -> None:
    assert codes(print_handed_in(printery(), handed_in(language))) == [["SK1:7KQ4M2XJG:R"]]


def test_the_desks_receipt_says_when_where_and_what_is_missing_by_which_day() -> None:
    text = page_texts(print_handed_in(printery(), handed_in()))[0]
    for words in (
        "7KQ-4M2-XJG",
        "24.11.2026 kl. 13.05",
        "Nav Nordby",
        "Leieavtale",
        "Strømregning",
        "Senest 08.12.2026",
    ):
        assert squeezed(words) in squeezed(text)


def test_the_desks_receipt_has_no_link_even_where_there_is_a_gateway() -> None:
    pdf = print_handed_in(followed(), handed_in())
    assert codes(pdf) == [["SK1:7KQ4M2XJG:R"]]
    assert HOST not in page_texts(pdf)[0]


def test_where_nothing_is_missing_no_day_is_named() -> None:
    text = page_texts(print_handed_in(printery(), handed_in(documents=(), by=None)))[0]
    assert "Senest" not in text
    assert "Ta med" not in text


def test_a_paper_for_no_office_can_be_handed_in_too() -> None:
    assert "Torggata" not in page_texts(print_handed_in(printery(), handed_in(office=None)))[0]


def test_every_missing_paper_there_is_fits_the_desks_receipt() -> None:
    every = tuple(each.id for each in house().form.documentation)
    text = "".join(page_texts(print_handed_in(printery(), handed_in("uk", documents=every[:16]))))
    assert all(squeezed(each.text) in squeezed(text) for each in house().form.documentation[:16])

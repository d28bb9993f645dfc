"""The pages of documents behind what is handed in, and what the other pages say of them."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from kiosk.paper.pages import PrintedSet
from kiosk.paper.sent import Sent
from kiosk.visit.application import Application
from kiosk.visit.document import Page
from tests.delivery.paged import jpeg_of, page, pages
from tests.paper.printing import EXAMPLE, LATE, application, codes, page_texts, printery, squeezed

CARD = Page(jpeg_of(Image.new("RGB", (135, 85), "grey")), 135, 85, 40, "phone")
DOCUMENTS = {"lease": pages("lease", 2), "rent_bill": (page("bill", "RGB"),), "residence": (CARD,)}
STATES = {
    "lease": "here", "rent_bill": "here", "residence": "here", "power_bill": "here", "statement_account": "later",
    "tax_return": "earlier", "leisure_bill": "missing",
}  # fmt: skip
SHEETS = 4
both = pytest.mark.parametrize("language", ["nb", "ar"])


@lru_cache(maxsize=4)
def with_documents(language: str = "nb") -> Application:
    """The example's applicant, with these papers."""
    made = application(EXAMPLE, language)
    promised = (("statement_account", date(2026, 12, 1)),)
    return replace(made, documents=tuple(STATES.items()), promised=promised)


@lru_cache(maxsize=4)
def whole(language: str = "nb") -> PrintedSet:
    return printery().make(with_documents(language), documents=DOCUMENTS)


@lru_cache(maxsize=4)
def texts(language: str = "nb") -> list[str]:
    return page_texts(whole(language).pdf)


@lru_cache(maxsize=1)
def late() -> tuple[Application, PrintedSet]:
    made = replace(application(LATE[0], "nb"), documents=(("lease", "here"),))
    return made, printery().make(made, documents={"lease": DOCUMENTS["lease"]})


@both
def test_a_set_with_documents_is_pdf_a_2b(language: str) -> None:
    assert pdfa.validate_written(BytesIO(whole(language).pdf), "2b").findings == []


@both
def test_each_page_stands_under_what_it_is_and_its_number(language: str) -> None:
    found = texts(language)[-1 - SHEETS : -1]
    titles = ["Registreringsbevis", "Husleiekontrakt", "Husleiekontrakt", "Kvittering/faktura på husleie"]
    numbers = ["Side 1 av 1", "Side 1 av 2", "Side 2 av 2", "Side 1 av 1"]
    assert all(title in text for title, text in zip(titles, found, strict=True))
    assert all(number in text for number, text in zip(numbers, found, strict=True))
    assert all(with_documents(language).reference in text for text in found)


def test_the_set_counts_them_and_the_receipt_stays_the_last_page() -> None:
    count = len(texts()) - 1
    assert [f"Side {number} av {count}" in text for number, text in enumerate(texts()[:-1], start=1)] == [True] * count
    assert "Kvittering" in texts()[-1]


def test_each_page_carries_the_tracking_code_of_the_pile() -> None:
    document = BytesIO()
    with pikepdf.open(BytesIO(whole().pdf)) as pdf:
        del pdf.pages[: len(pdf.pages) - 1 - SHEETS]
        pdf.save(document)
    count, number = len(texts()) - 1, with_documents().reference.replace("-", "")
    first = count - SHEETS + 1
    assert codes(document.getvalue())[:-1] == [[f"SK1:{number}:P{page}/{count}"] for page in range(first, count + 1)]


def test_pictures_are_passed_through_as_they_are() -> None:
    with pikepdf.open(BytesIO(whole().pdf)) as pdf:
        found = [bytes(stream.read_raw_bytes()) for stream in photos(pdf)]
    given = [page.jpeg for id in ("residence", "lease", "rent_bill") for page in DOCUMENTS[id]]
    assert found == given


def photos(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [photo for page in pdf.pages for photo in photos_on(page)]


def photos_on(page: pikepdf.Page) -> list[pikepdf.Object]:
    drawn: Any = page.obj.Resources.get("/XObject", {})
    return [each for name, each in drawn.items() if "Photo" in name]


def test_nothing_is_enlarged_and_nothing_reaches_beyond_the_sheet() -> None:
    with pikepdf.open(BytesIO(whole().pdf)) as pdf:
        places = [placed(page) for page in pdf.pages if photos_on(page)]
    card, *large = places
    assert card[:2] == pytest.approx((135 / 40 * 72, 85 / 40 * 72), abs=0.1)
    assert all(width < 210 / 25.4 * 72 and height > 230 / 25.4 * 72 for width, height, _, _ in large)
    assert all(x > 0 and y > 0 and x + width < 595 and y + height < 842 for width, height, x, y in places)


def placed(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Width, height and lower left corner of its photo, in points."""
    instructions = list(pikepdf.parse_content_stream(page))
    names = [str(each.operands[0]) if str(each.operator) == "Do" else "" for each in instructions]
    at = next(number for number, name in enumerate(names) if "Photo" in name)
    width, _, _, height, x, y = (float(each) for each in instructions[at - 1].operands)
    return width, height, x, y


@both
def test_a_reader_hears_what_each_picture_is(language: str) -> None:
    with pikepdf.open(BytesIO(whole(language).pdf)) as pdf:
        heard = [str(each.Alt) for each in pdf.Root.StructTreeRoot.K[0].K if "/Alt" in each]
    assert "Husleiekontrakt, Side 2 av 2" in heard


def test_the_cover_says_how_many_sheets_of_what() -> None:
    cover = squeezed(texts()[0])
    assert "Husleiekontrakt2" in cover
    assert "Kvittering/fakturapåhusleie1" in cover
    assert "Kvittering/fakturapåstrøm" in cover
    assert f"Antallarkialt{len(texts()) - 1}" in cover


@both
def test_the_receipt_says_of_each_paper_what_became_of_it(language: str) -> None:
    receipt = squeezed(texts(language)[-1])
    for said in (
        "Skrevetutogliggeribunken:Oppholdskort·Leieavtale·Husleie",
        "Leggdisseibunkenselv:Strøm",
        "Levertfør:Skattemelding",
        "Hardetikke:Sportogfritid",
        "Kommer01.12.2026",
    ):
        assert said in receipt


def test_the_receipt_of_what_was_sent_says_which_papers_went_along() -> None:
    made = with_documents()
    receipt = printery().make_receipt(made, Sent(made.created, documents=tuple(DOCUMENTS)))
    text = squeezed("".join(page_texts(receipt.pdf)))
    assert (receipt.pages, "Sendt:Oppholdskort·Leieavtale·Husleie" in text) == (1, True)
    assert "Leverdissepapirenenå" in text
    kept = printery().make_receipt(made, Sent(made.created, made.created, tuple(DOCUMENTS)))
    assert "Sendessammenmedsøknaden:Oppholdskort" in squeezed("".join(page_texts(kept.pdf)))


def test_the_case_systems_pages_say_what_goes_along() -> None:
    text = squeezed("".join(page_texts(printery().make_one("soknad", with_documents(), documents=DOCUMENTS))))
    assert "HusleiekontraktLastetopp" in text
    assert "Kvittering/fakturapåstrømIkkelastetopp:påpapir" in text
    unread = squeezed(
        "".join(page_texts(printery().make_one("brukerkvittering", with_documents(), documents=DOCUMENTS)))
    )
    assert "HusleiekontraktLastetopp,antallsider:2" in unread


def test_the_cover_of_late_papers_counts_their_sheets() -> None:
    made, printed = late()
    ticked = replace(made, documents=(("payslip", "here"),))
    cover = squeezed(page_texts(printery().make(ticked, documents={"payslip": DOCUMENTS["lease"]}).pdf)[0])
    assert "Lønnsslipp2" in cover
    assert "Husleiekontrakt2" in squeezed(page_texts(printed.pdf)[0])


def test_late_papers_lie_behind_their_cover_under_its_code() -> None:
    made, printed = late()
    found = page_texts(printed.pdf)
    assert (len(found), "Husleiekontrakt" in found[1], "Side 3 av 3" in found[2]) == (4, True, True)
    number = made.reference.replace("-", "")
    assert [f"SK1:{number}:E{page}/3" for page in (2, 3)] == [each for page in codes(printed.pdf)[1:3] for each in page]


def test_the_cover_of_late_papers_for_the_case_system_names_what_goes_along() -> None:
    made, _ = late()
    pdf = printery().make_one("ettersendelse", made, documents={"lease": DOCUMENTS["lease"]})
    assert "HusleiekontraktLastetopp,antallsider:2" in squeezed("".join(page_texts(pdf)))


def test_without_documents_nothing_is_added() -> None:
    made = with_documents()
    assert len(page_texts(printery().make(made).pdf)) == len(texts()) - SHEETS


def test_a_page_for_practice_says_so_over_the_picture() -> None:
    made = replace(with_documents(), practice=True)
    with pikepdf.open(BytesIO(printery().make(made, documents=DOCUMENTS).pdf)) as pdf:
        shown = pdf.pages[-2].Contents.read_bytes()
    assert shown.index(b"1 Tr") > shown.index(b"/Photo")

"""What paper says of the digital route: that it was tried too, that it was sent, or that it is only kept."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import pdfa

from kiosk.house import printery_of
from kiosk.paper.carrier import ON_SCREEN, codes_of, open_sheet, rehearsal_seal, tables_of
from kiosk.paper.pages import Printery
from kiosk.paper.sent import Sent
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey
from tests.paper.carrier.making import PRACTICE
from tests.paper.printing import EXAMPLE, VISITS, application, codes, house, page_texts, printery, squeezed

LATE = Path(__file__).with_name("late-papers.toml")
KEY = ReceiptKey("4F7A1CQ2M9KXJ5RT")
TRIED = "Også forsøkt sendt digitalt"
LANGUAGES = ["nb", "nn", "en", "uk", "ar"]
DAY = timedelta(hours=24)
# Who is under age or has a secret address sends nothing digitally.
PAPER_ONLY = {"hidden-with-children", "secret-address", "seventeen"}
SENDABLE = tuple(path for path in VISITS if path.stem not in PAPER_ONLY)
# More papers than that take a second page.
MOST = 20


@cache
def followed() -> Printery:
    """A printery of a house with a gateway."""
    return printery_of(replace(house(), settings=replace(house().settings, gateway="https://status.example.no")))


def made(path: Path = EXAMPLE, language: str = "nb") -> Application:
    return replace(application(path, language), reference="7KQ-4M2-XJG", key=KEY, signed_in=True)


def receipt(application: Application, *, is_kept: bool = False, documents: int = 0) -> bytes:
    at = application.created
    sent = Sent(at, at + DAY if is_kept else None, tuple(id for id, _ in application.documents[:documents]))
    made = followed().make_receipt(application, sent)
    assert made.pages == 1
    return made.pdf


def text_of(pdf: bytes) -> str:
    return "".join(page_texts(pdf))


def pages_that_say(words: str, *, tried: bool) -> list[int]:
    pages = page_texts(printery().make(made(), tried_digitally=tried).pdf)
    return [number for number, text in enumerate(pages) if squeezed(words) in squeezed(text)]


# ── Paper after digital was tried ───────────────────────────────────────────────────────────────────────────────────


def test_cover_application_and_declaration_say_that_it_was_tried_digitally() -> None:
    said = pages_that_say(TRIED, tried=True)
    pages = page_texts(printery().make(made(), tried_digitally=True).pdf)
    declaration = next(number for number, text in enumerate(pages) if "Skriv under her" in text)
    assert said == [0, 1, declaration]


def test_nothing_says_so_of_paper_alone() -> None:
    assert pages_that_say(TRIED, tried=False) == []


@pytest.mark.parametrize("language", ["nn", "uk", "ar"])
def test_it_says_so_in_both_languages(language: str) -> None:
    pages = page_texts(printery().make(made(language=language), ("cover",), tried_digitally=True).pdf)
    words = house().library.words
    said = words(language)("paper.tried_digitally")
    assert TRIED in pages[0] or language == "nn"
    if language != "ar":
        assert squeezed(said) in squeezed(pages[0])


def test_whose_paper_is_left_out_here_sends_nothing_digitally() -> None:
    bound = {path.stem for path in VISITS if application(path).minor or application(path).discreet}
    assert bound == PAPER_ONLY


@pytest.mark.parametrize("path", SENDABLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["cover", "declaration"])
def test_cover_and_declaration_stay_one_page_where_they_were(name: str, path: Path) -> None:
    application = made(path, "uk")
    before = printery().make(application, (name,)).pages
    assert printery().make(application, (name,), tried_digitally=True).pages == before


def test_late_papers_say_so_too() -> None:
    assert TRIED in text_of(printery().make(application(LATE, "nb"), ("late",), tried_digitally=True).pdf)


@pytest.mark.parametrize("tried", [True, False])
def test_the_data_sheet_says_whether_it_was_tried_digitally(tried: bool) -> None:
    tables = tables_of(house().content, *house().forms.all())
    seal = rehearsal_seal()
    parts = codes_of(made(), tables, seal, tried_digitally=tried).parts
    sheet = open_sheet(parts, tables, PRACTICE)
    assert sheet.tried_digitally is tried
    assert sheet.application.answers == made().answers


def test_codes_for_a_screen_say_so_too() -> None:
    tables = tables_of(house().content, *house().forms.all())
    parts = printery().codes(made(), 25, tried_digitally=True)
    assert len(parts) <= ON_SCREEN
    assert open_sheet(parts, tables, PRACTICE).tried_digitally


# ── Who signed in ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sign_in_stands_where_the_card_would() -> None:
    text = text_of(printery().make(made()).pdf)
    assert "Logget inn med ID-porten" in text
    assert "Hva kan du vise som ID?" not in text


def test_without_a_sign_in_the_card_stands_there() -> None:
    text = text_of(printery().make(replace(made(), signed_in=False)).pdf)
    assert "Logget inn" not in text
    assert "Hva kan du vise som ID?" in text


@pytest.mark.parametrize("name", ["soknad", "soknad-juridisk"])
def test_the_case_system_reads_that_the_applicant_signed_in(name: str) -> None:
    text = squeezed(text_of(printery().make_one(name, made())))
    assert squeezed("Søkeren er bekreftet ved innlogging i ID-porten.") in text
    assert squeezed("Hva kan du vise som ID?") not in text


# ── The receipt of what was sent ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("is_kept", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_of_pdf_a(language: str, is_kept: bool) -> None:
    pdf = receipt(made(language=language), is_kept=is_kept)
    assert pdfa.validate_written(BytesIO(pdf), "2b").findings == []


@pytest.mark.parametrize("path", SENDABLE, ids=lambda path: path.stem)
def test_it_is_one_page_as_long_as_twenty_papers_are_missing(path: Path) -> None:
    application = made(path, "uk")
    everything = tuple((id, ("here", "later")[place % 2]) for place, (id, _) in enumerate(application.documents[:MOST]))
    receipt(replace(application, documents=everything), is_kept=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_one_code_is_the_link(language: str) -> None:
    ((found,),) = codes(receipt(made(language=language)))
    assert found == f"HTTPS://STATUS.EXAMPLE.NO/S/7KQ4M2XJG/{KEY.characters}"


def test_it_says_what_was_sent_to_whom_and_when() -> None:
    text = text_of(receipt(made(), documents=3))
    created = made().created
    assert "Kvittering – søknaden er sendt" in text
    assert f"{created:%d.%m.%Y} kl. {created:%H.%M}" in text
    assert "Nav Nordby" in text
    assert "Vedlegg\r\n3" in text or "Vedlegg 3" in text
    assert "7KQ-4M2-XJG" in text
    assert KEY.code in text


def test_what_lies_here_on_paper_is_handed_in_now_and_the_rest_later() -> None:
    papers = (("rent_bill", "later"), ("payslip", "here"), ("tax_return", "earlier"))
    text = text_of(receipt(replace(made(), documents=papers)))
    words = house().library.words("nb")
    assert text.index("Lever disse papirene nå") < text.index(words("documentation.payslip.text"))
    assert text.index("Ta med disse papirene") < text.index(words("documentation.rent_bill.text"))
    assert text.index("Levert før") < text.index(words("documentation.tax_return.text"))


def test_nobody_is_asked_to_sign_or_hand_in_what_was_sent() -> None:
    text = text_of(receipt(made()))
    assert "Skriv under" not in text
    assert "Lever i skranken" not in text


def test_what_is_only_kept_does_not_claim_to_be_sent() -> None:
    text = text_of(receipt(made(), is_kept=True))
    until = made().created + DAY
    assert "Søknaden er ikke sendt ennå" in text
    assert f"Send før\r\n{until:%d.%m.%Y} kl. {until:%H.%M}" in text or f"{until:%d.%m.%Y} kl. {until:%H.%M}" in text
    assert "Nav har fått" not in text
    assert "Logg inn på telefonen" in text


@pytest.mark.parametrize("language", ["nb", "en", "uk", "ar"])
def test_what_is_kept_and_may_have_arrived_is_not_called_unsent(language: str) -> None:
    at = made().created
    sent = Sent(at, at + DAY, tried_digitally=True)
    receipt = followed().make_receipt(made(language=language), sent)
    text = text_of(receipt.pdf)
    assert receipt.pages == 1
    assert "Kanskje ikke sendt ennå" in text
    assert "Søknaden er ikke sendt ennå" not in text
    assert squeezed("Spør i skranken om den kom frem.") in squeezed(text)


def test_no_answer_stands_on_it() -> None:
    text = text_of(receipt(made()))
    assert "Layla" not in text
    assert "198887" not in text


# ── Late papers for the case system ─────────────────────────────────────────────────────────────────────────────────


def test_late_papers_for_the_case_system_name_reference_day_and_documents() -> None:
    pdf = printery().make_one("ettersendelse", replace(application(LATE, "nb"), signed_in=True))
    text = text_of(pdf)
    assert pdfa.validate_written(BytesIO(pdf), "2b").findings == []
    for words in ("Papirer til søknaden", "ettersendelse", "7KQ-4M2-XJG", "24. november 2026", "Brev fra Husbanken"):
        assert words in text
    assert text.count("Amina Khalil Haddad") == 1


def test_late_papers_for_the_case_system_are_bokmal_whatever_the_applicant_reads() -> None:
    text = text_of(printery().make_one("ettersendelse", application(LATE, "ar")))
    assert "Hva skal du levere?" in text

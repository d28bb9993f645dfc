"""Whole visits with real keys on a real pseudo-terminal, printed by a real IPP printer, read back from the paper."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

import pypdfium2
import pytest
import zxingcpp

from kiosk.form.answers import Address, Answer, Name
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.house import House, open_house
from kiosk.terminal.overview import walk
from kiosk.visit.reference import Reference, parse_reference
from tests.paper.ippeve import bus_and_mdns, eve_printer, unavailable
from tests.pty.driver import Applicant
from tests.pty.script import KIOSK, cells, environment_of, visit_of_today
from tests.pty.terminal import Terminal

REFERENCE = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b")
VISITS = {
    "nb": "alone-on-benefit",
    "uk": "ukrainian-mother",
    "ar": "arabic-widow",
    "late": "late-with-reference",
}
LEADING = {"topics"}
"""Answers that only lead to other questions, whose answers stand on the paper instead."""
DPI = 200


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def mdns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with bus_and_mdns(tmp_path_factory.mktemp("mdns")) as environment:
        yield environment


@pytest.fixture(scope="module", params=VISITS)
def printed(
    request: pytest.FixtureRequest, house: House, mdns: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Applicant, bytes]:
    """From rest to receipt, and what the printer got."""
    if shutil.which("pdftotext") is None:
        unavailable("without pdftotext (apt-get install poppler-utils)")
    now = datetime.now().astimezone().replace(microsecond=0)
    folder = tmp_path_factory.mktemp(request.param)
    with eve_printer(folder / "printer", mdns) as printer:
        environment = environment_of(folder, printer=printer.uri)
        with Terminal(KIOSK, environment, cells()) as terminal:
            applicant = Applicant(terminal, house, visit_of_today(VISITS[request.param], now))
            applicant.begin()
            applicant.answer_all()
            applicant.confirm()
            assert applicant.leave() == 0
        (document,) = printer.received()
    return applicant, document


def test_the_paper_holds_every_answer(printed: tuple[Applicant, bytes]) -> None:
    applicant, document = printed
    text = read_back(document)
    missing = [
        str(stop.place)
        for stop, answer in walk(applicant.session.journey)
        if answer is not None
        and stop.question.id not in LEADING
        and not all(any(way in text for way in ways) for ways in spoken(applicant, stop.question, answer))
    ]
    assert missing == []


def test_the_reference_stands_on_every_page_and_on_the_receipt_screen(printed: tuple[Applicant, bytes]) -> None:
    applicant, document = printed
    reference = reference_on(pages_of(document)[0])
    assert all(reference in page for page in pages_of(document))
    receipt = next(seen for seen in applicant.seen if seen.name in ("receipt.title", "receipt.late.title"))
    assert applicant.terminal.shows(reference, receipt.lines)


def test_late_documents_go_under_the_number_of_the_application_they_belong_to(printed: tuple[Applicant, bytes]) -> None:
    applicant, document = printed
    named = applicant.session.answers.get("reference")
    assert named in (None, reference_on(pages_of(document)[0]))


def test_the_codes_on_every_page_hold_the_reference(printed: tuple[Applicant, bytes]) -> None:
    _, document = printed
    reference = reference_on(pages_of(document)[0])
    for codes in codes_on(document):
        assert codes
        assert all(carried_by(code) == reference for code in codes)


# ── reading the paper ────────────────────────────────────────────────────────


def pages_of(document: bytes) -> list[str]:
    """The text layer of each page, as poppler reads it: an independent reader."""
    layer = subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True).stdout
    return layer.decode().rstrip("\f").split("\f")


def read_back(document: bytes) -> str:
    return plain(" ".join(pages_of(document)))


def plain(text: str) -> str:
    """Letters, digits and single spaces: without what only turns the writing direction, and without line breaks."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return " ".join(re.sub(r"[^\w%]+", " ", seen).split())


def reference_on(page: str) -> str:
    """The one reference that stands there."""
    (reference,) = set(REFERENCE.findall(page))
    assert isinstance(parse_reference(reference), Reference)
    return str(reference)


def spoken(applicant: Applicant, question: Question, answer: Answer) -> list[tuple[str, ...]]:
    """What the caseworker must find of an answer: each choice in bokmål, each number, date and word that was written.

    Each in the ways it may be written, one of which must stand there.
    """

    def shown(answer: Answer) -> str:
        return plain(applicant.rehearsal.taking.show(question, answer, applicant.says))

    if isinstance(answer, WayOut):
        return [(shown(answer),)]
    if question.kind is Kind.GROUP:
        return []
    match answer:
        case Name() | Address():
            return [(word,) for word in shown(answer).split()]
        case tuple():
            return [(shown((str(id),)),) for id in answer]
        case date():
            return [(shown(answer), f"{answer:%d %m %Y}")]
        case int() if question.kind is Kind.AMOUNT:
            return [(f"{answer:,}".replace(",", " "),)]
        case _:
            return [(word,) for word in shown(answer).split()] if question.kind is Kind.TEXT else [(shown(answer),)]


def codes_on(document: bytes) -> list[list[str]]:
    """What a camera would read off each page."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(document))
    qr = zxingcpp.BarcodeFormat.QRCode
    try:
        pictures = [page.render(scale=DPI / 72).to_pil() for page in pdf]
        return [[code.text for code in zxingcpp.read_barcodes(each, formats=qr)] for each in pictures]  # type: ignore[arg-type]
    finally:
        pdf.close()


def carried_by(code: str) -> str:
    """The reference a code carries, written as people write it."""
    found = parse_reference(code.split(":")[1])
    assert isinstance(found, Reference), code
    return str(found)

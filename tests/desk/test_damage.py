"""Papers as they come over the counter: really printed, scanned badly, pages missing, two applications in one pile."""

from dataclasses import replace
from functools import lru_cache

import pytest
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from kiosk.desk.reading import Reader, Scan
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import proofs_of
from kiosk.visit.reference import Reference, parse_reference
from tests.desk.scans import (
    KEY,
    Packed,
    Picture,
    as_jpeg,
    as_pdf,
    as_png,
    as_tiff,
    case_of,
    desk,
    office_scan,
    rendered,
)
from tests.paper.printing import EXAMPLE, ROOT, house, printery
from tests.paper.printing import application as scripted

FAMILY = ROOT / "tests" / "visits" / "family-of-eight.toml"
ONE, TWO = "7KQ-4M2-XJG", "2GH-7V4-NDY"


@lru_cache(maxsize=4)
def applied(reference: str = ONE, long: bool = False) -> Application:
    """As a kiosk for practice closes a visit: the desk of practice trusts no other."""
    return replace(scripted(FAMILY if long else EXAMPLE), reference=reference, practice=True, key=KEY)


@lru_cache(maxsize=4)
def pages(reference: str = ONE, long: bool = False) -> tuple[Picture, ...]:
    return rendered(printery().make(applied(reference, long)).pdf)


@lru_cache(maxsize=4)
def scanned(reference: str = ONE) -> tuple[Picture, ...]:
    return tuple(map(office_scan, pages(reference)))


def read(content: bytes) -> Scan:
    return Reader().read(content)


@pytest.mark.parametrize("packed", [as_pdf, as_tiff, as_png, as_jpeg])
def test_a_bad_scan_at_200_dpi_gives_the_application_that_was_printed(packed: Packed) -> None:
    scan = read(packed([sheet_of(scanned())]))
    case = case_of(desk(), ONE, scan.pages)
    assert case.fault is None
    assert case.sheet
    assert case.sheet.application == applied()


def sheet_of(made: tuple[Picture, ...]) -> Picture:
    """The data sheet: the receipt alone comes after it."""
    return made[-2]


def test_every_page_of_a_bad_scan_is_counted() -> None:
    case = case_of(desk(), ONE, read(as_pdf(scanned())).pages)
    assert case.pages_total == len(pages()) - 1
    assert case.missing_pages == ()
    assert len(case.pages) == len(pages())


def test_the_proofs_come_from_the_paper_and_the_key_does_not() -> None:
    case = case_of(desk(), ONE, read(as_png([sheet_of(scanned())])).pages)
    reference = parse_reference(ONE)
    assert isinstance(reference, Reference)
    assert case.sheet
    assert case.sheet.proofs == proofs_of(reference, KEY)
    assert case.sheet.application.key is None


def test_a_page_left_at_home_is_named() -> None:
    left = [page for number, page in enumerate(scanned()) if number != 2]
    assert case_of(desk(), ONE, read(as_pdf(left)).pages).missing_pages == (3,)


def test_two_applications_in_one_pile_are_told_apart() -> None:
    scan = read(as_tiff([sheet_of(scanned()), sheet_of(scanned(TWO))]))
    assert [str(reference) for reference in scan.references] == [ONE, TWO]
    for reference in scan.references:
        case = case_of(desk(), str(reference), scan.pages_of(reference))
        assert case.sheet
        assert case.sheet.application == applied(str(reference))
        assert len(case.pages) == 1


def test_a_page_of_the_other_application_is_not_taken() -> None:
    case = case_of(desk(), ONE)
    taken = case.take_page(read(as_png([sheet_of(scanned(TWO))])).pages[0])
    assert {str(each.other) for each in taken} == {TWO}
    assert case.pages == ()
    assert case.verdict == "none"


def test_the_back_of_a_page_stays_with_the_page_before_it() -> None:
    blank = Image.new("L", scanned()[0].size, 230)
    scan = read(as_tiff([scanned()[1], blank, scanned(TWO)[1], blank]))
    assert [len(scan.pages_of(reference)) for reference in scan.references] == [2, 2]


def test_a_page_scanned_upside_down_is_read() -> None:
    turned = sheet_of(scanned()).rotate(180)
    assert case_of(desk(), ONE, read(as_png([turned])).pages).sheet


def test_codes_photographed_from_a_screen_one_by_one_are_read_in_any_order() -> None:
    from kiosk.paper.carrier import parts_of, rehearsal_seal, tables_of

    own = house()
    parts = parts_of(
        applied(long=True), tables_of(own.content, *own.forms.all()), rehearsal_seal(), version=10, most=40
    )
    assert len(parts) > 2
    case = case_of(desk(), ONE)
    for number, part in reversed(list(enumerate(parts, start=1))):
        assert number in (case.missing_parts or (number,))
        [page] = read(as_jpeg([photographed(part)])).pages
        case.take_page(page)
    case.open()
    assert case.sheet
    assert case.sheet.application == applied(long=True)


def photographed(text: str) -> Picture:
    """A phone's screen as a camera sees it: dark around, askew, not all of the light."""
    qr = QRCode(error_correction=ERROR_CORRECT_M, box_size=7, border=4)
    qr.add_data(text)
    qr.make(fit=True)
    code = qr.make_image().get_image().convert("L")
    screen = Image.new("L", (code.width + 200, code.height + 500), 25)
    screen.paste(code, (100, 250))
    return office_scan(screen.rotate(6, expand=True, fillcolor=40))

"""Pages as one document: tagged PDF/A-2b on upright A4, each JPEG as it was, and never larger than may be sent."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
from pikepdf import Name, Pdf, pdfa
from PIL import Image

from kiosk.documents import bundling
from kiosk.documents.bundling import bundle
from kiosk.errors import DocumentTooLarge
from kiosk.visit.document import Page

TITLE = "Lønnslipp (siste måned)"


def page(width: int = 827, height: int = 1170, dpi: int = 100, grey: bool = False, grain: int = 0) -> Page:
    level = np.random.default_rng(1).integers(200 - grain, 201, (height, width) if grey else (height, width, 3))
    out = BytesIO()
    Image.fromarray(level.astype(np.uint8)).save(out, "JPEG", quality=85)
    return Page(out.getvalue(), width, height, dpi, "phone")


PAGES = (page(), page(1170, 827, grey=True), page(540, 340, 200))


@pytest.fixture(scope="module")
def pdf() -> Iterator[Pdf]:
    with Pdf.open(BytesIO(bundle(TITLE, PAGES))) as opened:
        yield opened


def test_a_bundle_is_pdf_a_2b() -> None:
    assert pdfa.validate_written(BytesIO(bundle(TITLE, PAGES)), "2b").findings == []


def test_every_page_is_upright_a4(pdf: Pdf) -> None:
    sides = [[round(float(side) / 72 * 25.4) for side in each.mediabox[2:]] for each in pdf.pages]
    assert sides == [[210, 297], [297, 210], [297, 210]]
    assert all("/Rotate" not in each for each in pdf.pages)


def test_the_jpeg_is_passed_through_as_it_is(pdf: Pdf) -> None:
    inside = [each.Resources.XObject.Page.read_raw_bytes() for each in pdf.pages]
    assert inside == [each.jpeg for each in PAGES]


def test_a_grey_page_stays_grey(pdf: Pdf) -> None:
    colours = [each.Resources.XObject.Page.ColorSpace for each in pdf.pages]
    assert colours == [Name.DeviceRGB, Name.DeviceGray, Name.DeviceRGB]


def test_a_card_stands_in_the_middle_as_large_as_it_is(pdf: Pdf) -> None:
    drawn = pdf.pages[2].Contents.read_bytes().split()
    width, left = float(drawn[5]), float(drawn[9])
    assert width == pytest.approx(540 / 200 * 72, abs=0.01)
    assert left == pytest.approx((297 / 25.4 * 72 - width) / 2, abs=0.01)


def test_every_page_is_a_figure_that_says_what_it_is(pdf: Pdf) -> None:
    figures = pdf.Root.StructTreeRoot.K[0].K
    assert [str(each.Alt) for each in figures] == [f"{TITLE}, side {number} av 3" for number in (1, 2, 3)]


def test_the_document_says_its_title_and_language(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert (metadata["dc:title"], str(pdf.Root.Lang)) == (TITLE, "nb")


def test_a_large_document_is_packed_again_until_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "LARGEST", 200_000)
    pages = (page(grain=30), page(grain=30), page(grey=True))
    made = bundle(TITLE, pages)
    assert len(made) <= 200_000
    with Pdf.open(BytesIO(made)) as opened:
        light = opened.pages[2].Resources.XObject.Page.read_raw_bytes()
    assert light == pages[2].jpeg


def test_a_document_that_cannot_be_made_small_enough_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "LARGEST", 60_000)
    with pytest.raises(DocumentTooLarge):
        bundle(TITLE, tuple(page(grain=120) for _ in range(3)))

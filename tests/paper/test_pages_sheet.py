"""The data sheet: codes that read back, in their place, explained; and no data sheet rather than a bad one."""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from string import ascii_letters

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from pikepdf import pdfa
from PIL import Image

from kiosk.errors import PrintError
from kiosk.paper.carrier import Codes, Gathering, Seal, open_sheet, rehearsal_seal, signers_of, tables_of
from kiosk.paper.carrier.seals import seal_of
from kiosk.paper.data_code import data_code, matrix_of, version_for
from kiosk.paper.pages import Printery
from kiosk.paper.reading_back import reads_back
from kiosk.settings import Settings
from kiosk.visit.application import Application
from tests.paper.printing import EVERY, EXAMPLE, LATE, ROOT, application, codes, house, is_part, page_texts, printery

SET = ("cover", "application", "declaration", "data-sheet", "receipt")
LONG = ROOT / "tests" / "visits" / "whole-life.toml"
SECRET = ROOT / "tests" / "visits" / "secret-address.toml"
# A fold may lie this far from where it should, in mm.
FOLDS, SLACK = (99.0, 148.5, 198.0), 8.0


def press(seal: Seal | None) -> Printery:
    """A printery with this seal."""
    return Printery(house().content, house().library, house().register, *house().forms.all(), seal=seal)


@lru_cache(maxsize=1)
def unsealed() -> Printery:
    """A kiosk without a signing key."""
    return press(None)


@lru_cache(maxsize=1)
def encrypting() -> Printery:
    """A kiosk that knows every municipality's key."""
    key = generate_private_key(SECP256R1()).public_key()
    recipients = {office.municipality: key for office in house().settings.offices}
    return press(replace(rehearsal_seal(), recipients=recipients, municipality="0301"))


def sheet_of(made: Application, by: Printery | None = None) -> bytes:
    """Its data sheet alone."""
    return (by or printery()).make_one("data-sheet", made)


def parts_on(pdf: bytes, dpi: int = 200) -> tuple[str, ...]:
    """What a scanner gathers from the pages."""
    gathering = Gathering()
    for page in codes(pdf, dpi):
        for text in page:
            if is_part(text):
                gathering.add(text)
    assert gathering.is_complete
    return gathering.parts


def many(made: Application, length: int) -> Application:
    """The same with so much said that it needs several codes."""
    random = Random(length)
    words = "".join(random.choice(ascii_letters) for _ in range(length))
    return replace(made, answers={**made.answers, "message": words})


class Misdrawn(Printery):
    """Draws codes of characters that their alphabet does not have."""

    def _codes(self, application: Application, tried_digitally: bool) -> Codes | None:
        codes = super()._codes(application, tried_digitally)
        return replace(codes, parts=tuple(part.lower() for part in codes.parts)) if codes else None


def places(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Where the data codes stand: x, y, width and height in mm from the top left corner."""
    found = []
    for page in pdfium.PdfDocument(BytesIO(pdf)):
        picture = page.render(scale=300 / 72).to_pil()
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):  # type: ignore[arg-type]
            if is_part(code.text):
                corner, other = code.position.top_left, code.position.bottom_right
                left, top, right, bottom = (each * 25.4 / 300 for each in (corner.x, corner.y, other.x, other.y))
                found.append((left, top, right - left, bottom - top))
    return found


@pytest.mark.parametrize("path", [path for path in EVERY if path not in LATE][::8], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nb", "uk", "ar"])
def test_the_printed_codes_give_back_the_application(path: Path, language: str) -> None:
    made = application(path, language)
    tables = tables_of(house().content, *house().forms.all())
    sheet = open_sheet(parts_on(sheet_of(made)), tables, signers_of(Settings()), None, house().settings.offices)
    assert sheet.application == made


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_codes_are_read_at_the_resolutions_of_office_scanners(dpi: int) -> None:
    assert parts_on(sheet_of(application(LONG, "uk")), dpi) == parts_on(sheet_of(application(LONG, "uk")), 200)


@pytest.mark.parametrize(("length", "count", "pages"), [(0, 1, 1), (1000, 2, 1), (2500, 3, 1), (4000, 4, 2)])
def test_as_many_codes_as_there_must_be_are_printed(length: int, count: int, pages: int) -> None:
    made = many(application(EXAMPLE, "uk"), length) if length else application(EXAMPLE, "uk")
    pdf = sheet_of(made)
    assert (len(parts_on(pdf)), len(page_texts(pdf))) == (count, pages)
    assert f"{count} / {count}" in page_texts(pdf)[-1]


@pytest.mark.parametrize("length", [0, 1000, 2500, 8000])
def test_no_code_touches_a_fold_a_hole_or_the_edge(length: int) -> None:
    for x, y, width, height in places(sheet_of(many(application(EXAMPLE, "ar"), length))):
        assert x > 20.0
        assert x + width < 200.0
        for fold in FOLDS:
            assert y > fold + SLACK or y + height < fold - SLACK


@pytest.mark.parametrize("length", [0, 1000, 2500])
def test_every_code_fills_the_same_square_with_modules_of_at_least_two_fifths_of_a_millimetre(length: int) -> None:
    made = many(application(EXAMPLE, "nb"), length)
    version = version_for(printery().codes(made, 25))
    assert 46.8 / (17 + 4 * version) >= 0.4 - 1e-9
    for _, _, width, height in places(sheet_of(made)):
        assert width == pytest.approx(46.8, abs=0.4)
        assert height == pytest.approx(46.8, abs=0.4)


def test_round_every_code_stays_a_quiet_zone() -> None:
    found = sorted(places(sheet_of(many(application(EXAMPLE, "nb"), 2500))))
    gaps = [right[0] - left[0] - left[2] for left, right in pairwise(found)]
    assert min(gaps) >= 2 * 4 * 0.4


def test_a_code_is_alphanumeric_level_m() -> None:
    (part,) = printery().codes(application(EXAMPLE, "nb"), 25)
    modules, _ = data_code(part, version_for((part,)))
    rows = matrix_of(part, version_for((part,)))
    assert modules == len(rows) == 17 + 4 * version_for((part,))
    (found,) = zxingcpp.read_barcodes(framed(rows))
    assert found.text == part
    assert "M" in found.ec_level


def framed(rows: list[list[bool]]) -> Image.Image:
    """A code as a picture with its quiet zone."""
    picture = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if is_dark else 255)
    return picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)


@pytest.mark.parametrize("language", ["nb", "uk", "ar"])
def test_the_sheet_is_a_page_of_the_set_and_counted(language: str) -> None:
    made = application(EXAMPLE, language)
    texts = page_texts(printery().make(made, SET).pdf)
    pages = len(texts) - 1
    assert f"Side {pages} av {pages}" in texts[-2]
    assert "Til saksbehandler" in texts[-2]


def test_a_kiosk_without_a_key_prints_all_other_pages_and_counts_them_right() -> None:
    made = application(EXAMPLE, "uk")
    with_sheet, without = printery().make(made), unsealed().make(made)
    assert without.pages == with_sheet.pages - 1
    assert f"Side 1 av {without.pages - 1}" in page_texts(without.pdf)[0]
    assert not any(":1/1:" in text for page in codes(without.pdf, 200) for text in page)


def test_a_kiosk_without_a_key_has_no_codes() -> None:
    assert not unsealed().has_codes(application(EXAMPLE))
    assert printery().has_codes(application(EXAMPLE))


def test_late_papers_have_no_codes() -> None:
    assert not printery().has_codes(application(LATE[0]))


def test_the_sheet_alone_is_refused_where_there_is_none() -> None:
    with pytest.raises(PrintError, match="kiosk sheet key"):
        sheet_of(application(EXAMPLE), unsealed())


def test_an_application_too_long_for_codes_is_printed_without_them() -> None:
    made = many(application(EXAMPLE, "nb"), 60_000)
    without = replace(made, answers=application(EXAMPLE, "nb").answers)
    texts = page_texts(printery().make(made, ("declaration", "data-sheet")).pdf)
    assert len(texts) == len(page_texts(unsealed().make(without, ("declaration",)).pdf))


def test_a_sheet_that_does_not_read_back_is_not_printed() -> None:
    misdrawn = Misdrawn(house().content, house().library, house().register, *house().forms.all(), seal=rehearsal_seal())
    made = application(EXAMPLE, "nb")
    assert page_texts(misdrawn.make(made).pdf) == page_texts(unsealed().make(made).pdf)


def test_reading_back_finds_a_code_that_is_not_the_one_meant() -> None:
    made = application(EXAMPLE, "nb")
    (part,) = printery().codes(made, 25)
    assert reads_back(sheet_of(made), [0], [part])
    assert not reads_back(sheet_of(made), [0], [part[:-1] + "Q"])
    assert not reads_back(sheet_of(made), [0], [part, part + "Q"])


def test_the_mark_of_practice_crosses_no_code() -> None:
    made = replace(application(EXAMPLE, "nb"), practice=True)
    assert parts_on(sheet_of(made), 120)


def test_the_box_says_by_what_the_desk_knows_the_sheet() -> None:
    text = page_texts(sheet_of(application(EXAMPLE, "nb")))[0]
    for word in ("Kontrollkode", "Signert av", "ØVING / PRACTICE", "SK1 · 2026.1", "Kryptert", "Nei"):
        assert word in text


def test_an_encrypted_sheet_says_so() -> None:
    text = page_texts(sheet_of(application(EXAMPLE, "nb"), encrypting()))[0]
    assert "Kryptert\r\nJa" in text or "Kryptert Ja" in text


def test_where_the_address_is_secret_no_kiosk_is_named() -> None:
    made = application(SECRET, "nb")
    assert made.discreet
    assert "Signert av" not in page_texts(sheet_of(made))[0]


def test_every_code_is_described_for_who_listens() -> None:
    with pikepdf.open(BytesIO(sheet_of(many(application(EXAMPLE, "nb"), 1000)))) as pdf:
        told = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert "Kode 1 av 2 med svarene" in told
    assert "Kode 2 av 2 med svarene" in told


def test_sheets_of_several_pages_are_pdf_a() -> None:
    made = many(application(EXAMPLE, "ar"), 4000)
    assert pdfa.validate_written(BytesIO(sheet_of(made, encrypting())), "2b").findings == []


def test_practice_always_has_a_seal_and_a_real_kiosk_only_with_its_key() -> None:
    assert seal_of(Settings()) is not None
    assert seal_of(Settings(practice=False)) is None

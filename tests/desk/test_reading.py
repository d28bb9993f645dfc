"""Files of the office scanner: what they are told by their bytes, whose pages they hold, and what is refused."""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode

from kiosk.desk.reading import LARGEST, Page, Reader, Scan
from kiosk.errors import ScanUnreadable
from kiosk.form.reference import Reference
from tests.desk.scans import Packed, Picture, as_jpeg, as_pdf, as_png, as_tiff

ONE, TWO = "SK1:7KQ4M2XJG:P1/2", "SK1:2GH7V4NDY:P1/2"


def sheet(*codes: str) -> Picture:
    """A small page with these codes."""
    page = Image.new("L", (600, 800), 255)
    for number, text in enumerate(codes):
        qr = QRCode(error_correction=ERROR_CORRECT_Q, box_size=4, border=4)
        qr.add_data(text)
        qr.make(fit=True)
        page.paste(qr.make_image().get_image(), (300 * (number % 2), 300 * (number // 2)))
    return page


def page(*codes: str) -> Page:
    return Page(codes, 1, 1, b"\0")


@pytest.mark.parametrize("packed", [as_png, as_jpeg, as_tiff, as_pdf])
def test_the_bytes_say_what_a_file_is(packed: Packed) -> None:
    assert Reader().read(packed([sheet(ONE)])).references == (Reference("7KQ4M2XJG"),)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(as_png([sheet(ONE)]))
    assert Reader().read_file(tmp_path / "letter.docx").references


def test_a_page_has_its_picture_in_grey() -> None:
    [found] = Reader().read(as_png([sheet(ONE)])).pages
    assert (found.width, found.height, len(found.picture)) == (600, 800, 480_000)
    assert 0 in found.picture


def test_a_picture_in_colour_and_with_a_see_through_ground_is_read() -> None:
    assert Reader().read(as_png([sheet(ONE).convert("RGBA")])).references


def test_a_code_that_is_none_of_ours_belongs_to_nobody() -> None:
    scan = Reader().read(as_png([sheet("https://example.no/menu")]))
    assert scan.references == ()
    assert scan.pages[0].codes


def test_pages_without_codes_belong_to_the_sheet_before_them() -> None:
    first, back, second, last = page(ONE), page(), page(TWO), page("https://example.no")
    scan = Scan((first, back, second, last), (Reference("7KQ4M2XJG"), Reference("2GH7V4NDY")))
    assert scan.pages_of(Reference("7KQ4M2XJG")) == (first, back)
    assert scan.pages_of(Reference("2GH7V4NDY")) == (second, last)


def test_pages_before_the_first_code_belong_to_it() -> None:
    letter, coded = page(), page(ONE)
    scan = Scan((letter, coded), (Reference("7KQ4M2XJG"),))
    assert scan.pages_of(Reference("7KQ4M2XJG")) == (letter, coded)


def test_a_page_with_codes_of_two_is_of_both() -> None:
    both = page(ONE, TWO)
    scan = Scan((both,), both.references)
    assert scan.pages_of(Reference("2GH7V4NDY")) == (both,)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7 and no more", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"PK\3\4"]
)
def test_what_is_no_scan_is_refused(content: bytes) -> None:
    with pytest.raises(ScanUnreadable):
        Reader().read(content)


@pytest.mark.parametrize("packed", [as_png, as_tiff, as_pdf])
def test_a_file_that_is_not_whole_is_refused_or_read_but_never_worse(packed: Packed) -> None:
    content = packed([sheet(ONE)])
    for size in range(0, len(content), len(content) // 7):
        try:
            Reader().read(content[:size])
        except ScanUnreadable:
            continue


def test_a_picture_far_too_large_is_refused_before_it_is_unpacked() -> None:
    huge = Image.new("1", (20_000, 20_000))
    with pytest.raises(ScanUnreadable):
        Reader().read(as_png([huge]))


def test_more_bytes_than_any_scan_are_refused(tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(LARGEST + 10)
    with pytest.raises(ScanUnreadable):
        Reader().read_file(tmp_path / "huge.pdf")


def test_more_pages_than_anybody_scans_are_refused() -> None:
    with pytest.raises(ScanUnreadable):
        Reader().read(as_tiff([Image.new("1", (10, 10))] * 61))


def test_a_folder_a_pipe_and_nothing_are_no_scans(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "gone.pdf", Path("a\0b")):
        with pytest.raises(ScanUnreadable):
            Reader().read_file(path)


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(as_png([sheet(ONE)]))
    before = path.stat()
    Reader().read_file(path)
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)


def test_no_page_shows_its_codes_in_a_repr() -> None:
    assert "7KQ4M2XJG:P1" not in repr(Reader().read(as_png([sheet(ONE)])).pages[0])


def test_a_line_drawn_over_a_page_does_no_harm() -> None:
    struck = sheet(ONE)
    ImageDraw.Draw(struck).line((0, 790, 600, 790), fill=0, width=3)
    assert Reader().read(as_png([struck])).references

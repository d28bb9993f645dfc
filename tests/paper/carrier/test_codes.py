"""Codes in files from a scanner or a phone: found on poor copies too, and nothing too large is ever unpacked."""

import struct
import zlib
from functools import cache
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from kiosk.errors import SheetError, SheetTooLarge
from kiosk.paper.codes import KEPT_SIDE, MOST_PAGES, codes_in, pdf_pages, scans_in
from tests.paper.printing import EXAMPLE, application, is_part, printery


@cache
def document() -> bytes:
    """A data sheet as PDF."""
    return printery().make_one("data-sheet", application(EXAMPLE, "uk"))


@cache
def page() -> Image.Image:
    """The same as a scanner at 200 dpi sees it."""
    return next(iter(pdf_pages(document(), 200)))


def expected() -> set[str]:
    """What stands on it: its part and the code of its page."""
    reference = application(EXAMPLE, "uk").reference.replace("-", "")
    pages = printery().make(application(EXAMPLE, "uk"), ("cover", "application", "declaration", "data-sheet")).pages
    return {*printery().codes(application(EXAMPLE, "uk"), 25), f"SK1:{reference}:D{pages}/{pages}"}


def saved(picture: Image.Image, format: str, **options: object) -> bytes:
    """A picture file."""
    out = BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "PDF"])
def test_codes_are_found_in_every_format(format: str) -> None:
    (scan,) = scans_in(saved(page(), format))
    assert set(scan.codes) == expected()


def test_every_page_of_a_file_is_its_own_scan() -> None:
    blank = Image.new("L", page().size, 255)
    scans = scans_in(saved(page(), "TIFF", save_all=True, append_images=[blank, page()]))
    assert [len(scan.codes) for scan in scans] == [2, 0, 2]


def test_codes_come_from_above() -> None:
    first, second = codes_in(page())
    assert ":D" in first
    assert is_part(second)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_fed_another_way_round_is_read(turn: int) -> None:
    assert set(codes_in(page().rotate(turn, expand=True))) == expected()


def test_a_page_that_lies_askew_is_read() -> None:
    assert set(codes_in(page().rotate(2, Image.Resampling.BICUBIC, expand=True, fillcolor=255))) == expected()


def test_a_noisy_grey_copy_is_read() -> None:
    random = Random(1)
    noise = Image.frombytes("L", page().size, random.randbytes(page().width * page().height))
    grey = page().point([90 + level * 130 // 255 for level in range(256)])
    assert set(codes_in(Image.blend(grey, noise, 0.15))) == expected()


def test_a_blurred_page_is_read() -> None:
    assert set(codes_in(page().filter(ImageFilter.GaussianBlur(1.2)))) == expected()


def test_a_line_of_a_fold_does_not_hide_a_code() -> None:
    folded = page().copy()
    ImageDraw.Draw(folded).line((0, 460, folded.width, 466), fill=140, width=3)
    assert set(codes_in(folded)) == expected()


def test_a_picture_turned_by_its_camera_is_read() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = page().rotate(90, expand=True)
    (scan,) = scans_in(saved(turned, "JPEG", exif=exif, quality=90))
    assert scan.picture.width < scan.picture.height


def test_the_kept_picture_is_grey_and_bounded() -> None:
    large = page().resize((page().width * 2, page().height * 2)).convert("RGB")
    (scan,) = scans_in(saved(large, "PNG"))
    assert scan.picture.mode == "L"
    assert max(scan.picture.size) == KEPT_SIDE


def test_a_page_without_codes_is_a_scan_without_codes() -> None:
    (scan,) = scans_in(saved(Image.new("L", (600, 800), 255), "PNG"))
    assert scan.codes == ()


def test_a_page_of_one_bit_is_read() -> None:
    (scan,) = scans_in(saved(page().convert("1"), "TIFF", compression="group4"))
    assert set(scan.codes) == expected()


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.7\nnothing", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(40), b"II*\x00\xff\xff\xff\xff"],
    ids=["nothing", "text", "broken PDF", "broken PNG", "GIF", "broken TIFF"],
)
def test_what_is_no_scan_is_refused_with_a_message(content: bytes) -> None:
    with pytest.raises(SheetError):
        scans_in(content)


def test_a_truncated_picture_is_refused_with_a_message() -> None:
    whole = saved(page(), "PNG")
    with pytest.raises(SheetError):
        scans_in(whole[: len(whole) // 2])


def test_a_picture_bomb_is_too_large_and_never_unpacked() -> None:
    with pytest.raises(SheetTooLarge):
        scans_in(vast_png(40_000, 40_000))


def test_a_picture_a_little_too_large_is_refused() -> None:
    with pytest.raises(SheetTooLarge):
        scans_in(vast_png(9_200, 9_200))


def test_too_many_pages_are_refused() -> None:
    blank = Image.new("1", (20, 20), 1)
    with pytest.raises(SheetTooLarge):
        scans_in(saved(blank, "TIFF", save_all=True, append_images=[blank] * MOST_PAGES))
    with pytest.raises(SheetTooLarge):
        scans_in(saved(blank, "PDF", save_all=True, append_images=[blank] * MOST_PAGES))


def test_a_vast_page_of_a_pdf_is_drawn_small() -> None:
    wide = saved(Image.new("1", (1000, 10), 1), "PDF", resolution=0.5)
    (scan,) = scans_in(wide)
    assert max(scan.picture.size) <= KEPT_SIDE


def vast_png(width: int, height: int) -> bytes:
    """A PNG that says it is this large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")

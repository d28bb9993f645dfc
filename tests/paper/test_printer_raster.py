"""PWG raster: what a printer without PDF receives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.raster import compress, page_count, pwg_raster, small_page
from tests.paper.pdfs import small_pdf
from tests.paper.pwg import read_pwg, read_rows


def test_a_raster_has_a_header_for_every_page_and_says_how_many_there_are() -> None:
    pages = read_pwg(b"".join(pwg_raster(small_pdf(3), "sgray_8", 100)))
    assert [(page.total, page.media, page.space) for page in pages] == [(3, b"iso_a4_210x297mm", 18)] * 3


def test_a_page_has_exactly_the_dots_of_a4_at_the_printers_resolution() -> None:
    page = read_pwg(b"".join(pwg_raster(small_pdf(1), "sgray_8", 300)))[0]
    assert (page.dots, page.width, page.height) == ((300, 300), 2480, 3507)


def test_twenty_millimetres_are_twenty_millimetres() -> None:
    page = read_pwg(b"".join(pwg_raster(small_pdf(1), "sgray_8", 254)))[0]
    dark = [len(row) - len(row.lstrip(b"\0")) for row in page.rows]
    assert dark[:198] == [200] * 198
    assert sum(1 for cells in dark if cells) in (199, 200, 201)


def test_ink_is_one_in_black_and_nought_in_grey() -> None:
    black = read_pwg(b"".join(pwg_raster(small_pdf(1), "black_1", 254)))[0]
    assert (black.bits, black.space) == (1, 3)
    assert black.rows[10][:25] == b"\xff" * 25
    assert not any(black.rows[10][26:])


def test_colour_has_three_bytes_for_every_dot() -> None:
    page = read_pwg(b"".join(pwg_raster(small_pdf(1), "srgb_8", 100)))[0]
    assert (page.bits, page.space, len(page.rows[0])) == (24, 19, page.width * 3)


@given(st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6).map(bytes), min_size=1, max_size=600))
def test_what_is_packed_is_unpacked(rows: list[bytes]) -> None:
    for bits in (8, 24):
        packed = compress(rows, bits)
        assert read_rows(packed, 0, len(rows), 6, bits // 8) == (tuple(rows), len(packed))


@pytest.mark.parametrize("length", [1, 127, 128, 129, 256, 257, 300])
def test_long_runs_are_split_where_the_format_ends(length: int) -> None:
    alike, unlike = bytes(length), bytes(each % 251 for each in range(length))
    for row in (alike, unlike):
        packed = compress([row], 8)
        assert read_rows(packed, 0, 1, length, 1) == ((row,), len(packed))


def test_a_small_page_for_the_screen_is_dark_where_the_paper_is() -> None:
    page = small_page(small_pdf(1), 0, 42)
    assert {len(row) for row in page} == {42}
    assert (page[1][1], page[30][40]) == (0, 255)


def test_pages_are_counted() -> None:
    assert page_count(small_pdf(4)) == 4

"""PDF pages as PWG raster (PWG 5102.4), for printers that take no PDF, and as small grey pictures for the screen.

The one rule: one page is in memory at a time, at exactly the printer's own resolution, so that nothing is ever scaled.
"""

import math
import re
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

RasterKind = Literal["sgray_8", "black_1", "srgb_8"]
RASTER_KINDS: tuple[RasterKind, ...] = get_args(RasterKind)
SYNC = b"RaS2"
HEADER_BYTES = 1796
MEDIA = "iso_a4_210x297mm"
A4_POINTS = (595, 842)
A4_MICROMETRES = (210_000, 297_000)
# Kind -> bits per colour, bits per pixel, colours, colour space of PWG 5102.4 table 3.
SHAPES: dict[RasterKind, tuple[int, int, int, int]] = {
    "sgray_8": (8, 8, 1, 18), "black_1": (1, 1, 1, 3), "srgb_8": (8, 24, 3, 19),
}  # fmt: skip
# Grey levels as the digits of a binary number: dark is 1, since 1 is ink in black_1.
INK = bytes([ord("1")] * 128 + [ord("0")] * 128)


def pwg_raster(pdf: bytes, kind: RasterKind, dots: int) -> Iterator[bytes]:
    """The raster of an A4 document, one piece per page; `dots` per inch. Raises PdfiumError when it is no PDF."""
    yield SYNC
    width, height = (side * dots // 25_400 for side in A4_MICROMETRES)
    with opened(pdf) as document:
        head = page_header(kind, dots, width, height, len(document))
        for page in document:
            rows = page_rows(page, dots / 72, kind == "srgb_8", width, height)
            yield head + compress(map(pack_ink, rows) if kind == "black_1" else rows, SHAPES[kind][1])


def page_rows(page: "PdfPage", scale: float, colour: bool, width: int, height: int) -> Iterator[bytes]:
    """The page's lines from the top, cut or filled with white to width × height pixels."""
    bitmap = page.render(scale=scale, grayscale=not colour, rev_byteorder=colour)
    try:
        wide = width * bitmap.n_channels
        line = min(wide, bitmap.width * bitmap.n_channels)
        buffer = memoryview(bitmap.buffer).cast("B")
        for row in range(min(height, bitmap.height)):
            start = row * bitmap.stride
            yield bytes(buffer[start : start + line]).ljust(wide, b"\xff")
        for _ in range(height - bitmap.height):
            yield b"\xff" * wide
    finally:
        bitmap.close()


def pack_ink(row: bytes) -> bytes:
    """A grey line as one bit per pixel."""
    size = math.ceil(len(row) / 8)
    return int(row.translate(INK).ljust(size * 8, b"0"), 2).to_bytes(size, "big")


def compress(rows: Iterable[bytes], bits: int) -> bytes:
    """Lines as PWG 5102.4 section 4.4 packs them: equal lines counted, then runs of equal and of differing pixels."""
    packed = bytearray()
    for row, same in groupby(rows):
        count = sum(1 for _ in same)
        line = compress_row(row, max(1, bits // 8))
        while count > 0:
            packed.append(min(count, 256) - 1)
            packed += line
            count -= 256
    return bytes(packed)


def compress_row(row: bytes, size: int) -> bytes:
    """One line; `size` is bytes per pixel. A single pixel is a run of one."""
    packed = bytearray()
    for run in run_pattern(size).finditer(row):
        pixels = (run.end() - run.start()) // size
        if run[1] is not None:
            packed.append(pixels - 1)
            packed += run[1]
        else:
            packed.append(257 - pixels if pixels > 1 else 0)
            packed += run[0]
    return bytes(packed)


@cache
def run_pattern(size: int) -> re.Pattern[bytes]:
    """At most 128 equal pixels, or at most 128 of which none equals the next."""
    pixel = b"." * size
    return re.compile(b"(?s)(" + pixel + rb")\1{1,127}|(?:(" + pixel + rb")(?!\2)){1,128}")


def page_header(kind: RasterKind, dots: int, width: int, height: int, pages: int) -> bytes:
    """PWG 5102.4 section 4.3: what stands at which byte; everything else is zero."""
    bits_per_colour, bits_per_pixel, colours, space = SHAPES[kind]
    header = bytearray(HEADER_BYTES)
    header[0:9] = b"PwgRaster"
    header[1732 : 1732 + len(MEDIA)] = MEDIA.encode()
    numbers = {
        276: dots, 280: dots, 340: 1, 352: A4_POINTS[0], 356: A4_POINTS[1], 372: width, 376: height,
        384: bits_per_colour, 388: bits_per_pixel, 392: math.ceil(width * bits_per_pixel / 8), 400: space,
        420: colours, 452: pages, 456: 1, 460: 1, 472: width, 476: height, 480: 0xFFFFFF, 484: 4,
    }  # fmt: skip
    for place, number in numbers.items():
        struct.pack_into(">I", header, place, number)
    return bytes(header)


def opened(pdf: bytes) -> "PdfDocument":
    """The document, from memory. The library is loaded here because only the end of a visit needs it."""
    from pypdfium2 import PdfDocument

    return PdfDocument(pdf)


def page_count(pdf: bytes) -> int:
    """Number of pages."""
    with opened(pdf) as document:
        return len(document)


def small_page(pdf: bytes, number: int, width: int) -> tuple[bytes, ...]:
    """Page `number` (from 0) as lines of `width` grey levels (0 black), for the rehearsal printer's screen."""
    with opened(pdf) as document:
        page = document[number]
        scale = width / page.get_width()
        return tuple(page_rows(page, scale, False, width, round(page.get_height() * scale)))

"""Reads PWG raster back, independently of the code that writes it."""

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RasterPage:
    """A page's header fields and its unpacked lines."""

    dots: tuple[int, int]
    width: int
    height: int
    bits: int
    space: int
    total: int
    media: bytes
    rows: tuple[bytes, ...]


def read_pwg(data: bytes) -> list[RasterPage]:
    """All pages; fails on anything that does not add up."""
    assert data[:4] == b"RaS2"
    pages, at = [], 4
    while at < len(data):
        head, at = data[at : at + 1796], at + 1796
        assert head[:10] == b"PwgRaster\0"
        width, height = struct.unpack_from(">II", head, 372)
        bits, line = struct.unpack_from(">II", head, 388)
        rows, at = read_rows(data, at, height, line, max(1, bits // 8))
        pages.append(
            RasterPage(
                dots=struct.unpack_from(">II", head, 276),
                width=width,
                height=height,
                bits=bits,
                space=struct.unpack_from(">I", head, 400)[0],
                total=struct.unpack_from(">I", head, 452)[0],
                media=head[1732:].rstrip(b"\0"),
                rows=rows,
            )
        )
    return pages


def read_rows(data: bytes, at: int, height: int, line: int, size: int) -> tuple[tuple[bytes, ...], int]:
    """The lines of one page, and where the next page begins."""
    rows: list[bytes] = []
    while len(rows) < height:
        repeat, at, row = data[at] + 1, at + 1, bytearray()
        while len(row) < line:
            code, at = data[at], at + 1
            if code < 128:
                row += data[at : at + size] * (code + 1)
                at += size
            else:
                assert code != 128
                row += data[at : at + size * (257 - code)]
                at += size * (257 - code)
        assert len(row) == line
        rows += [bytes(row)] * repeat
    assert len(rows) == height
    return tuple(rows), at

"""Whether a JPEG is one that the darkroom makes: its picture, and nothing beside it.

The one rule: a job that was taken over by a file cannot hand on more than dots: no comment, no other data, no other
size than it says, nothing behind the end.
"""

import re

START, END = b"\xff\xd8", b"\xff\xd9"
# ITU-T T.81, B.1.1.3: JFIF's own segment, tables, baseline frame, restart interval, scan.
JFIF, TABLES, FRAME, SCAN = 0xE0, frozenset({0xDB, 0xC4, 0xDD}), 0xC0, 0xDA
JFIF_LENGTH = 16
# In a scan only a stuffed octet or a restart follows 0xFF.
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


def is_plain(jpeg: bytes, width: int, height: int) -> bool:
    """Baseline, one scan, of this size, and no segment that no picture needs."""
    at, has_frame = len(START), False
    while jpeg.startswith(b"\xff", at) and len(jpeg) >= at + 4:
        kind, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        segment, at = jpeg[at + 4 : at + 2 + length], at + 2 + length
        if kind == SCAN:
            return jpeg.startswith(START) and has_frame and ends_with_scan(jpeg, at)
        if kind == FRAME and not has_frame:
            has_frame = is_frame(segment, width, height)
        elif not (kind in TABLES or (kind == JFIF and length == JFIF_LENGTH and segment.startswith(b"JFIF\0"))):
            return False
    return False


def is_frame(segment: bytes, width: int, height: int) -> bool:
    """Eight bits, grey or in colours, of this size."""
    lines, across = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
    return segment[:1] == b"\x08" and (across, lines) == (width, height) and segment[5:6] in (b"\x01", b"\x03")


def ends_with_scan(jpeg: bytes, at: int) -> bool:
    """Whether the scan that begins there is all there is."""
    found = MARKER.search(jpeg, at)
    return found is not None and found.group() == END and found.end() == len(jpeg)

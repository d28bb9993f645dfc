"""What a scanner or a stick gives, told by its first bytes.

The one rule: a name or a header says nothing; only the content does.
"""

from typing import Literal

# The first bytes of each kind: JPEG (ISO 10918-1, SOI), PNG (its specification, 5.2), TIFF 6.0, WebP (RIFF container).
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
# Brands of HEIF (ISO 23008-12) and AVIF that phones write.
HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
PDF = b"%PDF-"
ENOUGH = 1024
"""Bytes to tell a kind by: a PDF may begin that late (PDF Reference 1.7, appendix H, note 13)."""


def kind_of(head: bytes) -> Literal["picture", "pdf", ""]:
    """Of the first ENOUGH bytes of a file; "": nothing a document could be."""
    if head.startswith(PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    if head[4:8] == b"ftyp" and head[8:12] in HEIF:
        return "picture"
    return "pdf" if PDF in head[:ENOUGH] else ""


def is_page(given: bytes) -> bool:
    """Whether a scanner gave a picture, or a PDF."""
    return bool(kind_of(given[:ENOUGH]))

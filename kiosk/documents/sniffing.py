"""What kind of file it is, from how it begins.

The one rule: content decides. What a file is called, or says it is, is never asked for.
"""

from typing import Literal

from kiosk.errors import DocumentBroken, DocumentForeign

Kind = Literal["jpeg", "png", "webp", "tiff", "heif", "avif", "pdf"]
# ISO/IEC 23008-12, 10.2 and annex B: still pictures, and the first picture of a sequence.
HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF = (b"avif", b"avis")
ENOUGH = 1_024
"""Octets to tell a kind by: readers take a PDF's header anywhere in them (ISO 32000-1, annex H, note 13)."""
SHORTEST = 12


def kind_of(raw: bytes) -> Kind:
    """Of a file. Raises DocumentForeign for a kind that is not taken, DocumentBroken where there is next to nothing."""
    if len(raw) < SHORTEST:
        raise DocumentBroken
    kind = kind_seen(raw[:ENOUGH])
    if kind is None:
        raise DocumentForeign
    return kind


def kind_seen(head: bytes) -> Kind | None:
    """From the first ENOUGH octets of a file; None: nothing a document could be."""
    return picture_kind(head[: 16 + 4 * 16]) or ("pdf" if b"%PDF-" in head[:ENOUGH] else None)


def picture_kind(head: bytes) -> Kind | None:
    """Of a picture, from its first octets; None: it is none that is taken."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith((b"II*\0", b"MM\0*")):
        return "tiff"
    return boxed_kind(head) if head[4:8] == b"ftyp" else None


def boxed_kind(head: bytes) -> Kind | None:
    """Of a file in boxes, which pictures and films share: its brands tell."""
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))]
    # Most of both kinds also name the brand they have in common.
    if any(brand in AVIF for brand in brands):
        return "avif"
    return "heif" if any(brand in HEIF for brand in brands) else None

"""Pages of documents for tests: small, each with words of its own, as they leave the darkroom.

The one rule: no two documents are alike, so that a file under another's name is seen.
"""

from io import BytesIO

from PIL import Image, ImageDraw

from kiosk.visit.document import Page, Pages

WIDTH, HEIGHT, DPI = 331, 468, 40


def page(words: str, mode: str = "L") -> Page:
    """A4 at 40 dpi."""
    image = Image.new(mode, (WIDTH, HEIGHT), "white")
    ImageDraw.Draw(image).text((30, 40), words, "black", font_size=24)
    return Page(jpeg_of(image), WIDTH, HEIGHT, DPI, "scanner")


def pages(words: str, count: int = 1) -> Pages:
    """A document of so many."""
    return tuple(page(f"{words} {number}") for number in range(1, count + 1))


def jpeg_of(image: Image.Image) -> bytes:
    """As the darkroom writes it."""
    written = BytesIO()
    image.save(written, "JPEG", quality=60)
    return written.getvalue()


def bundle(title: str, pages: Pages) -> bytes:
    """A file of them that nobody need look at."""
    return b"%PDF-1.7 " + title.encode() + b"".join(page.jpeg for page in pages)


def heavy(size: int) -> Pages:
    """A page of so many bytes."""
    return (Page(bytes(size), WIDTH, HEIGHT, DPI, "phone"),)

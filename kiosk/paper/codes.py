"""QR codes in pictures and PDFs: for the desk, and for the kiosk's look at its own page.

The one rule: a file from outside is bounded before it is unpacked: pages, pixels, and what is kept of each.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kiosk.errors import SheetError, SheetTooLarge
from kiosk.paper.carrier.gathering import PART

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = ("PNG", "JPEG", "TIFF")
MOST_PAGES = 60
# An A3 page at 600 dpi; longer sides are made this long before codes are looked for.
MOST_PIXELS, LONGEST_SIDE = 80_000_000, 5000
KEPT_SIDE = 2500
# An A4 page at 200 dpi: what is finer gains nothing from being drawn larger.
COARSE_SIDE = 2400
OF_A_SHEET = re.compile(r"SK1:[0-9A-Z]{9}:D\d+/")
# 0.40 mm is four pixels then; scans inside a PDF are seldom finer.
PDF_DPI = 250


@dataclass(frozen=True, slots=True)
class Scan:
    """One page: the texts of its codes, and its picture, grey, at most 2,500 pixels on its longer side."""

    codes: tuple[str, ...] = field(repr=False)
    picture: "Image" = field(repr=False)


def scans_in(document: bytes) -> tuple[Scan, ...]:
    """Every page of a PNG, JPEG, TIFF or PDF. Raises SheetTooLarge (pages, pixels), SheetError (no such file)."""
    is_pdf = b"%PDF-" in document[:1024]
    with warnings.catch_warnings():
        # Pillow warns of odd tags on stderr, where the desk's screen is.
        warnings.simplefilter("ignore")
        return tuple(Scan(codes_in(page), kept(page)) for page in (pdf_pages if is_pdf else pictures)(document))


def codes_in(picture: "Image") -> tuple[str, ...]:
    """The texts of all codes in a picture, from above; looked for harder while some seem to be unread."""
    page = picture if picture.mode == "L" else picture.convert("L")
    found: dict[str, tuple[float, float]] = {}
    for change, binarizer in ways_of_looking(max(page.size)):
        changed, scale = change(page)
        texts, is_torn = seen_in(changed, binarizer)
        for text, (y, x) in texts.items():
            found.setdefault(text, (y / scale, x / scale))
        if found and not is_torn and not are_parts_missing(found):
            break
    return tuple(sorted(found, key=lambda text: found[text]))


def ways_of_looking(side: int) -> "Iterator[tuple[Callable[[Image], tuple[Image, float]], Any]]":
    """As the page is; then as a poor copy wants it: other thresholds, smoother, larger, smaller. `side`: in pixels."""
    import zxingcpp
    from PIL import ImageFilter, ImageOps

    average, histogram = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
    yield (lambda page: (page, 1.0)), average
    yield (lambda page: (page, 1.0)), histogram
    yield (lambda page: (page.filter(ImageFilter.GaussianBlur(0.8)), 1.0)), average
    if side <= COARSE_SIDE:
        yield (lambda page: (resized(page, 2.0), 2.0)), average
        yield (lambda page: (ImageOps.autocontrast(resized(page, 1.5), cutoff=2), 1.5)), histogram
    yield (lambda page: (page.filter(ImageFilter.GaussianBlur(1.6)), 1.0)), average
    yield (lambda page: (resized(page, 0.6), 0.6)), average


def seen_in(page: "Image", binarizer: Any) -> tuple[dict[str, tuple[float, float]], bool]:
    """Each text with where it stands (y, x), and whether a code was found that could not be read."""
    import zxingcpp

    seen = zxingcpp.read_barcodes(
        page,
        formats=zxingcpp.BarcodeFormat.QRCode,  # type: ignore[arg-type]
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=binarizer,
        return_errors=True,
    )
    corners = {each.text: each.position.top_left for each in seen if each.valid}
    texts = {text: (float(corner.y), float(corner.x)) for text, corner in corners.items()}
    return texts, any(not each.valid for each in seen)


def are_parts_missing(found: dict[str, tuple[float, float]]) -> bool:
    """Whether the codes themselves say that there are more: parts of a sheet, of which one page shows up to six."""
    parts = [match for match in map(PART.fullmatch, found) if match]
    numbers, total = {int(match[2]) for match in parts}, max((int(match[3]) for match in parts), default=0)
    is_sheet = any(map(OF_A_SHEET.match, found))
    return bool(is_sheet and not parts) or len(numbers) < min(total, 3)


def resized(page: "Image", scale: float) -> "Image":
    """Larger or smaller."""
    return page.resize((max(1, round(page.width * scale)), max(1, round(page.height * scale))))


def kept(page: "Image") -> "Image":
    """What is kept of a page."""
    small = page.convert("L")
    small.thumbnail((KEPT_SIDE, KEPT_SIDE))
    return small


def pictures(document: bytes) -> "Iterator[Image]":
    """The pages of a picture file, grey and upright. Raises SheetTooLarge or SheetError."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        file = Image.open(BytesIO(document), formats=PICTURES)
        if getattr(file, "n_frames", 1) > MOST_PAGES:
            raise SheetTooLarge(f"more than {MOST_PAGES} pages")
        for page in ImageSequence.Iterator(file):
            if page.width * page.height > MOST_PIXELS:
                raise SheetTooLarge(f"more than {MOST_PIXELS} pixels on a page")
            upright = ImageOps.exif_transpose(page).convert("L")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            yield upright
    except Image.DecompressionBombError as fault:
        raise SheetTooLarge(f"more than {MOST_PIXELS} pixels on a page") from fault
    # Pillow's readers raise all of these for files that are damaged or made to be.
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, EOFError, OverflowError) as fault:
        raise SheetError("no picture that can be read: PNG, JPEG, TIFF or PDF") from fault


def pdf_pages(document: bytes, dpi: float = PDF_DPI) -> "Iterator[Image]":
    """The pages of a PDF as pictures. Raises SheetTooLarge or SheetError."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(document) as pdf:
            if len(pdf) > MOST_PAGES:
                raise SheetTooLarge(f"more than {MOST_PAGES} pages")
            for page in pdf:
                scale = min(dpi / 72, LONGEST_SIDE / max(page.get_size()))
                yield page.render(scale=scale, grayscale=True).to_pil()
    except (PdfiumError, ValueError) as fault:
        raise SheetError("no PDF that can be read") from fault

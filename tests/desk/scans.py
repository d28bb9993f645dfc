"""What the tests of the desk share: printed sets as an office scanner gives them, and a desk to lay them on.

The one rule: what is read comes from pictures of really printed pages, never from the texts that went into them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from kiosk.desk.case import Case
from kiosk.desk.equipment import Equipment, desk_of
from kiosk.desk.keyboard import DataPart, read_code
from kiosk.desk.reading import Page
from kiosk.form.reference import Reference, parse_reference
from kiosk.paper.carrier import parts_of, rehearsal_seal, tables_of
from kiosk.register.client import Register
from kiosk.settings import Settings
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey
from tests.paper.printing import application as scripted
from tests.paper.printing import house, printery

NOW = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
REFERENCE, OTHER = Reference("7KQ4M2XJG"), Reference("2GH7V4NDY")
KEY = ReceiptKey("4F7A1C9999999999")
Picture = Image.Image


def desk(settings: Settings | None = None, register: Register | None = None) -> Equipment:
    """The rehearsal office's desk, as the command builds it."""
    own = house()
    chosen = settings or own.settings
    return desk_of(chosen, own.content, own.forms, own.library, own.register, printery, register, lambda: NOW)


def case_of(equipment: Equipment, reference: str, pages: Sequence[Page] = ()) -> Case:
    """A case on this desk, with these pages laid on it and opened."""
    found = parse_reference(reference)
    assert isinstance(found, Reference)
    case = Case(found, equipment.means.open_sheet)
    for page in pages:
        case.take_page(page)
    case.open()
    return case


@lru_cache(maxsize=4)
def applied(reference: str = str(REFERENCE)) -> Application:
    """As a kiosk for practice closes a visit: the desk of practice trusts no other."""
    return replace(scripted(), reference=reference, practice=True, key=KEY)


@lru_cache(maxsize=4)
def parts(reference: str = str(REFERENCE), version: int = 10) -> tuple[DataPart, ...]:
    """Its codes, several small ones."""
    own = house()
    made = parts_of(
        applied(reference), tables_of(own.content, *own.forms.all()), rehearsal_seal(), version=version, most=40
    )
    found = [read_code(text) for text in made]
    return tuple(part for part in found if isinstance(part, DataPart))


@lru_cache(maxsize=8)
def rendered(pdf: bytes, dpi: int = 200) -> tuple[Picture, ...]:
    """The pages of a PDF in grey."""
    with pdfium.PdfDocument(pdf) as document:
        return tuple(page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document)


def office_scan(page: Picture) -> Picture:
    """As an office scanner sees a page laid in askew: two degrees, faded print on greyish paper, noise."""
    turned = page.rotate(2, resample=Image.Resampling.BILINEAR, fillcolor=255)
    faded = turned.point([60 + level * 170 // 255 for level in range(256)])
    return ImageChops.add(faded, noise(faded.size), scale=1.0, offset=-128)


@lru_cache(maxsize=8)
def noise(size: tuple[int, int]) -> Picture:
    """Of one scanner: the same on every page, since making it takes longer than anything else about a scan."""
    return Image.effect_noise(size, 24)


def as_png(pages: Sequence[Picture]) -> bytes:
    return written(pages, "PNG")


def as_jpeg(pages: Sequence[Picture]) -> bytes:
    return written(pages, "JPEG", quality=70)


def as_tiff(pages: Sequence[Picture]) -> bytes:
    return written(pages, "TIFF", save_all=True, compression="tiff_lzw")


def as_pdf(pages: Sequence[Picture]) -> bytes:
    """As an office scanner packs pages: pictures, no text."""
    return written(pages, "PDF", save_all=True, resolution=200)


def written(pages: Sequence[Picture], kind: str, **how: object) -> bytes:
    """The first page, or all of them. Of copies, since Pillow leaves settings of one format in what it saved."""
    first, *rest = (page.copy() for page in pages)
    out = BytesIO()
    first.save(out, kind, **(how | {"append_images": rest} if how.get("save_all") else how))
    return out.getvalue()


Packed = Callable[[Sequence[Picture]], bytes]

"""What the tests of pages share: the house, scripted visits as applications, and a printed set read back.

The one rule: pages are judged by what other programs read in them, never by what we meant to draw.
"""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import pypdfium2 as pdfium
import zxingcpp

from kiosk.house import House, open_house, printery_of
from kiosk.paper.carrier.gathering import PART
from kiosk.paper.flow import LEFT, RIGHT
from kiosk.paper.pages import PrintedSet, Printery
from kiosk.rehearse import Rehearsal, read_visit
from kiosk.visit.application import Application

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "forms" / "example-visit.toml"
EVERY = (EXAMPLE, *sorted((ROOT / "tests" / "visits").glob("*.toml")))
LATE = tuple(path for path in EVERY if read_visit(path).errand == "late")
VISITS = tuple(path for path in EVERY if path not in LATE)
POINTS = 72 / 25.4
LAM_ALEF = ("لا", "لأ", "لإ", "لآ")


@lru_cache(maxsize=1)
def house() -> House:
    return open_house()


@lru_cache(maxsize=1)
def printery() -> Printery:
    return printery_of(house())


@lru_cache(maxsize=128)
def application(path: Path = EXAMPLE, language: str = "") -> Application:
    """A scripted visit, in the language of its script unless another is given, on a kiosk that is not for practice."""
    visit = read_visit(path)
    visit = replace(visit, language=language or visit.language)
    settings = replace(house().settings, practice=True)
    made = Rehearsal(house().forms, house().library, settings, visit, house().register).application()
    return replace(made, practice=False)


@lru_cache(maxsize=128)
def printed(path: Path = EXAMPLE, language: str = "", names: tuple[str, ...] | None = None) -> PrintedSet:
    return printery().make(application(path, language), names)


def page_texts(pdf: bytes) -> list[str]:
    """The text layer, page by page."""
    document = pdfium.PdfDocument(BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Without any white space, which a line end may stand for."""
    return "".join(text.split())


def is_part(text: str) -> bool:
    """Whether this is a code of a data sheet; the small codes of pages are none."""
    return PART.fullmatch(text) is not None


def codes(pdf: bytes, dpi: int = 150) -> list[list[str]]:
    """What a scanner reads on each page."""
    document = pdfium.PdfDocument(BytesIO(pdf))
    pictures = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    # Of QR codes only: in a large one somebody who looks for bar codes now and then finds one.
    qr = zxingcpp.BarcodeFormat.QRCode
    return [sorted(found.text for found in zxingcpp.read_barcodes(each, formats=qr)) for each in pictures]  # type: ignore[arg-type]


def outside(pdf: bytes, start: float = LEFT) -> list[str]:
    """The words that reach out of the grid, by a little more than the J of a large name does. `start`: its left."""
    found = []
    for page in pdfium.PdfDocument(BytesIO(pdf)):
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            is_inside = left / POINTS >= start - 0.7 and right / POINTS <= RIGHT + 0.8
            if not (is_inside and bottom / POINTS >= 4.0 and top / POINTS <= 297 - 8):
                found.append(text.get_text_bounded(left, bottom, right, top))
    return found


def crowded(pdf: bytes) -> list[list[str]]:
    """The words that stand on other words."""
    found = []
    for page in pdfium.PdfDocument(BytesIO(pdf)):
        text = page.get_textpage()
        rects = sorted((text.get_rect(index) for index in range(text.count_rects())), key=lambda rect: rect[1])
        for place, one in enumerate(rects):
            above = takewhile(lambda other, one=one: other[1] < one[3] - 2.2, rects[place + 1 :])  # type: ignore[misc]
            for other in (rect for rect in above if min(one[2], rect[2]) - max(one[0], rect[0]) > 4.0):
                words = sorted((text.get_text_bounded(*one).strip(), text.get_text_bounded(*other).strip()), key=len)
                # The two letters of lam-alef are meant to stand on each other, as are small overhangs, and a picture
                # on its own white edge.
                if min(one[3], other[3]) - other[1] > 2.2 and words[0][:2] not in LAM_ALEF and words[0] != words[1]:
                    found.append(words)
    return found

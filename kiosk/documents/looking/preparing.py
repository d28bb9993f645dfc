"""One page made out of one picture: its sheet cut out, upright, straight, no larger than it has to be, and looked at.

The one rule: every dot that is kept is drawn once from the picture that came in, however much it had to be mended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from kiosk.documents.looking.covering import turned
from kiosk.documents.looking.dots import Image, grey, within
from kiosk.documents.looking.fulness import is_empty, is_small, runs_off
from kiosk.documents.looking.letters import Letters, letters_of
from kiosk.documents.looking.light import has_colour, has_glare, is_dark
from kiosk.documents.looking.likeness import is_like, likeness_of
from kiosk.documents.looking.screens import is_screenshot
from kiosk.documents.looking.sharp import is_blurred
from kiosk.documents.looking.sheet import Sheet, find_sheet, size_of
from kiosk.documents.looking.straight import Frame, lean_of
from kiosk.documents.looking.upright import quarters_to_upright
from kiosk.visit.document import FINDINGS, Finding, Source

SHORT, LONG = 1654, 2339  # A4 at 200 dots an inch
FINEST, COARSEST = 200, 100
ON_PAPER = SHORT / FINEST, LONG / FINEST  # inches


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page as it is kept. `image`: grey where it has no colour; `likeness`: 64 bits; `dpi`: so that it fits on A4."""

    image: Image = field(repr=False)
    findings: tuple[Finding, ...]
    likeness: int = field(repr=False)
    dpi: int


@dataclass(frozen=True, slots=True)
class Look:
    """A page on its way: `image` as it will be kept, `letters` as they were found, and how it stood.

    `screen`: it is of a screen, on which nothing is looked for and nothing can be cut.
    """

    image: Image = field(repr=False)
    letters: Letters = field(repr=False)
    sheet: Sheet | None
    lean: float
    quarters: int
    screen: bool


def prepare(image: Image, source: Source, earlier: Sequence[int] = ()) -> Prepared:
    """`image`: grey or blue-green-red; `earlier`: likenesses of pages that were taken before."""
    look = set_right(image)
    page = look.image if has_colour(look.image) else grey(look.image)
    likeness = likeness_of(look.letters.flat)
    seen = set(findings_of(look, source))
    if is_like(likeness, earlier) and "empty" not in seen:
        seen.add("twice")
    return Prepared(page, tuple(each for each in FINDINGS if each in seen), likeness, dpi_of(page))


def set_right(image: Image) -> Look:
    """The page cut out, its lines level, its letters upright."""
    screen = is_screenshot(image)
    sheet = None if screen else find_sheet(image)
    frame = frame_of(image, sheet)
    page = frame.drawn(image) if sheet else within_page(image)
    letters = letters_of(grey(page))
    lean = lean_of(letters)
    if lean:
        page = frame.leant(lean, *bounds(frame.width, frame.height)).drawn(image)
        letters = letters_of(grey(page))
    quarters = quarters_to_upright(letters) or 0
    return Look(turned(page, quarters), letters.turned(quarters), sheet, lean, quarters, screen)


def findings_of(look: Look, source: Source) -> Iterator[Finding]:
    letters, sheet = look.letters, look.sheet
    if look.quarters:
        yield "turned"
    if look.lean:
        yield "skewed"
    if is_dark(look.image):
        yield "dark"
    if look.screen:
        yield "screenshot"
    elif source != "scanner" and has_glare(look.image):
        yield "glare"
    if not look.screen and (runs_off(letters) if sheet is None else sheet.cut and source != "scanner"):
        yield "cut"
    blurred = is_blurred(letters)
    if blurred:
        yield "blurred"
    elif is_empty(letters):
        yield "empty"
    if is_small(letters):
        yield "small"


def frame_of(image: Image, sheet: Sheet | None) -> Frame:
    """Where the page comes from, and how large it becomes: never larger than it is in the picture."""
    height, width = image.shape[:2]
    wide, high = size_of(sheet.corners, (height, width)) if sheet else (float(width), float(height))
    widest, highest = bounds(wide, high)
    scale = min(1.0, widest / wide, highest / high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    corners = sheet.corners if sheet else corners_of(width, height)
    return Frame(np.asarray(cv2.getPerspectiveTransform(corners, corners_of(*size)), np.float64), *size)


def corners_of(width: int, height: int) -> np.ndarray:
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5


def bounds(width: float, height: float) -> tuple[int, int]:
    """The most dots across and down: A4, standing or lying as the page does."""
    return (SHORT, LONG) if height >= width else (LONG, SHORT)


def within_page(image: Image) -> Image:
    """The whole picture as a page, made smaller evenly."""
    height, width = image.shape[:2]
    widest, highest = bounds(width, height)
    scale = min(1.0, widest / width, highest / height)
    return within(image, round(max(width, height) * scale))


def dpi_of(page: Image) -> int:
    """As fine as makes it fill A4, but neither finer than it may be printed nor so coarse that few dots grow large."""
    shorter, longer = sorted(page.shape[:2])
    fine: float = max(COARSEST, shorter / ON_PAPER[0], longer / ON_PAPER[1])
    return round(min(FINEST, fine))

"""Blocks of the data sheet: the codes, what the desk does with them, and the codes that need further pages.

The one rule: no code touches a fold: of C5 at 148.5 mm, of DL at 99 and 198 mm, 8 mm to either side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.paper.carrier.gathering import FORMAT
from kiosk.paper.carrier.parts import Codes
from kiosk.paper.composition import HEADING, TILE, TITLE_INSET, Composition
from kiosk.paper.data_code import data_code, version_for
from kiosk.paper.flow import BOTTOM, LEFT, RIGHT, TOP, Piece, space
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

# 117 modules of 0.40 mm: version 25. A mark stands 5 mm outside each corner.
SIDE, MARGIN, MARK = 46.8, 5.0, 4.0
ROW, CAPTION_BELOW = 69.6, 9.6
ABREAST, LOWER_ROW = 3, 177.0
CAPTION, STEP, DISC = Style(16, 700), Style(11), Style(11, 700)
KEY_LABEL, KEY_VALUE = Style(10), Style(12, 700)
BOX_LEFT, BOX_TOP, KEY_ROW = 134.0, 10.0, 7.6
STEP_LEFT, STEP_ROOM = LEFT + 11.6, 92.0


@dataclass(frozen=True, slots=True)
class FirstCodes:
    """Up to three codes side by side, and which part each is."""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One row; nothing where there are no codes."""
        if page.codes:
            codes, numbers = page.codes, range(1, min(len(page.codes.parts), ABREAST) + 1)
            yield Piece(ROW, lambda sheet, y: draw_row(page, codes, numbers, sheet, y))


@dataclass(frozen=True, slots=True)
class MoreCodes:
    """The codes that the first page has no room for: six on a page of their own, in two rows."""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """As many pages as there must be."""
        parts = page.codes.parts if page.codes else ()
        for first in range(ABREAST + 1, len(parts) + 1, 2 * ABREAST):
            numbers = range(first, min(first + 2 * ABREAST, len(parts) + 1))
            yield Piece(BOTTOM - TOP, lambda sheet, y, numbers=numbers: self.draw(page, numbers, sheet, y))  # type: ignore[misc]

    def draw(self, page: Composition, numbers: Sequence[int], sheet: Sheet, y: float) -> None:
        """Above the upper fold, and below the lower one."""
        assert page.codes
        draw_row(page, page.codes, numbers[:ABREAST], sheet, y)
        draw_row(page, page.codes, numbers[ABREAST:], sheet, y + LOWER_ROW)


@dataclass(frozen=True, slots=True)
class ScanSteps:
    """For the desk, in Norwegian only: what to do, and what to compare."""

    title: TextId
    icon: Icon
    items: tuple[TextId, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One section, never cut."""
        if page.codes:
            codes = page.codes
            yield space(4.0)
            steps = [page.wrapped(page.lanes.norwegian(id), STEP, STEP_ROOM, "norwegian") for id in self.items]
            heights = [max(7.6, len(lines) * page.step(lines, "norwegian") + 2.6) for lines in steps]

            def draw(sheet: Sheet, y: float) -> None:
                sheet.rule(LEFT, RIGHT, y, 1.2)
                page.tile(sheet, self.icon, LEFT, y + 2.2, TILE)
                heading = page.single(page.lanes.norwegian(self.title), HEADING, 150.0, "norwegian")
                page.put(sheet, heading, LEFT + TITLE_INSET, y + 8.2, role="H2")
                at = y + 13.4
                for number, (lines, height) in enumerate(zip(steps, heights, strict=True), start=1):
                    sheet.circle(LEFT + TILE / 2, at + 2.4, 3.3, 1.0)
                    page.say(sheet, str(number), DISC, LEFT + TILE / 2, at + 3.8, align="center")
                    page.put(sheet, lines, STEP_LEFT, at + 3.8)
                    at += height
                draw_key(page, codes, sheet, y + BOX_TOP)

            yield Piece(max(15.0 + sum(heights), BOX_TOP + 5 * KEY_ROW), draw)


def draw_row(page: Composition, codes: Codes, numbers: Sequence[int], sheet: Sheet, y: float) -> None:
    """These codes side by side, within the marks by which a hand holding a scanner finds them."""
    width = (RIGHT - LEFT) / len(numbers) if numbers else 0.0
    version, top = version_for(codes.parts), y + 6.0
    for column, number in enumerate(numbers):
        x = LEFT + width * (column + 0.5) - SIDE / 2
        modules, path = data_code(codes.parts[number - 1], version)
        # The watermark of practice would cross it.
        sheet.box(x - MARGIN, top - MARGIN, SIDE + 2 * MARGIN, SIDE + 2 * MARGIN, fill=sheet.white)
        told = {"number": str(number), "total": str(len(codes.parts))}
        alt = page.lanes.norwegian("paper.sheet.code", **told)
        sheet.modules(path, x, top, SIDE / modules, sheet.element("Figure", "nb", alt=alt))
        draw_marks(sheet, x - MARGIN, top - MARGIN, SIDE + 2 * MARGIN)
        caption = f"{number} / {len(codes.parts)}"
        page.say(sheet, caption, CAPTION, x + SIDE / 2, top + SIDE + CAPTION_BELOW, align="center")


def draw_marks(sheet: Sheet, x: float, y: float, side: float) -> None:
    """The corners of a square."""
    for across, turn in ((x, 1), (x + side, -1)):
        for down, way in ((y, 1), (y + side, -1)):
            sheet.rule(across, across + turn * MARK, down, 0.5)
            sheet.upright(across, down, down + way * MARK, 0.5)


def draw_key(page: Composition, codes: Codes, sheet: Sheet, y: float) -> None:
    """What screen and paper must agree on. Where a secret address is, no kiosk is named."""
    say = page.lanes.norwegian
    rows = [("paper.sheet.check", codes.check_code)]
    if not page.matter.application.discreet:
        rows.append(("paper.sheet.signer", codes.signer))
    rows.append(("paper.sheet.format", f"{FORMAT} · {codes.version}"))
    rows.append(("paper.sheet.encrypted", say("yes" if codes.is_encrypted else "no")))
    sheet.box(BOX_LEFT, y, RIGHT - BOX_LEFT, len(rows) * KEY_ROW + 3.6, points=1.2, radius=1.6)
    for number, (label, value) in enumerate(rows):
        baseline = y + 7.0 + number * KEY_ROW
        page.say(sheet, say(label), KEY_LABEL, BOX_LEFT + 3, baseline)
        room = RIGHT - BOX_LEFT - 30
        page.put(sheet, page.single(value, KEY_VALUE, room, "norwegian"), RIGHT - 3, baseline, align="right")

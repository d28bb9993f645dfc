"""A list of papers to tick: Nav's box at the left, the paper in the middle, the applicant's box at the right.

The one rule: what may lie in a pile looks the same on every cover, so that both can tick it without reading.
"""

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece
from kiosk.paper.lanes import Said
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style

HEAD, LEFTWARD_HEAD, OWN_HEAD = Style(14, 700), Style(15.5, 700), Style(14)
NOTE, OWN_NOTE, COUNT = Style(9.5), Style(11), Style(11.5)
NAME, LEFTWARD_NAME, OWN_NAME = Style(11.5, 700), Style(13, 700), Style(12.5, 600)
# By the tightness of the sheet.
ROWS = (10.5, 9.0, 8.0, 7.4)
LINE, OWN_LINE = 5.2, 5.8


def pile_head(page: Composition, title: str, *, counts: bool) -> Piece:
    """What the list is, and who ticks where; `counts`: sheets are numbered below."""

    def draw(sheet: Sheet, y: float) -> None:
        sheet.rule(LEFT, RIGHT, y, 1.2)
        said, nav, you = (page.lanes.say(id) for id in (title, "paper.nav_ticks", "paper.you_tick"))
        page.put(sheet, page.single(said.norwegian, HEAD, 76, "norwegian"), LEFT, y + 7.0, role="H2")
        own = LEFTWARD_HEAD if page.lanes.is_mirrored else OWN_HEAD
        x, align = page.edge(0, MIDDLE + 7.5)
        page.put(sheet, page.single(said.own, own, 76, "own"), x, y + 7.0, "own", align, "H2")
        page.say(sheet, nav.norwegian, NOTE, LEFT, y + 13.2)
        if counts:
            page.say(sheet, page.lanes.norwegian("paper.sheet_count"), NOTE, MIDDLE - 8, y + 13.2, align="right")
        page.say(sheet, you.own or you.norwegian, OWN_NOTE, RIGHT, y + 12.8, "own", "right", room=76)
        sheet.rule(LEFT, RIGHT, y + 15.6, 0.7)

    return Piece(15.6, draw, keeps=True)


def pile_row(page: Composition, said: Said, icon: str, count: str = "") -> Piece:
    """Nav's box, Norwegian, sheets, the paper, the applicant's language, the applicant's box."""
    is_mirrored = page.lanes.is_mirrored
    norwegian = page.lines(said.norwegian, NAME, 58 if count else 66, "norwegian")
    own = page.lines(said.own, LEFTWARD_NAME if is_mirrored else OWN_NAME, 64, "own")
    extra = max(LINE * (len(norwegian) - 1), OWN_LINE * (len(own) - 1), 0.0)
    row, tick, paper = sizes(page)
    height, baseline = row + extra, row / 2 + 1.55

    def draw(sheet: Sheet, y: float) -> None:
        for x in (LEFT + 0.4, RIGHT - tick - 0.4):
            sheet.box(x, y + (height - tick) / 2, tick, tick, points=1.2, radius=1.2)
        page.put(sheet, norwegian, LEFT + 10, y + baseline)
        page.say(sheet, count, COUNT, MIDDLE - 8, y + baseline, align="right")
        sheet.paper(icon, MIDDLE - 0.42 * paper, y + (height - paper) / 2, paper)
        x, align = page.edge(10, MIDDLE + 7.5)
        page.put(sheet, own, x, y + baseline, "own", align)
        sheet.rule(LEFT, RIGHT, y + height, 0.25)

    return Piece(height, draw)


def blank_row(page: Composition, text: str, icon: str) -> Piece:
    """A row to write on by hand, for a paper that no list has."""
    row, tick, paper = sizes(page)
    baseline = row / 2 + 1.55

    def draw(sheet: Sheet, y: float) -> None:
        said = page.lanes.say(text)
        for x in (LEFT + 0.4, RIGHT - tick - 0.4):
            sheet.box(x, y + (row - tick) / 2, tick, tick, points=1.2, radius=1.2)
        norwegian = page.single(said.norwegian, COUNT, 24, "norwegian")
        page.put(sheet, norwegian, LEFT + 10, y + baseline)
        sheet.rule(LEFT + 13 + width(norwegian), MIDDLE - 8, y + baseline + 0.8, 0.5)
        sheet.paper(icon, MIDDLE - 0.42 * paper, y + 0.7, paper)
        own = page.single(said.own, OWN_NAME, 24, "own")
        x, align = page.edge(10, MIDDLE + 7.5)
        page.put(sheet, own, x, y + baseline, "own", align)
        taken = width(own) + 3 if own else 0.0
        start, end = (MIDDLE + 8, RIGHT - 10 - taken) if page.lanes.is_mirrored else (MIDDLE + 8 + taken, RIGHT - 10)
        sheet.rule(start, end, y + baseline + 0.8, 0.5)
        sheet.rule(LEFT, RIGHT, y + row, 0.25)

    return Piece(row, draw)


def sizes(page: Composition) -> tuple[float, float, float]:
    """The height of a row, of its boxes and of its picture, in mm."""
    row = ROWS[min(page.tightness, len(ROWS) - 1)]
    return row, row * 0.63, row - 1.4


def width(lines: list[Line]) -> float:
    """Of the widest line, in mm."""
    return max((line.width for line in lines), default=0.0) / mm

"""One application while it is laid out: what blocks share, and how they put words in the two lanes.

The one rule: what has been printed is remembered, so that every answer stands once and none is forgotten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from kiosk.language.words import Words
from kiosk.paper.carrier.parts import Codes
from kiosk.paper.element import Role
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.handout import Handout
from kiosk.paper.lanes import Lanes, Said
from kiosk.paper.matter import Matter
from kiosk.paper.printout import Amounts
from kiosk.paper.rows import Rows
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import LEADING, Align, Line, Style, Typesetter

# "words": what the applicant wrote, wherever it is printed.
Lane = Literal["norwegian", "own", "words"]
HEADING, LEFTWARD_HEADING, OWN_HEADING = Style(14, 700), Style(15.5, 700), Style(14)
TILE, NUMBER = 8.6, Style(12, 700)
TITLE_INSET, TITLE_ROOM = 11.6, 74.0


@dataclass(slots=True)
class Composition:
    """`printed`: places already on paper. `tabled`: places of amounts that stand in a table of this printout.

    `sheets`: pages of each printout, known before anything is drawn. `tightness`: 0 as designed; the higher, the closer
    a sheet that must be one page is set. `gateway`: its address, "" without one; `codes`: those of the data
    sheet in the set.
    """

    setter: Typesetter
    matter: Matter
    amounts: dict[str, Amounts] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    sheets: dict[str, int] = field(default_factory=dict)
    tabled: frozenset[str] = frozenset()
    sections: int = 0
    tightness: int = 0
    gateway: str = ""
    codes: Codes | None = None
    handout: Handout | None = None
    tongues: tuple[Words, ...] = ()

    @property
    def by(self) -> date | None:
        """The day by which missing documents are wanted."""
        return self.matter.meanwhile.by

    @property
    def has_codes(self) -> bool:
        """Whether a data sheet is in the set."""
        return self.codes is not None

    @property
    def taken(self) -> set[str]:
        """Places that no row need print."""
        return self.printed | self.tabled

    @property
    def lanes(self) -> Lanes:
        """The two languages."""
        return self.matter.lanes

    @property
    def rows(self) -> Rows:
        """Sets label and value."""
        return Rows(self.setter, self.lanes)

    @property
    def set_pages(self) -> int:
        """Pages to hand in."""
        return sum(self.sheets.values())

    def edge(self, inset: float, start: float) -> tuple[float, Align]:
        """Where the applicant's lane begins: `inset` from the right edge where it reads leftward, else at `start`."""
        return (RIGHT - inset, "right") if self.lanes.is_mirrored else (start, "left")

    def lines(self, text: str, style: Style, room: float, lane: Lane) -> list[Line]:
        """Fitted into `room` mm; no lines for no text."""
        return self.setter.fit(text, style, self.direction(lane), room * mm) if text else []

    def single(self, text: str, style: Style, room: float, lane: Lane) -> list[Line]:
        """On one line, narrow where it must be, and then smaller: for places that have no second line."""
        return [self.setter.single(text, style, self.direction(lane), room * mm)] if text else []

    def wrapped(self, text: str, style: Style, room: float, lane: Lane) -> list[Line]:
        """A paragraph `room` mm wide."""
        return self.setter.wrap(text, style, self.direction(lane), room * mm) if text else []

    def direction(self, lane: Lane) -> Literal["ltr", "rtl"]:
        """Norwegian reads to the right."""
        if lane == "words":
            return self.lanes.written.direction
        return self.lanes.direction if lane == "own" else "ltr"

    def language(self, lane: Lane) -> str:
        """The language of a lane, as PDF names it."""
        if lane == "words":
            return self.lanes.written.tag
        return self.lanes.language if lane == "own" else self.lanes.norwegian.language.tag

    def leading(self, lane: Lane) -> float:
        """From one baseline to the next, in ems."""
        script = self.lanes.written.script if lane == "words" else self.lanes.script if lane == "own" else "latin"
        return LEADING[script]

    def step(self, lines: Sequence[Line], lane: Lane) -> float:
        """From one baseline to the next, in mm."""
        return max((line.size for line in lines), default=0.0) * self.leading(lane) / mm

    def put(
        self,
        sheet: Sheet,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        lane: Lane = "norwegian",
        align: Align = "left",
        role: Role = "P",
        color: Color | None = None,
    ) -> None:
        """Lines under each other; `x` is their left edge, right edge or middle."""
        if not lines:
            return
        element = sheet.element(role, self.language(lane))
        sheet.lines(lines, x, baseline, self.step(lines, lane), element, align, color)

    def say(
        self,
        sheet: Sheet,
        text: str,
        style: Style,
        x: float,
        baseline: float,
        lane: Lane = "norwegian",
        align: Align = "left",
        room: float = 172.0,
        color: Color | None = None,
    ) -> None:
        """One line, or as few as fit."""
        self.put(sheet, self.lines(text, style, room, lane), x, baseline, lane, align, color=color)

    def heading(self, title: Said, icon: str) -> Iterator[Piece]:
        """Rule, number, title in both lanes, tile: the start of a section."""
        yield space(4.0)
        self.sections += 1
        yield self.mirrored_heading(title, icon) if self.lanes.is_mirrored else self.stacked_heading(title, icon)

    def mirrored_heading(self, title: Said, icon: str) -> Piece:
        """Number and Norwegian from the left, tile and the applicant's language from the right."""
        number = str(self.sections)
        norwegian = self.lines(title.norwegian, HEADING, TITLE_ROOM, "norwegian")
        own = self.lines(title.own, LEFTWARD_HEADING, TITLE_ROOM, "own")
        extra = 6.0 * (max(len(norwegian), len(own)) - 1)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT, RIGHT, y, 1.2)
            sheet.box(LEFT + 0.2, y + 2.3, TILE - 0.2, TILE - 0.2, points=1.2, radius=1.2)
            self.say(sheet, number, NUMBER, LEFT + TILE / 2, y + 8.0, align="center")
            self.put(sheet, norwegian, LEFT + TITLE_INSET, y + 8.2, role="H2")
            self.tile(sheet, icon, RIGHT - TILE, y + 2.2, TILE)
            self.put(sheet, own, RIGHT - TITLE_INSET, y + 8.2, "own", "right", "H2")

        return Piece(12.4 + extra, draw, keeps=True)

    def stacked_heading(self, title: Said, icon: str) -> Piece:
        """Tile, number, Norwegian, and the applicant's language behind it, or below when both are long."""
        first = self.setter.line(f"{self.sections}  {title.norwegian}", HEADING, "ltr")
        room = RIGHT - LEFT - TITLE_INSET
        own = self.lines(title.own, OWN_HEADING, room, "own")
        is_beside = not own or (first.width + own[0].width) / mm + 5.0 <= room

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT, RIGHT, y, 1.2)
            self.tile(sheet, icon, LEFT, y + 2.2, TILE)
            self.put(sheet, [first], LEFT + TITLE_INSET, y + 8.2, role="H2")
            x = LEFT + TITLE_INSET + (first.width / mm + 5.0 if is_beside else 0.0)
            self.put(sheet, own, x, y + (8.2 if is_beside else 14.4), "own", role="H2")

        return Piece(12.4 if is_beside else 18.6, draw, keeps=True)

    def tile(self, sheet: Sheet, icon: str, x: float, y: float, size: float) -> None:
        """A pictogram in white on the accent."""
        sheet.box(x, y, size, size, fill=sheet.accent, radius=1.2)
        inset = size * 0.14
        sheet.picture(icon, x + inset, y + inset, size - 2 * inset, color=sheet.white, ground=sheet.accent)

"""How the receipt is set: from the side where the applicant begins to read, their words large, Norwegian under them.

The one rule: nothing on the receipt is placed left or right, only from the start.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition, Lane
from kiosk.paper.flow import LEFT, RIGHT, Piece
from kiosk.paper.lanes import Said
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Align, Line, Style

# Latin and Cyrillic stand larger than Arabic at one size.
LATIN_SHARE = 0.92


class Start:
    """The receipt's edges: everything is placed from where the applicant begins to read."""

    def __init__(self, page: Composition) -> None:
        self.page = page
        self.is_mirrored = page.lanes.is_mirrored
        # Pages are drawn when all of them are laid out: how tight this one was is known only now.
        self.is_tight = page.tightness > 0

    def x(self, from_start: float, width: float = 0.0) -> float:
        """The left edge of something so wide, so far from the side where reading begins."""
        return RIGHT - from_start - width if self.is_mirrored else LEFT + from_start

    def style(self, size: float, weight: int = 400) -> Style:
        """For the large text, whichever script it is in."""
        return Style(size if self.is_mirrored else round(size * LATIN_SHARE, 1), weight)

    def large(self, said: Said, size: float, weight: int, room: float) -> list[Line]:
        """The applicant's words, fitted."""
        return self.page.lines(said.own or said.norwegian, self.style(size, weight), room, self.lane(said))

    def single(self, said: Said, size: float, weight: int, room: float) -> list[Line]:
        """The applicant's words on one line."""
        return self.page.single(said.own or said.norwegian, self.style(size, weight), room, self.lane(said))

    def lane(self, said: Said) -> Lane:
        """Whose words are the large ones."""
        return "own" if said.own else "norwegian"

    @property
    def words_lane(self) -> Lane:
        """Whose words are large on this sheet."""
        return "own" if self.page.lanes.own else "norwegian"

    def put(self, sheet: Sheet, lines: list[Line], from_start: float, baseline: float, lane: Lane) -> None:
        """Lines from the start edge on."""
        align: Align = "right" if self.is_mirrored else "left"
        self.page.put(sheet, lines, self.x(from_start), baseline, lane, align)

    def height(self, large: list[Line], small: list[Line]) -> float:
        """Of words and the smaller ones under them, in mm."""
        return self.page.step(large, self.words_lane) * len(large) + self.page.step(small, "norwegian") * len(small)

    def centered(self, sheet: Sheet, large: list[Line], small: list[Line], from_start: float, middle: float) -> None:
        """Words and the smaller ones under them, round a middle."""
        step, below = self.page.step(large, self.words_lane), self.page.step(small, "norwegian")
        top = middle - self.height(large, small) / 2
        self.put(sheet, large, from_start, top + 0.76 * step, self.words_lane)
        self.put(sheet, small, from_start, top + len(large) * step + 0.74 * below, "norwegian")

    def both(
        self,
        sheet: Sheet,
        said: Said,
        sizes: tuple[float, float],
        from_start: float,
        baseline: float,
        room: float,
        weight: int = 700,
    ) -> None:
        """Large words, and the Norwegian under them."""
        large = self.large(said, sizes[0], weight, room)
        lane = self.lane(said)
        self.put(sheet, large, from_start, baseline, lane)
        if said.own:
            below = baseline + (len(large) - 1) * self.page.step(large, lane) + sizes[1] * 0.5
            self.put(
                sheet,
                self.page.lines(said.norwegian, Style(sizes[1]), room, "norwegian"),
                from_start,
                below,
                "norwegian",
            )


def receipt_heading(page: Composition, title: str) -> Iterator[Piece]:
    """Rule, large words, Norwegian behind them."""
    start, said = Start(page), page.lanes.say(title)
    baseline = 6.6 if start.is_tight else 7.6

    def draw(sheet: Sheet, y: float) -> None:
        sheet.rule(LEFT, RIGHT, y, 1.2)
        large = start.large(said, 15 if start.is_tight else 17, 800, 110)
        start.put(sheet, large, 0, y + baseline, start.lane(said))
        if said.own:
            small = page.lines(said.norwegian, Style(11.5, 600), 60, "norwegian")
            start.put(sheet, small, large[0].width / mm + 5, y + baseline, "norwegian")

    yield Piece(baseline + (2.0 if start.is_tight else 3.0), draw, keeps=True)

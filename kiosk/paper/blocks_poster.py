"""Blocks of the poster: a question that is read across a waiting room, and every language on one sheet.

The one rule: whoever reads no Norwegian finds their own language by its letters, and the pictures say the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition
from kiosk.paper.flow import Piece
from kiosk.paper.hung import ACROSS, END, START, Hung
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.tongues import Tongue
from kiosk.paper.typesetting import Align, Line, Style

# The question's zone in mm, its sizes in points, and how close its lines stand.
ZONE, LARGEST, SMALLEST = 40.5, 72, 24
LEADING, LEFTWARD_LEADING = 1.16, 1.36
HERE, ASKED, TOLD = 17.0, 18.0, 10.5


@dataclass(frozen=True, slots=True)
class PosterQuestion:
    """The largest words."""

    text: TextId
    more: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """As large as its zone takes it; under it, what can be done here."""
        hung = Hung(page)
        lines, step = asked(hung.own, hung.own.words(self.text))
        more = hung.own.single(hung.own.words(self.more), Style(HERE, 600), ACROSS)
        air = (ZONE - step * len(lines)) / 2
        # Arabic letters reach as far below the line as others do above it.
        share = 0.7 if hung.own.is_leftward else 0.78

        def draw(sheet: Sheet, y: float) -> None:
            for number, line in enumerate(lines):
                hung.own.put(sheet, [line], hung.x(0.0), y + air + (number + share) * step, hung.align, role="H1")
            hung.own.put(sheet, more, hung.x(0.0), y + ZONE + 5.0, hung.align)

        yield Piece(ZONE + 10.0, draw)


def asked(tongue: Tongue, text: str) -> tuple[list[Line], float]:
    """The question on one line or two, as large as the zone takes, its lines about as long; and their step in mm."""
    leading = LEFTWARD_LEADING if tongue.is_leftward else LEADING
    size, lines = SMALLEST, tongue.fit(text, Style(SMALLEST, 800), ACROSS)
    for size in range(LARGEST, SMALLEST, -1):
        lines = tongue.wrap(text, Style(size, 800), ACROSS)
        if len(lines) * size * leading / mm <= ZONE:
            break
    for room in range(round(ACROSS), 40, -2):
        closer = tongue.wrap(text, Style(size, 800), room)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines, size * leading / mm


@dataclass(frozen=True, slots=True)
class PosterScene:
    """Somebody who asks, the kiosk with its pictures, and somebody who helps. `chosen`: which card is pointed at."""

    asks: tuple[Icon, ...]
    helps: tuple[Icon, ...]
    cards: tuple[Icon, ...]
    chosen: int

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three by two cards on a screen, a person on either side."""
        hung = Hung(page)

        def draw(sheet: Sheet, y: float) -> None:
            middle = START + ACROSS / 2
            self.person(sheet, hung.x(3.0, 34.0), y, self.asks)
            self.person(sheet, hung.x(ACROSS - 38.0, 34.0), y, self.helps)
            sheet.box(middle - 37.5, y, 75.0, 51.0, points=4.0, radius=3.4)
            sheet.box(middle - 6.0, y + 51.0, 12.0, 7.0, fill=sheet.black)
            sheet.box(middle - 18.0, y + 57.0, 36.0, 3.4, fill=sheet.black, radius=1.2)
            for number, icon in enumerate(self.cards):
                self.card(sheet, icon, middle - 32.0 + number % 3 * 22.0, y + 5.5 + number // 3 * 21.0, number)
            self.finger(sheet, middle - 24.0 + self.chosen % 3 * 22.0, y + 14.5 + self.chosen // 3 * 21.0)

        yield Piece(61.5, draw)

    def card(self, sheet: Sheet, icon: str, x: float, y: float, number: int) -> None:
        """One picture in its frame; the chosen one white on the accent."""
        is_chosen = number == self.chosen
        ground = sheet.accent if is_chosen else sheet.white
        sheet.box(x, y, 20.0, 19.0, points=1.4, radius=2.2, fill=ground)
        sheet.picture(icon, x + 3.5, y + 3.0, 13.0, color=sheet.white if is_chosen else sheet.black, ground=ground)

    def finger(self, sheet: Sheet, x: float, y: float) -> None:
        """White under it, so that it stands out from the card."""
        for across, down in ((-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5)):
            sheet.picture("touch", x + across, y + down, 15.0, color=sheet.white)
        sheet.picture("touch", x, y, 15.0)

    def person(self, sheet: Sheet, x: float, y: float, icons: tuple[Icon, ...]) -> None:
        """Somebody, and what is in their mind above."""
        mind, who = icons
        sheet.picture(mind, x + 8.0, y - 1.0, 19.0)
        sheet.picture(who, x - 5.0, y + 18.0, 45.0)


@dataclass(frozen=True, slots=True)
class PosterLanguages:
    """The question in every other language, and what can be done here."""

    text: TextId
    more: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Two columns between strong rules: rightward languages first, leftward ones at the top of the second."""
        hung = Hung(page)
        others = [each for each in hung.tongues if each is not hung.own]
        rightward = [each for each in others if not each.is_leftward]
        leftward = [each for each in others if each.is_leftward]
        half = -(-len(others) // 2)
        columns = (rightward[:half], leftward + rightward[half:])
        width, row = (ACROSS - 9.0) / 2, 13.0

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(START, END, y, 2.0)
            for place, column in enumerate(columns):
                x = START + place * (width + 9.0)
                for number, tongue in enumerate(column):
                    self.say(sheet, tongue, x, width, y + 1.2 + number * row)
                    if number:
                        sheet.rule(x, x + width, y + 1.2 + number * row, 0.25)
            sheet.rule(START, END, y + half * row + 2.0, 2.0)

        yield Piece(half * row + 5.0, draw)

    def say(self, sheet: Sheet, tongue: Tongue, x: float, width: float, y: float) -> None:
        """Large and small, from the side where it is read."""
        align: Align = "right" if tongue.is_leftward else "left"
        at = x + width if tongue.is_leftward else x
        asked = tongue.single(tongue.words(self.text), Style(ASKED, 700), width)
        told = tongue.single(tongue.words(self.more), Style(TOLD), width)
        tongue.put(sheet, asked, at, y + 6.9, align)
        tongue.put(sheet, told, at, y + 11.5, align)

"""Blocks of the poster's lower half: what is done here, what nobody need fear, and where to ask.

The one rule: every picture has words in two languages, and the order is that of reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import Piece, space
from kiosk.paper.hung import ACROSS, START, Hung
from kiosk.paper.lanes import NORWEGIAN
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

# A promise's words in points, and its picture with the air behind it in mm.
PROMISED, PICTURE = (13.5, 10.5), 13.5


@dataclass(frozen=True, slots=True)
class PosterItem:
    """A picture and its words."""

    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class PosterCards:
    """What is done here, one picture after the other."""

    items: tuple[PosterItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Numbered cards with arrows between, in the direction of reading."""
        hung = Hung(page)
        width, height = (ACROSS - 9.0 * (len(self.items) - 1)) / len(self.items), 47.5

        def draw(sheet: Sheet, y: float) -> None:
            for place, item in enumerate(self.items):
                from_start = place * (width + 9.0)
                x = hung.x(from_start, width)
                sheet.box(x, y, width, height, points=2.0, radius=3.0)
                disc = hung.x(from_start + 2.2, 8.0)
                sheet.box(disc, y + 2.2, 8.0, 8.0, fill=sheet.black, radius=4.0)
                page.say(sheet, str(place + 1), Style(14, 700), disc + 4.0, y + 7.9, align="center", color=sheet.white)
                sheet.picture(item.icon, x + width / 2 - 9.5, y + 7.4, 19.0)
                self.words(hung, sheet, item, x + width / 2, y, width - 3.0)
                if place:
                    arrow = "back" if hung.own.is_leftward else "next"
                    sheet.picture(arrow, hung.x(from_start - 7.9, 6.8), y + height / 2 - 3.4, 6.8)

        yield Piece(height + 3.5, draw)

    def words(self, hung: Hung, sheet: Sheet, item: PosterItem, middle: float, y: float, room: float) -> None:
        """Own words in one line or two, the second language's under them."""
        own = hung.own.fit(hung.own.words(item.text), Style(13, 700), room)
        second = hung.second.single(hung.second.words(item.text), Style(10.5), room)
        baseline = 35.0 if len(own) == 1 else 32.4
        hung.own.put(sheet, own, middle, y + baseline, "center")
        below = baseline + (len(own) - 1) * hung.own.step(own) + 5.2
        hung.second.put(sheet, second, middle, y + below, "center")


@dataclass(frozen=True, slots=True)
class PosterPromises:
    """What nobody need fear."""

    items: tuple[PosterItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Beside each other, from edge to edge."""
        hung = Hung(page)
        widths = [PICTURE + hung.width(item.text, PROMISED) for item in self.items]
        share = min(1.0, (ACROSS - 6.0 * (len(widths) - 1)) / sum(widths))
        gap = (ACROSS - share * sum(widths)) / (len(widths) - 1)

        def draw(sheet: Sheet, y: float) -> None:
            at = 0.0
            for item, width in zip(self.items, widths, strict=True):
                sheet.picture(item.icon, hung.x(at, 11.0), y, 11.0)
                hung.both(sheet, item.text, PROMISED, at + PICTURE, y + 5.2, share * width - PICTURE)
                at += share * width + gap

        yield Piece(14.5, draw)


@dataclass(frozen=True, slots=True)
class PosterDesk:
    """Where to ask, white on black; the office, where the settings name one."""

    text: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Own words, the second language's, one in other letters; under them where and when."""
        hung = Hung(page)
        office = page.handout.office if page.handout else None
        height = 18.0 if office else 12.4
        others = (each for each in hung.tongues[2:] if each.words.language.code not in NORWEGIAN)
        other = next(each for each in others if each.is_leftward is not hung.own.is_leftward)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(START, y, ACROSS, height, fill=sheet.black, radius=2.0)
            sheet.picture(self.icon, hung.x(4.0, 9.0), y + 1.8, 9.0, color=sheet.white, ground=sheet.black)
            sheet.picture("nav", hung.x(ACROSS - 13.0, 9.0), y + 1.8, 9.0, color=sheet.white, ground=sheet.black)
            for tongue, size, at in ((hung.own, 17.0, 16.0), (hung.second, 13.0, 72.0), (other, 14.0, 118.0)):
                line = tongue.single(
                    tongue.words(self.text), Style(size, 700 if at < 20 else 400), 52.0 if at < 20 else 43.0
                )
                tongue.put(sheet, line, hung.x(at), y + 8.3, hung.align, color=sheet.white)
            if office:
                where = f"{office.name}  ·  {office.street}, {office.postal_code} {office.city}  ·  {office.hours}"
                line = hung.second.single(where, Style(11), ACROSS - 32.0)
                hung.second.put(sheet, line, hung.x(16.0), y + 14.6, hung.align, color=sheet.white)

        yield Piece(height, draw)
        yield space(1.0)

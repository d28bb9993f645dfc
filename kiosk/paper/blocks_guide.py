"""Blocks of the quick guide: the keys, what to bring, and a box for the helper.

The one rule: the applicant's words are large and say all that the applicant needs; the box is the helper's alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start, receipt_heading
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

CAP, CAP_HEIGHT, KEY = 15.0, 8.6, Style(11, 700)
COLUMNS, GAP = 2, 6.0
# Of the large and the small words, by the tightness of the sheet.
SIZES = ((12.5, 9.5), (11.5, 9.0), (10.5, 8.5))
TOLD = (9.5, 9.5, 9.5, 9.0, 8.5)
# Reading from the right, forward is to the left.
TURNED = {"next": "back", "back": "next"}


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A key by what is written on it, what it does as a picture and in words. `aloud`: only where the kiosk speaks."""

    key: str
    icon: Icon
    text: TextId
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """What each key does."""

    title: TextId
    items: tuple[KeyItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading, and the keys in two columns, read row by row."""
        yield from receipt_heading(page, self.title)
        assert page.handout
        items = [item for item in self.items if page.handout.speaks or not item.aloud]
        for first in range(0, len(items), COLUMNS):
            yield self.row(page, items[first : first + COLUMNS])
        yield space(1.5 if page.tightness else 3.0)

    def row(self, page: Composition, items: list[KeyItem]) -> Piece:
        """As high as its highest words."""
        start = Start(page)
        width = (RIGHT - LEFT - GAP * (COLUMNS - 1)) / COLUMNS
        words = CAP + 13.0
        size = SIZES[min(page.tightness, len(SIZES) - 1)]
        said = [page.lanes.say(item.text) for item in items]
        large = [start.large(each, size[0], 700, width - words) for each in said]
        small = [
            page.lines(each.norwegian, Style(size[1]), width - words, "norwegian") if each.own else [] for each in said
        ]
        highest = max(start.height(*each) for each in zip(large, small, strict=True))
        height = max(CAP_HEIGHT + 0.9, highest + 1.0)

        def draw(sheet: Sheet, y: float) -> None:
            for place, item in enumerate(items):
                at, middle = place * (width + GAP), y + height / 2
                x = start.x(at + 0.4, CAP)
                sheet.box(x, middle - CAP_HEIGHT / 2, CAP, CAP_HEIGHT, points=1.2, radius=1.6)
                page.say(sheet, item.key, KEY, x + CAP / 2, middle + 1.4, align="center")
                icon = TURNED.get(item.icon, item.icon) if start.is_mirrored else item.icon
                sheet.picture(icon, start.x(at + CAP + 3, 7.4), middle - 3.7, 7.4)
                start.centered(sheet, large[place], small[place], at + words, middle)

        return Piece(height, draw)


@dataclass(frozen=True, slots=True)
class BringItem:
    """A paper by its pictogram and its name; `bare`: a thing, and no sheet of paper."""

    icon: Icon
    text: TextId
    bare: bool = False


@dataclass(frozen=True, slots=True)
class BringTiles:
    """What to bring, as pictures beside each other, and what to do without it."""

    title: TextId
    more: TextId
    items: tuple[BringItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading, a row of pictures with their names, a line below."""
        yield from receipt_heading(page, self.title)
        start, said = Start(page), [page.lanes.say(item.text) for item in self.items]
        width, picture = (RIGHT - LEFT) / len(self.items), 10.0 if start.is_tight else 12.5
        size = (10.0, 8.5) if start.is_tight else (11.0, 9.0)
        large = [start.large(each, size[0], 700, width - 2) for each in said]
        small = [
            page.lines(each.norwegian, Style(size[1]), width - 2, "norwegian") if each.own else [] for each in said
        ]
        lane = start.words_lane
        high, low = (
            max(page.step(each, lane) * len(each) for each in large),
            max(page.step(each, "norwegian") * len(each) for each in small),
        )
        top = picture + 5.2
        height = top - 2.6 + high + low

        def draw(sheet: Sheet, y: float) -> None:
            for place, item in enumerate(self.items):
                middle = start.x(place * width, width) + width / 2
                if item.bare:
                    sheet.picture(item.icon, middle - picture / 2, y, picture)
                else:
                    sheet.paper(item.icon, middle - 0.39 * picture, y, picture)
                page.put(sheet, large[place], middle, y + top, lane, "center")
                page.put(sheet, small[place], middle, y + top + high - 0.4, align="center")

        yield Piece(height, draw, keeps=True)
        yield self.otherwise(page)
        yield space(1.5 if start.is_tight else 3.0)

    def otherwise(self, page: Composition) -> Piece:
        """What to do without them, within a line."""
        start, said = Start(page), page.lanes.say(self.more)
        spare = 2.4 if start.is_tight else 0.0
        height = (14.0 if said.own else 11.0) - spare

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT + 0.4, y + 1.0, RIGHT - LEFT - 0.8, height - 1.4, points=1.2, radius=1.6)
            sheet.picture("later_paper", start.x(4.0, 8.0), y + height / 2 - 3.7, 8.0)
            start.both(sheet, said, (12.0, 9.5), 16, y + (6.6 if said.own else 7.2) - spare / 2, 150)

        return Piece(height, draw)


@dataclass(frozen=True, slots=True)
class HelperItem:
    """One thing a good helper does."""

    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class HelperBox:
    """What the helper must know, in the helper's language, from left to right."""

    title: TextId
    icon: Icon
    items: tuple[HelperItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A tile and a title, and the lines in two columns under a strong rule."""
        words = page.lanes.norwegian
        width = (RIGHT - LEFT - GAP) / 2
        style = Style(TOLD[min(page.tightness, len(TOLD) - 1)])
        lines = [page.lines(words(item.text), style, width - 10, "norwegian") for item in self.items]
        rows = [lines[first : first + 2] for first in range(0, len(lines), 2)]
        heights = [max(7.6, *(page.step(each, "norwegian") * len(each) + 1.2 for each in row)) for row in rows]

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(LEFT, RIGHT, y, 1.2)
            page.tile(sheet, self.icon, LEFT, y + 2.2, 7.0)
            page.put(
                sheet, page.lines(words(self.title), Style(13, 700), 150, "norwegian"), LEFT + 10, y + 7.4, role="H2"
            )
            top = y + 11.0
            for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
                for place, each in enumerate(row):
                    x, middle = LEFT + place * (width + GAP), top + height / 2
                    sheet.picture(self.items[2 * number + place].icon, x, middle - 3.2, 6.4)
                    step = page.step(each, "norwegian")
                    page.put(sheet, each, x + 10, middle - step * len(each) / 2 + 0.76 * step)
                top += height

        yield Piece(11.0 + sum(heights), draw)

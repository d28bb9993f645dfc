"""Blocks that any sheet may have: a banner across the page, a notice, and paragraphs round a spine of pictograms.

The one rule: a solid black bar means acute and nothing else in the whole set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition, Lane
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import NO_ICON, NO_TEXT, Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style

BANNER, OWN_BANNER, TWO_LINES = Style(13, 700), Style(14, 700), Style(10.5, 700)
PARAGRAPH, LEFTWARD_PARAGRAPH, OWN_PARAGRAPH = Style(11), Style(13.5), Style(13)
SPINE = 10.5
COLUMN, BANNER_ROOM = 73.0, 145.0


@dataclass(frozen=True, slots=True)
class Banner:
    """Words across the page. `style`: outline, dashed for late papers, solid for acute need alone."""

    text: TextId
    icon: Icon
    style: Literal["outline", "dashed", "solid"] = "outline"

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The bar."""
        said = page.lanes.say(self.text)
        yield Piece(11.6, lambda sheet, y: self.draw(page, said, sheet, y))
        yield space(4.4)

    def draw(self, page: Composition, said: Said, sheet: Sheet, y: float) -> None:
        """White on black where it is solid, else within a line."""
        is_solid = self.style == "solid"
        color, ground = (sheet.white, sheet.black) if is_solid else (sheet.black, sheet.white)
        if is_solid:
            sheet.box(LEFT, y, RIGHT - LEFT, 10.4, fill=sheet.black, radius=1.2)
        else:
            dash = (7.0, 4.0) if self.style == "dashed" else ()
            sheet.box(LEFT + 0.5, y + 0.5, RIGHT - LEFT - 1, 10.6, points=2.6, radius=1.4, dash=dash)
        top = y + (1.6 if is_solid else 2.2)
        sheet.picture(self.icon, LEFT + 3, top, 7.2, color=color, ground=ground)
        sheet.picture(self.icon, RIGHT - 10.2, top, 7.2, color=color, ground=ground)
        baseline = y + (6.9 if is_solid else 7.5)
        norwegian = page.single(said.norwegian, BANNER, 70 if said.own else BANNER_ROOM, "norwegian")
        page.put(sheet, norwegian, LEFT + 13.4, baseline, color=color)
        # Norwegian is short: the applicant's language has what it leaves.
        room = BANNER_ROOM - norwegian[0].width / mm - 5
        own, two = page.single(said.own, OWN_BANNER, room, "own"), page.lines(said.own, TWO_LINES, room, "own")
        if len(two) == 2 and own[0].size < TWO_LINES.size:
            own, baseline = two, baseline - 2.6
        page.put(sheet, own, RIGHT - 13.4, baseline, "own", "right", color=color)


@dataclass(frozen=True, slots=True)
class Notice:
    """What whoever holds the sheet must know before doing anything with it: words, and `more` of them, in a box."""

    text: TextId
    more: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One box, Norwegian beside the pictogram, the applicant's language behind it."""
        first, more = page.lanes.say(self.text), page.lanes.say(self.more)
        left = self.lines(page, first.norwegian, more.norwegian, "norwegian")
        right = self.lines(page, first.own, more.own, "own")
        heights = [len(left) * page.step(left, "norwegian"), len(right) * page.step(right, "own")]
        height = max(*heights, SPINE) + (3.6 if page.tightness else 5.4)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.0, radius=1.6)
            middle = y + height / 2
            sheet.picture(self.icon, LEFT + 3.5, middle - SPINE / 2, SPINE)
            page.put(sheet, left, LEFT + 17, centered(middle, heights[0], left[0].size))
            if right:
                x, align = page.edge(4, MIDDLE + 6)
                page.put(sheet, right, x, centered(middle, heights[1], right[0].size), "own", align)

        yield Piece(height, draw)
        yield space(2.8)

    def lines(self, page: Composition, first: str, more: str, lane: Lane) -> list[Line]:
        """The first words bold; all of one size, so that they stand under each other as one paragraph."""
        size = 11.0 if lane == "norwegian" or not page.lanes.is_mirrored else 12.5
        room = 68.0 if page.lanes.own else 148.0
        weighed = ((first, 700), (more, 400))
        return [line for text, weight in weighed for line in page.wrapped(text, Style(size, weight), room, lane)]


@dataclass(frozen=True, slots=True)
class SpineItem:
    """One paragraph in both languages, and the pictogram between them."""

    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class Spine:
    """A section of paragraphs: Norwegian left, pictogram in the middle, the applicant's language right."""

    items: tuple[SpineItem, ...]
    title: TextId = NO_TEXT
    icon: Icon = NO_ICON

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading, if it has a title, and each paragraph, none of them cut."""
        if self.title:
            yield from page.heading(page.lanes.say(self.title), self.icon)
        for item in self.items:
            yield self.paragraph(page, item)

    def paragraph(self, page: Composition, item: SpineItem) -> Piece:
        """As high as its longer side; the sides and the pictogram share a middle line."""
        said = page.lanes.say(item.text)
        own_style = LEFTWARD_PARAGRAPH if page.lanes.is_mirrored else OWN_PARAGRAPH
        spine, air = SPINE, 4.8
        if page.tightness:
            own_style, spine, air = Style(own_style.size - 1.5), 8.0, 2.6
        left = page.wrapped(said.norwegian, PARAGRAPH, COLUMN if said.own else 150.0, "norwegian")
        right = page.wrapped(said.own, own_style, COLUMN, "own")
        heights = [len(left) * page.step(left, "norwegian"), len(right) * page.step(right, "own"), spine]
        height = max(heights) + air

        def draw(sheet: Sheet, y: float) -> None:
            middle = y + height / 2
            sheet.picture(item.icon, MIDDLE - spine / 2 if right else LEFT, middle - spine / 2, spine)
            x = LEFT if right else LEFT + SPINE + 5
            page.put(sheet, left, x, centered(middle, heights[0], left[0].size))
            if right:
                at, align = page.edge(0, RIGHT - COLUMN)
                page.put(sheet, right, at, centered(middle, heights[1], right[0].size), "own", align)
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)


def centered(middle: float, height: float, points: float) -> float:
    """The first baseline of lines that stand round a middle; the letters reach three quarters of their size up."""
    return middle - height / 2 + points / mm * 0.98

"""Blocks of the receipt that say what to do and what happens now.

The one rule: a sentence of few words beside a picture, in the order in which things happen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start, receipt_heading
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One thing to do."""

    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class Tasks:
    """What the applicant must do now: a box to tick, a picture, words."""

    items: tuple[TaskItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A row for each, the first under a strong rule."""
        yield Piece(1.0, lambda sheet, y: sheet.rule(LEFT, RIGHT, y, 1.2), keeps=True)
        for item in self.items:
            yield self.row(page, item)
        yield space(1.5 if page.tightness else 3.0)

    def row(self, page: Composition, item: TaskItem) -> Piece:
        """The Norwegian stands under the applicant's words."""
        start, said = Start(page), page.lanes.say(item.text)
        more = len(start.large(said, 13, 700, 144)) - 1
        spare = 1.6 if start.is_tight else 0.0
        height = (13.0 if said.own else 10.8) + 6.4 * more - spare
        tick, picture = (7.2, 8.6) if start.is_tight else (8.4, 10.0)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(start.x(0.4, tick), y + (height - tick) / 2, tick, tick, points=1.6, radius=1.4)
            sheet.picture(item.icon, start.x(13, picture), y + (height - picture) / 2, picture)
            start.both(sheet, said, (13, 10), 28, y + (5.9 if said.own else 6.8) - spare / 2, 144)
            sheet.rule(start.x(28, 144), start.x(28, 144) + 144, y + height, 0.25)

        return Piece(height, draw)


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """Address, hours and phone of the office."""

    days: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent when there is no office, or none may be named."""
        if page.matter.application.office and not page.matter.application.discreet:
            yield Piece(15.0, lambda sheet, y: self.draw(page, sheet, y))

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Three pictures with two lines each."""
        start, office = Start(page), page.matter.application.office
        assert office
        sheet.rule(LEFT, RIGHT, y, 1.2)
        days = page.lanes.say(self.days)
        street = f"{office.street}, {office.postal_code} {office.city}"
        for at, icon, first, second in (
            (0.0, "office", Said(office.name), street),
            (68.0, "clock", days, f"{days.norwegian if days.own else ''} {office.hours}".strip()),
            (128.0, "phone_call", Said(office.phone), ""),
        ):
            room = 54.0 if at == 0 else 46.0 if at < 100 else 31.0
            sheet.picture(icon, start.x(at + 0.5, 9), y + 3.4, 9)
            start.put(sheet, start.large(first, 13, 700, room), at + 12, y + 7.4, start.lane(first))
            start.put(sheet, page.lines(second, Style(10.5), room, "norwegian"), at + 12, y + 12.9, "norwegian")


@dataclass(frozen=True, slots=True)
class Urgent:
    """What to do when it cannot wait."""

    text: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """An outlined line."""
        start, said = Start(page), page.lanes.say(self.text)
        spare = 2.0 if start.is_tight else 0.0
        height = (14.4 if said.own else 12.0) - spare

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.0, radius=1.6)
            sheet.picture(self.icon, start.x(3.5, 9.5), y + height / 2 - 4.8, 9.5)
            start.both(sheet, said, (12.5, 10.5), 17, y + (6.0 if said.own else 7.6) - spare / 2, 150)

        yield Piece(height, draw)
        yield space(1.5 if start.is_tight else 3.0)


@dataclass(frozen=True, slots=True)
class Steps:
    """What happens now, as pictures in the direction of reading; the first is done."""

    title: TextId
    items: tuple[TaskItem, ...]
    air: int = 0
    """Below it, in mm, where something follows."""

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading and a row of cards with arrows between."""
        yield from receipt_heading(page, self.title)
        said = [page.lanes.say(item.text) for item in self.items]
        width = (RIGHT - LEFT - (len(self.items) - 1) * 8.0) / len(self.items)
        start = Start(page)
        large = [start.large(each, 11.5 if start.is_tight else 12.5, 700, width - 4) for each in said]
        small = [page.lines(each.norwegian, Style(9.5), width - 4, "norwegian") if each.own else [] for each in said]
        middle = max(len(lines) * page.step(lines, "own" if said[0].own else "norwegian") for lines in large)
        low = max(len(lines) * page.step(lines, "norwegian") for lines in small)
        # Where it is tight the pictures are smaller.
        picture = 8.0 if start.is_tight else 11.5
        top = picture + (5.6 if start.is_tight else 7.1)
        height = top + 1.0 + middle + low

        def draw(sheet: Sheet, y: float) -> None:
            for place, item in enumerate(self.items):
                x = start.x(place * (width + 8.0), width)
                sheet.box(x + 0.3, y + 0.3, width - 0.6, height - 0.6, points=1.2, radius=1.8)
                sheet.picture(item.icon, x + (width - picture) / 2, y + (1.4 if start.is_tight else 2.4), picture)
                page.say(
                    sheet, str(place + 1), Style(12, 700), start.x(place * (width + 8.0) + 4.5), y + 7, align="center"
                )
                page.put(sheet, large[place], x + width / 2, y + top, start.lane(said[place]), "center")
                page.put(sheet, small[place], x + width / 2, y + top + 0.5 + middle, align="center")
                if place:
                    arrow = "back" if start.is_mirrored else "next"
                    sheet.picture(arrow, start.x(place * (width + 8.0) - 7.2, 6.4), y + height / 2 - 3.2, 6.4)

        yield Piece(height, draw)
        if self.air:
            yield space(self.air / 2 if start.is_tight else self.air)

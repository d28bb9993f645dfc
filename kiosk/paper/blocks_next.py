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
        yield space(4.0)

    def row(self, page: Composition, item: TaskItem) -> Piece:
        """The Norwegian stands under the applicant's words."""
        start, said = Start(page), page.lanes.say(item.text)
        more = len(start.large(said, 14, 700, 144)) - 1
        height = (15.5 if said.own else 12.0) + 6.4 * more

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(start.x(0.4, 8.4), y + height / 2 - 4.2, 8.4, 8.4, points=1.6, radius=1.4)
            sheet.picture(item.icon, start.x(13, 10), y + height / 2 - 5, 10)
            start.both(sheet, said, (14, 10.5), 28, y + (6.8 if said.own else 7.4), 144)
            sheet.rule(start.x(28, 144), start.x(28, 144) + 144, y + height, 0.25)

        return Piece(height, draw)


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """Address, hours and phone of the office."""

    days: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent when no office was chosen."""
        if page.matter.application.office:
            yield Piece(15.5, lambda sheet, y: self.draw(page, sheet, y))

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
        height = 16.0 if said.own else 12.0

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.0, radius=1.6)
            sheet.picture(self.icon, start.x(3.5, 9.5), y + height / 2 - 4.8, 9.5)
            start.both(sheet, said, (12.5, 10.5), 17, y + (6.8 if said.own else 7.6), 150)

        yield Piece(height, draw)
        yield space(6.0)


@dataclass(frozen=True, slots=True)
class Steps:
    """What happens now, as pictures in the direction of reading; the first is done."""

    title: TextId
    items: tuple[TaskItem, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A heading and a row of cards with arrows between."""
        yield from receipt_heading(page, self.title)
        said = [page.lanes.say(item.text) for item in self.items]
        width = (RIGHT - LEFT - (len(self.items) - 1) * 8.0) / len(self.items)
        start = Start(page)
        large = [start.large(each, 12.5, 700, width - 4) for each in said]
        small = [page.lines(each.norwegian, Style(9.5), width - 4, "norwegian") if each.own else [] for each in said]
        middle = max(len(lines) * page.step(lines, "own" if said[0].own else "norwegian") for lines in large)
        low = max(len(lines) * page.step(lines, "norwegian") for lines in small)
        height = 27.0 + middle + low

        def draw(sheet: Sheet, y: float) -> None:
            for place, item in enumerate(self.items):
                x = start.x(place * (width + 8.0), width)
                sheet.box(x + 0.3, y + 0.3, width - 0.6, height - 0.6, points=1.2, radius=1.8)
                sheet.picture(item.icon, x + width / 2 - 7.5, y + 4, 15)
                page.say(
                    sheet, str(place + 1), Style(12, 700), start.x(place * (width + 8.0) + 4.5), y + 7, align="center"
                )
                page.put(sheet, large[place], x + width / 2, y + 25.5, start.lane(said[place]), "center")
                page.put(sheet, small[place], x + width / 2, y + 26.0 + middle, align="center")
                if place:
                    arrow = "back" if start.is_mirrored else "next"
                    sheet.picture(arrow, start.x(place * (width + 8.0) - 7.2, 6.4), y + height / 2 - 3.2, 6.4)

        yield Piece(height, draw)

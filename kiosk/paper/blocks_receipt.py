"""Blocks of the receipt: the sheet the applicant keeps, in their language, large, with Norwegian beneath.

The one rule: no answer stands here, and there is exactly one code, so that nobody scans the wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.composition import Align, Composition, Lane
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.matter import short_day
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style

# Latin and Cyrillic stand larger than Arabic at one size.
LATIN_SHARE = 0.92
REFERENCE = Style(31, 800)
MODULE = 33.1 / 25


class Start:
    """The receipt's edges: everything is placed from where the applicant begins to read."""

    def __init__(self, page: Composition) -> None:
        self.page = page
        self.is_mirrored = page.lanes.is_mirrored

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

    def put(self, sheet: Sheet, lines: list[Line], from_start: float, baseline: float, lane: Lane) -> None:
        """Lines from the start edge on."""
        align: Align = "right" if self.is_mirrored else "left"
        self.page.put(sheet, lines, self.x(from_start), baseline, lane, align)

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


@dataclass(frozen=True, slots=True)
class ReceiptTitle:
    """What this sheet is."""

    title: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Tile, title, Norwegian."""
        start, said = Start(page), page.lanes.say(self.title)

        def draw(sheet: Sheet, y: float) -> None:
            page.tile(sheet, self.icon, start.x(0, 18), y, 18)
            start.both(sheet, said, (21, 12.5), 22, y + 8.6, 148)

        yield Piece(24.0, draw)


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """The number, large; the one code at the far edge; what they are for."""

    number: TextId
    show: TextId
    code: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A box that nothing crosses."""
        yield Piece(46.0, lambda sheet, y: self.draw(page, sheet, y))
        yield space(5.0)

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Words from the start, code at the end."""
        start, say, application = Start(page), page.lanes.say, page.matter.application
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, 45.2, points=2.0, radius=2.0)
        text = f"SK1:{application.reference.replace('-', '')}:R"
        sheet.code(text, start.x(132.9, 33.1), y + 6.4, MODULE, sheet.element("Figure", "nb", alt=text))
        said = say(self.number)
        large = start.single(said, 13, 400, 66)
        start.put(sheet, large, 6, y + 8.0, start.lane(said))
        if said.own:
            norwegian = page.single(said.norwegian, Style(10.5), 114 - large[0].width / mm, "norwegian")
            start.put(sheet, norwegian, 6 + large[0].width / mm + 4, y + 8.0, "norwegian")
        start.put(sheet, page.lines(application.reference, REFERENCE, 118, "norwegian"), 6, y + 21.4, "norwegian")
        sheet.rule(start.x(6, 112), start.x(6, 112) + 112, y + 25.6, 0.25)
        show, code = say(self.show), say(self.code)
        start.both(sheet, show, (13, 10.5), 6, y + 32.2, 118)
        note = Said(code.norwegian, code.own)
        start.put(sheet, start.large(note, 11, 400, 118), 6, y + 42.6, start.lane(note))


@dataclass(frozen=True, slots=True)
class Trio:
    """When, where to, how many sheets."""

    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three facts beside each other."""
        application = page.matter.application
        yield Piece(
            15.0,
            lambda sheet, y: self.draw(
                page,
                sheet,
                y,
                (
                    ("paper.fact.created", short_day(application.created)),
                    ("paper.fact.office", application.office.name if application.office else "–"),
                    ("paper.receipt.sheets", str(page.set_pages)),
                ),
            ),
        )
        yield space(6.0)

    def draw(self, page: Composition, sheet: Sheet, y: float, facts: tuple[tuple[str, str], ...]) -> None:
        """A pictogram, the label in both languages, the value."""
        start = Start(page)
        for place, ((text, value), icon) in enumerate(zip(facts, self.icons, strict=True)):
            at, said = place * 57.4, page.lanes.say(text)
            sheet.picture(icon, start.x(at + 0.5, 10.5), y + 1.5, 10.5)
            large = start.single(said, 12.5, 400, 26)
            start.put(sheet, large, at + 13.5, y + 5.2, start.lane(said))
            if said.own:
                small = page.single(said.norwegian, Style(9.5), 40 - large[0].width / mm, "norwegian")
                start.put(sheet, small, at + 15.5 + large[0].width / mm, y + 5.2, "norwegian")
            start.put(sheet, page.lines(value, Style(14, 700), 42, "norwegian"), at + 13.5, y + 11.6, "norwegian")


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


def receipt_heading(page: Composition, title: str) -> Iterator[Piece]:
    """Rule, large words, Norwegian behind them."""
    start, said = Start(page), page.lanes.say(title)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.rule(LEFT, RIGHT, y, 1.2)
        large = start.large(said, 17, 800, 110)
        start.put(sheet, large, 0, y + 8.2, start.lane(said))
        if said.own:
            small = page.lines(said.norwegian, Style(11.5, 600), 60, "norwegian")
            start.put(sheet, small, large[0].width / mm + 5, y + 8.2, "norwegian")

    yield Piece(11.6, draw, keeps=True)

"""Blocks of the receipt: the sheet the applicant keeps, in their language, large, with Norwegian beneath.

The one rule: no answer stands here, and there is exactly one code, so that nobody scans the wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.matter import short_day
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

REFERENCE = Style(31, 800)
MODULE = 33.1 / 25


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

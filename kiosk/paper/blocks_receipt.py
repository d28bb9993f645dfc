"""Blocks of the receipt: the sheet the applicant keeps, in their language, large, with Norwegian beneath.

The one rule: no answer stands here, and there is exactly one code, so that nobody scans the wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.blocks_cover import destination
from kiosk.paper.composition import Composition
from kiosk.paper.figures import short_day
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.receipt_start import Start
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

REFERENCE = Style(31, 800)
# Where the lines of the number's box stand, in mm from its upper edge.
LINES, TIGHT_LINES = (8.0, 21.4, 25.6, 32.2, 42.6), (7.0, 18.4, 21.4, 27.0, 36.6)


@dataclass(frozen=True, slots=True)
class ReceiptTitle:
    """What this sheet is."""

    title: TextId
    icon: Icon

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Tile, title, Norwegian."""
        start, said = Start(page), page.lanes.say(self.title)
        tile, large, small = (14.0, 18.0, 11.0) if start.is_tight else (17.0, 21.0, 12.5)

        def draw(sheet: Sheet, y: float) -> None:
            page.tile(sheet, self.icon, start.x(0, tile), y, tile)
            start.both(sheet, said, (large, small), tile + 5, y + tile / 2, 148)

        yield Piece(tile + (2.5 if start.is_tight else 3.5), draw)


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """The number, large; the one code at the far edge; what they are for."""

    number: TextId
    show: TextId
    code: TextId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A box that nothing crosses."""
        start = Start(page)
        height, baselines = (39.0, TIGHT_LINES) if start.is_tight else (46.0, LINES)
        yield Piece(height, lambda sheet, y: self.draw(start, sheet, y, height, baselines))
        yield space(2.0 if start.is_tight else 3.5)

    def draw(self, start: Start, sheet: Sheet, y: float, height: float, baselines: tuple[float, ...]) -> None:
        """Words from the start, code at the end."""
        page = start.page
        say, application = page.lanes.say, page.matter.application
        first, number, rule, third, last = (y + each for each in baselines)
        module = (height - 13.0) / 25
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.0, radius=2.0)
        text = f"SK1:{application.reference.replace('-', '')}:R"
        width = 25 * module
        sheet.code(text, start.x(166.0 - width, width), y + 6.5, module, sheet.element("Figure", "nb", alt=text))
        said = say(self.number)
        large = start.single(said, 13, 400, 66)
        start.put(sheet, large, 6, first, start.lane(said))
        if said.own:
            norwegian = page.single(said.norwegian, Style(10.5), 114 - large[0].width / mm, "norwegian")
            start.put(sheet, norwegian, 6 + large[0].width / mm + 4, first, "norwegian")
        start.put(sheet, page.lines(application.reference, REFERENCE, 118, "norwegian"), 6, number, "norwegian")
        sheet.rule(start.x(6, 112), start.x(6, 112) + 112, rule, 0.25)
        show, code = say(self.show), say(self.code)
        start.both(sheet, show, (13, 10.5), 6, third, 118)
        note = Said(code.norwegian, code.own)
        start.put(sheet, start.large(note, 11, 400, 118), 6, last, start.lane(note))


@dataclass(frozen=True, slots=True)
class Trio:
    """When, where to, how many sheets."""

    icons: tuple[Icon, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three facts beside each other; two where nothing may say which office."""
        yield Piece(15.0, lambda sheet, y: self.draw(page, sheet, y, self.facts(page)))
        yield space(1.0 if page.tightness else 3.5)

    def facts(self, page: Composition) -> Iterator[tuple[str, str, Icon]]:
        """Label, value and pictogram of each."""
        when, where, sheets = self.icons
        yield "paper.fact.created", short_day(page.matter.application.created), when
        if not page.matter.application.discreet:
            yield "paper.fact.office", destination(page) or "–", where
        yield "paper.receipt.sheets", str(page.set_pages), sheets

    def draw(self, page: Composition, sheet: Sheet, y: float, facts: Iterator[tuple[str, str, Icon]]) -> None:
        """A pictogram, the label in both languages, the value."""
        start = Start(page)
        for place, (text, value, icon) in enumerate(facts):
            at, said = place * 57.4, page.lanes.say(text)
            sheet.picture(icon, start.x(at + 0.5, 10.5), y + 1.5, 10.5)
            large = start.single(said, 12.5, 400, 26)
            start.put(sheet, large, at + 13.5, y + 5.2, start.lane(said))
            if said.own:
                small = page.single(said.norwegian, Style(9.5), 40 - large[0].width / mm, "norwegian")
                start.put(sheet, small, at + 15.5 + large[0].width / mm, y + 5.2, "norwegian")
            start.put(sheet, page.lines(value, Style(14, 700), 42, "norwegian"), at + 13.5, y + 11.6, "norwegian")

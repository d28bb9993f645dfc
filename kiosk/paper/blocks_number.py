"""The box of the receipt that nothing crosses: the number, its secret code, and the one code to photograph.

The one rule: there is exactly one QR code, so that nobody scans the wrong one; link and secret stand here and nowhere
else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import NO_TEXT, TextId
from kiosk.paper.receipt_start import Start
from kiosk.paper.sheet import Sheet
from kiosk.paper.tracking import sides
from kiosk.paper.typesetting import Style
from kiosk.visit.status_link import link_of, typed_address

ADDRESS = Style(12, 700)
# In mm: from the edge of the box, for a line of words, between two stretches of one line.
INSET, ROOM, AFTER = 6.0, 118.0, 3.5
# What the frame of the box and the quiet zone of the code take of its height.
AROUND_CODE = 13.0


@dataclass(frozen=True, slots=True)
class Baselines:
    """Where the lines of the box stand, in mm from its upper edge. `code` 0: none stands there.

    Sizes in points: `large` of the number, `middle` of the code, `small` of the applicant's words.
    """

    height: float
    label: float
    number: float
    code: float
    rule: float
    words: float
    last: float
    large: float
    middle: float
    small: float


PLAIN, TIGHT_PLAIN = (
    Baselines(46.0, 8.0, 21.4, 0, 25.6, 32.2, 42.6, 31, 0, 13),
    Baselines(39.0, 7.0, 18.4, 0, 21.4, 27.0, 36.6, 31, 0, 13),
)
SECRET, TIGHT_SECRET = (
    Baselines(46.0, 7.4, 18.6, 25.6, 28.0, 33.2, 43.2, 31, 17, 12),
    Baselines(39.0, 6.0, 15.6, 21.2, 23.2, 27.4, 36.6, 26, 15, 11),
)


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """The number, large; the one code at the far edge; what they are for: `show` and `code` where there is no gateway.

    With one the code to photograph is the link to where the application is: `follow` says so, `typed` what to do
    without a phone. `look_up` stands beside the secret code, `again` where there is a data sheet and no gateway.
    """

    number: TextId
    show: TextId
    code: TextId
    follow: TextId = NO_TEXT
    typed: TextId = NO_TEXT
    look_up: TextId = NO_TEXT
    again: TextId = NO_TEXT

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A box that nothing crosses."""
        start = Start(page)
        lines = self.baselines(start)
        yield Piece(lines.height, lambda sheet, y: self.draw(start, sheet, y))
        yield space(2.0 if start.is_tight else 3.5)

    def baselines(self, start: Start) -> Baselines:
        """As tight as the sheet is."""
        if has_secret(start.page):
            return TIGHT_SECRET if start.is_tight else SECRET
        return TIGHT_PLAIN if start.is_tight else PLAIN

    def draw(self, start: Start, sheet: Sheet, y: float) -> None:
        """Words from the start, code at the end."""
        page, lines = start.page, self.baselines(start)
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, lines.height - 0.8, points=2.0, radius=2.0)
        self.draw_code(start, sheet, y, lines)
        reference = page.matter.application.reference
        beside(start, sheet, page.lanes.say(self.number), (13, 10.5), y + lines.label)
        number = page.lines(reference, Style(lines.large, 800), ROOM, "norwegian")
        start.put(sheet, number, INSET, y + lines.number, "norwegian")
        if lines.code:
            self.draw_secret(start, sheet, y + lines.code, Style(lines.middle, 800))
        sheet.rule(start.x(INSET, 112), start.x(INSET, 112) + 112, y + lines.rule, 0.25)
        words = page.lanes.say(self.follow if is_followed(page) else self.show)
        start.both(sheet, words, (lines.small, 9.5 if lines.code else 10.5), INSET, y + lines.words, ROOM)
        self.draw_last(start, sheet, y + lines.last)

    def draw_code(self, start: Start, sheet: Sheet, y: float, lines: Baselines) -> None:
        """The link where there is a gateway, else what the desk's scanner reads; always as large as the box lets it."""
        page, application = start.page, start.page.matter.application
        text, alt = link_of(page.gateway, application), page.lanes.norwegian(self.follow or self.show)
        if not text:
            text = alt = f"SK1:{application.reference.replace('-', '')}:R"
        module = (lines.height - AROUND_CODE) / sides(text)
        width = lines.height - AROUND_CODE
        element = sheet.element("Figure", "nb", alt=alt)
        sheet.code(text, start.x(166.0 - width, width), y + AROUND_CODE / 2, module, element)

    def draw_secret(self, start: Start, sheet: Sheet, baseline: float, style: Style) -> None:
        """What it is, then the six characters."""
        page, key = start.page, start.page.matter.application.key
        assert key
        said = page.lanes.say(self.look_up if is_followed(page) else self.again)
        code = page.single(key.code, style, 40, "norwegian")
        after = beside(start, sheet, said, (11, 9.5), baseline, ROOM - AFTER - code[0].width / mm)
        start.put(sheet, code, after, baseline, "norwegian")

    def draw_last(self, start: Start, sheet: Sheet, baseline: float) -> None:
        """Where to type number and code; without a gateway, that Nav scans the code."""
        page = start.page
        if is_followed(page):
            after = beside(start, sheet, page.lanes.say(self.typed), (11, 9.5), baseline)
            address = page.single(typed_address(page.gateway), ADDRESS, ROOM + INSET - after, "norwegian")
            start.put(sheet, address, after, baseline, "norwegian")
        elif not has_secret(page):
            said = page.lanes.say(self.code)
            start.put(sheet, start.large(said, 11, 400, ROOM), INSET, baseline, start.lane(said))


def is_followed(page: Composition) -> bool:
    """Whether a gateway tells whoever has this receipt where the application is."""
    return bool(link_of(page.gateway, page.matter.application))


def has_secret(page: Composition) -> bool:
    """Whether the receipt's code is of any use: for the gateway, or for the data sheet of this set."""
    return page.matter.application.key is not None and (bool(page.gateway) or page.has_codes)


def beside(
    start: Start, sheet: Sheet, said: Said, sizes: tuple[float, float], baseline: float, room: float = ROOM
) -> float:
    """Large words and the Norwegian behind them on one line; where the next may begin, in mm from the start."""
    page = start.page
    large = start.single(said, sizes[0], 400, room * 0.56)
    start.put(sheet, large, INSET, baseline, start.lane(said))
    after = INSET + large[0].width / mm + AFTER
    if said.own:
        small = page.single(said.norwegian, Style(sizes[1]), room + INSET - after, "norwegian")
        start.put(sheet, small, after, baseline, "norwegian")
        after += small[0].width / mm + AFTER
    return after

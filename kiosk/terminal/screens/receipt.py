"""It is out: the number, large; a code to photograph; what to do next; where it goes; and that nothing is kept.

The one rule: nothing here says more than that somebody applied.
"""

from collections.abc import Callable, Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.delivery import Receipt
from kiosk.terminal.canvas import Block
from kiosk.terminal.receipt_lines import Papers, goes_to, later_line, title_of
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.qr import QR, QUIET
from kiosk.terminal.widgets.reference import ReferencePanel, RegisterLine
from kiosk.terminal.widgets.signs import Hint
from kiosk.visit.status_link import typed_address

LANE = (LanePart("sign", "lane.paper", "receipt.lane.paper"), LanePart("ask", "lane.ask", "receipt.lane.ask"))
LATE_LANE = (LanePart("papers", "lane.paper", "receipt.late.paper"), LanePart("ask", "lane.ask", "receipt.lane.ask"))
LAST = (("calendar", "receipt.answer"), ("nothing_kept", "receipt.nothing"))
PRINTED = (("sign", "receipt.sign"), ("receipt", "receipt.keep"), *LAST)
PHOTOGRAPHED = (
    ("phone", "receipt.screen.show"),
    ("camera", "receipt.screen.keep"),
    ("sign", "receipt.screen.sign"),
    *LAST,
)
# Late papers are signed by nobody, and nobody has a month to answer them.
LATE_PRINTED = (("papers", "receipt.late.hand_in"), ("receipt", "receipt.keep"), ("nothing_kept", "receipt.nothing"))
LATE_PHOTOGRAPHED = (("phone", "receipt.screen.show"), ("papers", "receipt.late.hand_in"), *PHOTOGRAPHED[1:2], LAST[1])
BEFORE_OFFICE = ("receipt.sign", "receipt.screen.sign", "receipt.late.hand_in")
GAP = 3
FEWEST = 20
"""Columns that the words beside a code can do with."""


class ReceiptSheet(Placed):
    """What to read at the start side, the code at the end side, and what it is for beneath it."""

    DEFAULT_CSS = "ReceiptSheet { height: 1fr; width: 1fr; }"

    def __init__(self, code: QR, scan: Hint, blocks: Sequence[Block], register: RegisterLine | None) -> None:
        super().__init__(*blocks, scan, code, *([register] if register else []))
        self.code, self.scan, self.blocks, self.register = code, scan, tuple(blocks), register

    @property
    def air(self) -> int:
        """Rows between two blocks."""
        return 0 if self.measure.small else 1

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        side = len(self.code.modules[0])
        yield from self.place_reading(self.blocks, Region(0, 0, max(FEWEST, size.width - side - GAP), size.height))
        code_height = self.code.rows(side)
        yield self.code, Region(size.width - side, 0, side, code_height)
        if code_height + 3 <= size.height:
            yield self.scan, Region(size.width - side, code_height + self.air, side, self.scan.rows(side))

    def place_reading(self, blocks: Sequence[Block], room: Region) -> Iterator[tuple[Widget, Region]]:
        """One under the other. What does not fit is left out rather than cut in half; the paper says it too."""
        y, bottom = room.y, room.bottom
        if self.register:
            bottom -= 1
            yield self.register, Region(room.x, bottom, room.width, 1)
        for block in blocks:
            height = block.rows(room.width)
            if y + height > bottom:
                break
            yield block, Region(room.x, y, room.width, height)
            y += height + self.air


class FollowedSheet(ReceiptSheet):
    """The same with the link to the status page, whose code is large: beside everything where it is as high as that."""

    def __init__(
        self, headline: Headline, code: QR, scan: Hint, blocks: Sequence[Block], register: RegisterLine | None
    ) -> None:
        super().__init__(code, scan, (headline, *blocks), register)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        headline, panel, *hints = self.blocks
        side = len(self.code.modules[0])
        height, reading = self.code.rows(side), size.width - side - GAP
        above = headline.rows(size.width) + 1
        if above + height + self.air + self.scan.rows(side) <= size.height:
            yield headline, Region(0, 0, size.width, above - 1)
            yield self.code, Region(size.width - side, above, side, height)
            yield self.scan, Region(size.width - side, above + height + self.air, side, self.scan.rows(side))
            yield from self.place_reading((panel, *hints), Region(0, above, reading, size.height - above))
            return
        # A code that is cut is none: then its address and the letters below the number have to do.
        is_whole = height <= size.height and reading >= FEWEST
        if is_whole:
            yield self.code, Region(size.width - side, (size.height - height) // 2, side, height)
        room = Region(0, 0, reading if is_whole else size.width, size.height)
        yield from self.place_reading((headline, panel, hints[0], self.scan, *hints[1:]), room)


class ReceiptScreen(FrameScreen):
    """Ends with Proceed. `told`: how far the register is (see `RegisterLine`), where there is one; `papers`: those
    that are still to come.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        receipt: Receipt,
        at: int,
        told: Callable[[], str] | None = None,
        papers: Papers | None = None,
        *,
        lane: Sequence[LanePart] = (),
    ) -> None:
        lane = lane or (LATE_LANE if receipt.late else LANE)
        super().__init__(surroundings, at=at, lane=lane, lane_folded=True, absent=("back",), next_ready=True)
        self.receipt, self.papers = receipt, papers or Papers()
        self.told = told

    def body(self) -> Iterator[Widget]:
        pair, receipt = self.surroundings.voices.pair, self.receipt
        headline = Headline(*pair(title_of(receipt)))
        blocks = (ReferencePanel(receipt.reference, receipt.code), *self.hints())
        register = RegisterLine(self.told) if self.told else None
        if not receipt.link:
            yield headline
            yield ReceiptSheet(QR(receipt.reference), Hint("phone", *pair("receipt.scan")), blocks, register)
            return
        first, second = pair("receipt.follow")
        address = typed_address(receipt.link).lower()
        scan = Hint("phone", f"{first}: {address}", second)
        yield FollowedSheet(headline, self.code(), scan, blocks, register)

    def hints(self) -> Iterator[Hint]:
        """What to do now, in its order, and where the application goes."""
        pair, office = self.surroundings.voices.pair, self.receipt.office
        for icon, text_id in self.steps:
            yield Hint(icon, *pair(text_id))
            if text_id in BEFORE_OFFICE and office is not None:
                # The name of an office is the same in every language.
                first, second = pair(goes_to(self.receipt))
                yield Hint("office", f"{first}: {office.name}", f"{second}: {office.name}" if second else "")
            if icon in ("receipt", "camera") and (later := later_line(self.papers, self.surroundings.voices)):
                yield Hint(later.icon, *later.text)

    @property
    def steps(self) -> Sequence[tuple[str, str]]:
        """What to do now: pictures and text ids."""
        if self.receipt.channel == "paper":
            return LATE_PRINTED if self.receipt.late else PRINTED
        return LATE_PHOTOGRAPHED if self.receipt.late else PHOTOGRAPHED

    def code(self) -> QR:
        """The link, with as much white round it as the terminal has room for, and at least one module."""
        room = self.measure.middle - 2 * self.measure.air
        for quiet in range(QUIET, 1, -1):
            code = QR(self.receipt.link, quiet=quiet)
            if code.rows(0) <= room:
                return code
        return QR(self.receipt.link, quiet=1)

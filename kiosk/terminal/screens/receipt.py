"""It is printed: the number, large; a code to photograph; what to do next; where it goes; and that nothing is kept.

The one rule: nothing here says more than that somebody applied.
"""

from collections.abc import Iterator

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.delivery import Receipt
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.qr import QR
from kiosk.terminal.widgets.signs import Hint

LANE = (LanePart("sign", "lane.paper", "receipt.lane.paper"), LanePart("ask", "lane.ask", "receipt.lane.ask"))
NEXT = (
    ("sign", "receipt.sign"),
    ("receipt", "receipt.keep"),
    ("calendar", "receipt.answer"),
    ("nothing_kept", "receipt.nothing"),
)
GAP = 3


class ReferencePanel(Block):
    """The number in large letters on a white sheet; it is the same in every language and never mirrored."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    @property
    def surface(self) -> Surface:
        return "card"

    def rows(self, width: int) -> int:  # noqa: ARG002
        return 5 if self.screen.size.height < 30 else 7

    def paint(self, canvas: Canvas) -> None:
        first, second = self.surroundings.voices.pair("receipt.reference")
        small = canvas.height < 7
        y = 0 if small else 1
        for line, ink in ((first, "label"), (second, "second")):
            for finished in self.lines(line, canvas.width - 4) if line else []:
                canvas.at(2, y, finished, ink)  # type: ignore[arg-type]
                y += 1
        for scale in (3, 2):
            rows = self.large(self.reference, scale, "ltr")
            if rows is not None and len(rows[0]) <= canvas.width - 4:
                canvas.picture(2, canvas.height - scale - (0 if small else 1), rows)
                return
        canvas.at(2, canvas.height - 2, self.reference, "label")


class ReceiptSheet(Placed):
    """What to read at the start side, the code at the end side."""

    DEFAULT_CSS = "ReceiptSheet { height: 1fr; width: 1fr; }"

    def __init__(self, code: QR, scan: Hint, panel: ReferencePanel, hints: tuple[Hint, ...]) -> None:
        super().__init__(panel, *hints, scan, code)
        self.code, self.scan, self.panel, self.hints = code, scan, panel, hints

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        side = len(self.code.modules[0])
        reading = max(20, size.width - side - GAP)
        air = 0 if self.measure.small else 1
        y = 0
        for block in (self.panel, *self.hints):
            height = block.rows(reading)
            # What does not fit is left out rather than cut in half; the paper says it too.
            if y + height > size.height:
                break
            yield block, Region(0, y, reading, height)
            y += height + air
        code_height = self.code.rows(side)
        yield self.code, Region(size.width - side, 0, side, code_height)
        if code_height + 3 <= size.height:
            yield self.scan, Region(size.width - side, code_height + air, side, self.scan.rows(side))


class ReceiptScreen(FrameScreen):
    """Ends with Proceed."""

    def __init__(self, surroundings: Surroundings, receipt: Receipt, at: int) -> None:
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=True, absent=("back",), next_ready=True)
        self.receipt = receipt

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair("receipt.title"))
        hints = [Hint(icon, *pair(text_id)) for icon, text_id in NEXT]
        if self.receipt.office is not None:
            # The name of an office is the same in every language.
            first, second = pair("receipt.office")
            name = self.receipt.office.name
            hints.insert(1, Hint("office", f"{first}: {name}", f"{second}: {name}" if second else ""))
        reference = self.receipt.reference
        yield ReceiptSheet(QR(reference), Hint("phone", *pair("receipt.scan")), ReferencePanel(reference), tuple(hints))

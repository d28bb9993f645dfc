"""The receipt of what was sent digitally, or is kept and not sent: number, code, to whom, when, and what is missing.

The one rule: nothing here says more than that somebody applied, and what was not sent is never called sent.
"""

from collections.abc import Callable, Iterator

from textual.widget import Widget

from kiosk.delivery import Receipt
from kiosk.terminal.outcome import Chose
from kiosk.terminal.receipt_lines import Papers, lines_of, title_of
from kiosk.terminal.screens.digital_sheet import DigitalSheet
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import own_order
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.qr import QR
from kiosk.terminal.widgets.reference import ReferencePanel, RegisterLine
from kiosk.terminal.widgets.signs import Caption, Hint
from kiosk.visit.status_link import typed_address

LANE = (LanePart("camera", "lane.look", "receipt.digital.lane.look"), LanePart("ask", "lane.ask", "receipt.lane.ask"))
PRINT = "print"


class DigitalReceiptScreen(ReceiptScreen):
    """Ends with Proceed, or with Chose (PRINT)."""

    def __init__(
        self,
        surroundings: Surroundings,
        receipt: Receipt,
        papers: Papers,
        at: int,
        told: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(surroundings, receipt, at, told, lane=LANE)
        self.papers = papers

    def body(self) -> Iterator[Widget]:
        now, receipt = self.surroundings, self.receipt
        pair, said = now.voices.pair, lines_of(receipt, self.papers, now.voices, practice=now.practice)
        yield DigitalSheet(
            Headline(*pair(title_of(receipt))),
            ReferencePanel(receipt.reference, receipt.code),
            self.number(),
            self.code() if receipt.link else QR(receipt.reference),
            self.scan(),
            [Hint(line.icon, *line.text) for line in said],
            Card(PRINT, "1", "printer", *pair("receipt.print"), strip=True),
            RegisterLine(self.told) if self.told else None,
        )

    def number(self) -> Caption:
        """Number and code, small."""
        first, second = self.surroundings.voices.pair("receipt.reference")
        number = " · ".join(filter(None, (self.receipt.reference, self.receipt.code)))
        return Caption(f"{first}: {number}", f"{second}: {number}" if second else "")

    def scan(self) -> Hint:
        """What the code is for, and what to type where it cannot be photographed."""
        pair, link = self.surroundings.voices.pair, self.receipt.link
        if not link:
            return Hint("phone", *pair("receipt.scan"))
        first, second = pair("receipt.kept.page" if self.receipt.kept_until else "receipt.follow")
        address = own_order(typed_address(link).lower(), self.surroundings.voices.applicant)
        return Hint("phone", f"{first}: {address}", second)

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(PRINT))

"""An application on its way out of the kiosk: sent or printed, then its receipt, as often on paper as somebody wants.

The one rule: whatever a printer does, a receipt that was given is shown until somebody goes on.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.delivery import Delivery, Receipt
from kiosk.form.documentation import Documentation
from kiosk.paper.raster import page_count
from kiosk.terminal.dispatching import Dispatching, SignIn
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.handing_over import HandingOver
from kiosk.terminal.outcome import Chose, Outcome
from kiosk.terminal.receipt_lines import Papers
from kiosk.terminal.screens.digital_receipt import PRINT, DigitalReceiptScreen
from kiosk.terminal.screens.preview import PreviewScreen
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.terminal.showing import Build
from kiosk.visit.application import Application


@dataclass(frozen=True, slots=True)
class Parting:
    """What the last screen reminds of: whether there are papers to take along, and papers still to come."""

    papers: bool = False
    later: bool = False


class Leaving:
    """`attend`: whether somebody has to be there; `at`: its step on the rail; `sign_in`: see `Dispatching`.

    `room`: columns and rows of the terminal.
    """

    def __init__(
        self,
        equipment: Equipment,
        application: Application,
        delivery: Delivery,
        show: Callable[[Build], Awaitable[Outcome]],
        attend: Callable[[bool], None],
        at: int,
        room: Callable[[], tuple[int, int]],
        sign_in: SignIn,
    ) -> None:
        self.equipment = equipment
        self.application = application
        self.delivery = delivery
        self.show = show
        self.at = at
        self.on_paper = HandingOver(application, delivery, show, attend, at, room)
        self.digitally = Dispatching(application.reference, delivery, show, attend, at, sign_in)

    async def to_receipt(self, asked: Sequence[Documentation]) -> Parting:
        """Until somebody has seen the receipt. `asked`: the form's papers."""
        receipt = await self.sent() or await self.printed()
        papers = Papers.of(receipt, dict(self.application.documents), asked, self.application.promised)
        if receipt.channel == "digital":
            return Parting(await self.give_digital(receipt, papers), bool(papers.later))
        await self.show(lambda now, _typed: ReceiptScreen(now, receipt, self.at, self.told, papers))
        return Parting(receipt.channel == "paper", bool(papers.later))

    async def sent(self) -> Receipt | None:
        """The receipt of what went digitally, or is kept to be sent; None for what goes on paper."""
        return await self.digitally.receipt() if self.delivery.route == "digital" else None

    async def printed(self) -> Receipt:
        """Prints; in the rehearsal office the pages are shown too."""
        receipt = await self.on_paper.receipt()
        if receipt.channel == "paper":
            await self.preview(self.delivery.pages().pdf)
        return receipt

    async def give_digital(self, receipt: Receipt, papers: Papers) -> bool:
        """Shows it, and prints it as often as somebody wants; whether anything came out on paper."""
        is_printed = False
        build = partial(DigitalReceiptScreen, receipt=receipt, papers=papers, at=self.at, told=self.told)
        while await self.show(lambda now, _typed: build(now)) == Chose(PRINT):
            if await self.on_paper.print_receipt(receipt):
                is_printed = True
                if self.equipment.rehearsal:
                    await self.preview(self.equipment.rehearsal.prints[-1])
        return is_printed

    @property
    def told(self) -> Callable[[], str] | None:
        """How far the register is, where there is one."""
        registering = self.delivery.registering
        return (lambda: registering.outcome) if registering else None

    async def preview(self, pdf: bytes) -> None:
        """In the rehearsal office, what a printer would have printed last."""
        rehearsal = self.equipment.rehearsal
        if rehearsal is None:
            return
        link, pages = await rehearsal.link(), page_count(pdf)
        small = partial(self.equipment.small_page, pdf)
        await self.show(lambda now, _typed: PreviewScreen(now, small, pages, link, self.at))
        await rehearsal.close()

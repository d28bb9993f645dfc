"""Sending, printing and the receipt as lines, after the declaration of plain mode.

The one rule: as on the screens, after an attempt that may have printed only a person who has looked lets it try again.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import date

from kiosk.delivery import Delivery, Making, Printing, Progress, Receipt
from kiosk.errors import JobUncertain, PrintError
from kiosk.terminal.conversation import Conversation, Option
from kiosk.terminal.plain_codes import tell_codes
from kiosk.terminal.plain_dispatching import PlainDispatching
from kiosk.terminal.receipt_lines import Papers, goes_to, later_line, lines_of, title_of
from kiosk.terminal.squares import QUIET
from kiosk.visit.signed_in import SignedIn
from kiosk.visit.status_link import typed_address

RECEIPT_LINES = ("receipt.sign", "receipt.hand_in", "receipt.keep", "receipt.nothing")
SCREEN_LINES = ("receipt.screen.show", "receipt.screen.keep", "receipt.screen.sign", "receipt.nothing")
LATE_LINES = ("receipt.late.hand_in", "receipt.keep", "receipt.nothing")
LATE_SCREEN_LINES = ("receipt.screen.show", "receipt.late.hand_in", "receipt.screen.keep", "receipt.nothing")
CODES = "codes"
# QR versions that a terminal of so many rows shows whole, two modules to a row; where nobody knows, 24 rows.
LARGEST = 15


class PlainDelivery:
    """Tries until there is a receipt, asking a person between the attempts. `states`: how each paper stood.

    `promised`: when some of them come; `sign_in`: once more, where somebody can.
    """

    def __init__(
        self,
        conversation: Conversation,
        delivery: Delivery,
        reference: str,
        states: Mapping[str, str] | None = None,
        *,
        promised: Sequence[tuple[str, date]] = (),
        practice: bool = False,
        sign_in: Callable[[], SignedIn | None] | None = None,
    ) -> None:
        self.conversation = conversation
        self.delivery = delivery
        self.reference = reference
        self.states, self.promised = states or {}, promised
        self.practice, self.sign_in = practice, sign_in
        lines = shutil.get_terminal_size().lines - 2
        self.version = max(0, min((2 * lines - 2 * QUIET - 17) // 4, LARGEST))

    def tell(self) -> Receipt:
        """From the first attempt to the receipt. Raises ConversationEnded when nobody is there any more."""
        receipt = self._sent() or self._printed()
        self._give(receipt)
        self._tell_of_register()
        if receipt.channel == "digital":
            self._offer_print()
        return receipt

    def _sent(self) -> Receipt | None:
        """The receipt of what went digitally, or is kept; None for what goes on paper."""
        if self.delivery.route == "paper":
            return None
        return PlainDispatching(self.conversation, self.delivery, self.reference, self.sign_in).tell()

    def _printed(self) -> Receipt:
        self.conversation.tell("delivery.late.title" if self.delivery.is_late else "delivery.title")
        printer, looked = self.delivery.printers[0], False
        while True:
            try:
                return asyncio.run(self._attempt(printer, again=looked))
            except JobUncertain:
                if self._came_out():
                    return self.delivery.confirm(printer)
                looked = True
            except PrintError as failure:
                self.conversation.tell(failure.text)
                after = self._after(printer)
                if isinstance(after, Receipt):
                    return after
                printer = after

    def _offer_print(self) -> None:
        """The receipt on paper, as often as somebody wants it."""
        pair = self.conversation.voices.pair
        options = [Option("yes", *pair("receipt.print")), Option("no", *pair("later.no"))]
        while self._chosen("receipt.print", options) == "yes":
            try:
                asyncio.run(self._print_receipt())
                return
            except PrintError as failure:
                self.conversation.tell("receipt.print.failed")
                self.conversation.tell(failure.text)
                self.conversation.tell("receipt.print.safe", reference=self.reference)

    async def _print_receipt(self) -> None:
        async with aclosing(self.delivery.print_receipt()) as progress:
            await self._say(progress)

    def _tell_of_register(self) -> None:
        """To the helper, and only when it could not be told: then the desk registers the paper."""
        registering = self.delivery.registering
        if registering:
            asyncio.run(registering.settle())
            if registering.outcome != "told":
                self.conversation.say(self.conversation.voices.helper("receipt.register.away.look"))

    async def _attempt(self, printer: str, *, again: bool) -> Receipt:
        """One attempt, each new stage of it a line."""
        async with aclosing(self.delivery.attempt(printer, again=again)) as progress:
            receipt = await self._say(progress)
        if receipt is None:
            raise JobUncertain
        return receipt

    async def _say(self, progress: AsyncIterator[Progress]) -> Receipt | None:
        """The receipt it ends with, where it does."""
        said: set[str] = set()
        async for step in progress:
            if isinstance(step, Receipt):
                return step
            for text_id in stages(step):
                if text_id not in said:
                    said.add(text_id)
                    self.conversation.tell(text_id)
        return None

    def _came_out(self) -> bool:
        pair = self.conversation.voices.pair
        options = [Option(id, *pair(f"delivery.out.{id}")) for id in ("yes", "some", "no")]
        return self._chosen("delivery.out", options) == "yes"

    def _after(self, printer: str) -> str | Receipt:
        """The printer to try next, once a person has said so; or the receipt, when they photographed the codes."""
        while (chosen := self._chosen_after(printer)) == CODES:
            if tell_codes(self.conversation, self.delivery.codes(self.version)):
                return self.delivery.confirm_screen()
        return chosen

    def _chosen_after(self, printer: str) -> str:
        pair = self.conversation.voices.pair
        others = [Option(name, name) for name in self.delivery.printers if name != printer]
        self.conversation.tell("delivery.safe", reference=self.reference)
        codes = [Option(CODES, *pair("delivery.codes"))] if self.delivery.codes(self.version) else []
        return self._chosen("delivery.failed", [Option(printer, *pair("delivery.retry")), *others, *codes])

    def _chosen(self, title: str, options: list[Option]) -> str:
        chosen = ""
        while chosen not in {option.id for option in options}:
            chosen = self.conversation.choose(lambda: self.conversation.tell(title), lambda: options)
        return chosen

    def _give(self, receipt: Receipt) -> None:
        voices, is_digital = self.conversation.voices, receipt.channel == "digital"
        self.conversation.tell(title_of(receipt))
        self.conversation.say(f"{voices.applicant('receipt.reference')}: {receipt.reference}")
        if receipt.code:
            self.conversation.say(f"{voices.applicant('receipt.code')}: {receipt.code}")
        if receipt.link:
            self.conversation.say(f"{voices.applicant('receipt.follow')}: {typed_address(receipt.link).lower()}")
        papers = Papers.of(receipt, self.states, promised=self.promised)
        if is_digital:
            for line in lines_of(receipt, papers, voices, practice=self.practice):
                self.conversation.say(*filter(None, line.text))
            return
        if receipt.office:
            self.conversation.say(f"{voices.applicant(goes_to(receipt))}: {receipt.office.name}")
        for text_id in lines_to_read(receipt):
            self.conversation.tell(text_id)
        if later := later_line(papers, voices):
            self.conversation.say(*filter(None, later.text))


def lines_to_read(receipt: Receipt) -> tuple[str, ...]:
    """What to do now, as text ids."""
    if receipt.channel == "paper":
        return LATE_LINES if receipt.late else RECEIPT_LINES
    return LATE_SCREEN_LINES if receipt.late else SCREEN_LINES


def stages(step: Progress) -> tuple[str, ...]:
    """The texts that say where printing stands."""
    match step:
        case Making():
            return ("delivery.making",)
        case Printing(state=state):
            return tuple(filter(None, (f"delivery.{state.stage}", state.reason)))
        case _:
            return ()

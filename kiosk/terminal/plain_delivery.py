"""Printing and the receipt as lines, after the declaration of plain mode.

The one rule: as on the screens, after an attempt that may have printed only a person who has looked lets it try again.
"""

import asyncio
import shutil
from contextlib import aclosing

from kiosk.delivery import Delivery, Making, Printing, Progress, Receipt
from kiosk.errors import JobUncertain, PrintError
from kiosk.terminal.conversation import Conversation, Option
from kiosk.terminal.plain_codes import tell_codes
from kiosk.terminal.squares import QUIET
from kiosk.visit.status_link import typed_address

RECEIPT_LINES = ("receipt.sign", "receipt.hand_in", "receipt.keep", "receipt.nothing")
SCREEN_LINES = ("receipt.screen.show", "receipt.screen.keep", "receipt.screen.sign", "receipt.nothing")
CODES = "codes"
# QR versions that a terminal of so many rows shows whole, two modules to a row; where nobody knows, 24 rows.
LARGEST = 15


class PlainDelivery:
    """Tries until there is a receipt, asking a person between the attempts."""

    def __init__(self, conversation: Conversation, delivery: Delivery, reference: str) -> None:
        self.conversation = conversation
        self.delivery = delivery
        self.reference = reference
        lines = shutil.get_terminal_size().lines - 2
        self.version = max(0, min((2 * lines - 2 * QUIET - 17) // 4, LARGEST))

    def tell(self) -> Receipt:
        """From the first attempt to the receipt. Raises ConversationEnded when nobody is there any more."""
        self.conversation.tell("delivery.title")
        printer, looked = self.delivery.printers[0], False
        while True:
            try:
                receipt = asyncio.run(self._attempt(printer, again=looked))
                break
            except JobUncertain:
                if self._came_out():
                    receipt = self.delivery.confirm(printer)
                    break
                looked = True
            except PrintError as failure:
                self.conversation.tell(failure.text)
                after = self._after(printer)
                if isinstance(after, Receipt):
                    receipt = after
                    break
                printer = after
        self._give(receipt)
        self._tell_of_register()
        return receipt

    def _tell_of_register(self) -> None:
        """To the helper, and only when it could not be told: then the desk registers the paper."""
        registering = self.delivery.registering
        if registering:
            asyncio.run(registering.settle())
            if registering.outcome != "told":
                self.conversation.say(self.conversation.voices.helper("receipt.register.away.look"))

    async def _attempt(self, printer: str, *, again: bool) -> Receipt:
        """One attempt, each new stage of it a line."""
        said: set[str] = set()
        async with aclosing(self.delivery.attempt(printer, again=again)) as progress:
            async for step in progress:
                if isinstance(step, Receipt):
                    return step
                for text_id in stages(step):
                    if text_id not in said:
                        said.add(text_id)
                        self.conversation.tell(text_id)
        raise JobUncertain

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
        voices = self.conversation.voices
        is_paper = receipt.channel == "paper"
        self.conversation.tell("receipt.title" if is_paper else "receipt.screen.title")
        self.conversation.say(f"{voices.applicant('receipt.reference')}: {receipt.reference}")
        if receipt.code:
            self.conversation.say(f"{voices.applicant('receipt.code')}: {receipt.code}")
        if receipt.link:
            self.conversation.say(f"{voices.applicant('receipt.follow')}: {typed_address(receipt.link).lower()}")
        if receipt.office:
            self.conversation.say(f"{voices.applicant('receipt.office')}: {receipt.office.name}")
        for text_id in RECEIPT_LINES if is_paper else SCREEN_LINES:
            self.conversation.tell(text_id)


def stages(step: Progress) -> tuple[str, ...]:
    """The texts that say where printing stands."""
    match step:
        case Making():
            return ("delivery.making",)
        case Printing(state=state):
            return tuple(filter(None, (f"delivery.{state.stage}", state.reason)))
        case _:
            return ()

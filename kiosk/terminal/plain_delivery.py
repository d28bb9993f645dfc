"""Printing and the receipt as lines, after the declaration of plain mode.

The one rule: as on the screens, after an attempt that may have printed only a person who has looked lets it try again.
"""

import asyncio
from contextlib import aclosing

from kiosk.delivery import Delivery, Making, Printing, Progress, Receipt
from kiosk.errors import JobUncertain, PrintError
from kiosk.terminal.conversation import Conversation, Option

RECEIPT_LINES = ("receipt.sign", "receipt.hand_in", "receipt.keep", "receipt.nothing")


class PlainDelivery:
    """Tries until there is a receipt, asking a person between the attempts."""

    def __init__(self, conversation: Conversation, delivery: Delivery, reference: str) -> None:
        self.conversation = conversation
        self.delivery = delivery
        self.reference = reference

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
                printer = self._printer_after(printer)
        self._give(receipt)
        return receipt

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

    def _printer_after(self, printer: str) -> str:
        pair = self.conversation.voices.pair
        others = [Option(name, name) for name in self.delivery.printers if name != printer]
        self.conversation.tell("delivery.safe", reference=self.reference)
        return self._chosen("delivery.failed", [Option(printer, *pair("delivery.retry")), *others])

    def _chosen(self, title: str, options: list[Option]) -> str:
        chosen = ""
        while chosen not in {option.id for option in options}:
            chosen = self.conversation.choose(lambda: self.conversation.tell(title), lambda: options)
        return chosen

    def _give(self, receipt: Receipt) -> None:
        voices = self.conversation.voices
        self.conversation.tell("receipt.title")
        self.conversation.say(f"{voices.applicant('receipt.reference')}: {receipt.reference}")
        if receipt.office:
            self.conversation.say(f"{voices.applicant('receipt.office')}: {receipt.office.name}")
        for text_id in RECEIPT_LINES:
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

"""Sending digitally as lines: each step, what stopped it, and what can be done then.

The one rule: as on the screens, what may have arrived is never called not sent, and a person says where it goes next.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing

from kiosk.delivery import Delivery, Receipt, Stopped, Submitting
from kiosk.digisos.outcomes import Progress
from kiosk.errors import KioskError
from kiosk.terminal.conversation import Conversation, Option, described
from kiosk.terminal.standstill import LATER, LATER_CHOICES, YES, comfort, title_of, ways_of, why
from kiosk.visit.signed_in import SignedIn


class PlainDispatching:
    """Tries until there is a receipt, or somebody chose paper. `sign_in`: once more; None where that cannot be."""

    def __init__(
        self,
        conversation: Conversation,
        delivery: Delivery,
        reference: str,
        sign_in: Callable[[], SignedIn | None] | None = None,
    ) -> None:
        self.conversation = conversation
        self.delivery = delivery
        self.reference = reference
        self.sign_in = sign_in

    def tell(self) -> Receipt | None:
        """The receipt; None once it goes on paper. Raises ConversationEnded when nobody is there any more."""
        while True:
            self.conversation.tell("submitting.late" if self.delivery.is_late else "submitting.title")
            ended = asyncio.run(self._attempt())
            result = self._decide(ended) if isinstance(ended, Stopped) else ended
            if result is None:
                self.delivery.fall_back()
            if not isinstance(result, Stopped):
                return result

    async def _attempt(self) -> Receipt | Stopped:
        """Half a minute, each new step of it a line."""
        said: set[str] = set()
        async with aclosing(self.delivery.submit()) as steps:
            async for step in steps:
                if isinstance(step, Receipt | Stopped):
                    return step
                if isinstance(step, Submitting):
                    self._say(step.progress, said)
        raise AssertionError("it ends with a receipt or with what stopped it")

    def _say(self, progress: Progress, said: set[str]) -> None:
        tell, key = self.conversation.tell, f"{progress.step} {progress.number}"
        if progress.attempt > 1:
            tell("digital.again", attempt=str(progress.attempt), seconds=str(round(progress.left)))
        elif key not in said:
            said.add(key)
            is_last = progress.step == "sending" and self.delivery.is_late
            step = "digital.step.sending_late" if is_last else f"digital.step.{progress.step}"
            tell(step, number=str(progress.number), of=str(progress.of))

    def _decide(self, stopped: Stopped) -> Receipt | Stopped | None:
        """What a person chose: the receipt of what is kept, None for paper, or what stopped: to be tried again."""
        while True:
            chosen = self._chosen(
                [title_of(stopped), why(stopped), *(text for _, text in comfort(stopped)), "delivery.safe"],
                [(way, text, f"{text}.fact") for way, text in ways_of(stopped) if way != "sign_in" or self.sign_in],
            )
            if chosen == "paper":
                return None
            if chosen == "wait" or (chosen == "sign_in" and self._signed_in()):
                return stopped
            if chosen == "later" and (receipt := self._keep()):
                return receipt

    def _signed_in(self) -> bool:
        assert self.sign_in
        who = self.sign_in()
        if who is not None:
            self.delivery.sign_in_again(who)
        return who is not None

    def _keep(self) -> Receipt | None:
        choices = [(id, text, "") for id, _, text in LATER_CHOICES]
        if self._chosen(["later.title", *(text for _, text in LATER)], choices) != YES:
            return None
        try:
            return asyncio.run(self.delivery.keep())
        except KioskError as failure:
            self.conversation.tell("later.failed")
            self.conversation.tell(failure.text)
            return None

    def _chosen(self, texts: Sequence[str], choices: Sequence[tuple[str, str, str]]) -> str:
        """The id of one of them, each with its text id and that of its fact: Enter and back choose nothing here."""
        conversation = self.conversation

        def show() -> None:
            for text in texts:
                conversation.tell(text, reference=self.reference)

        def options() -> list[Option]:
            pair = conversation.voices.pair
            return [
                Option(id, *(map(described, pair(text), pair(fact)) if fact else pair(text)))
                for id, text, fact in choices
            ]

        chosen = ""
        while chosen not in {id for id, *_ in choices}:
            chosen = conversation.choose(show, options)
        return chosen

"""From "I agree" to a receipt on paper, whatever the printer does: try, explain, ask a person, try again, show codes.

The one rule: after an attempt that may have printed, only a person who has looked can let it be tried again.
"""

from collections.abc import Awaitable, Callable

from kiosk.delivery import Delivery, Receipt
from kiosk.errors import JobUncertain, PrintError
from kiosk.terminal.attempt import Attempt
from kiosk.terminal.outcome import Back, Chose, Outcome, Proceed
from kiosk.terminal.screens.codes import codes_screen, largest_version
from kiosk.terminal.screens.delivery import (
    ALL,
    CODES,
    OTHER,
    RETRY,
    WAIT,
    DeliveryScreen,
    came_out_screen,
    failed_screen,
    printers_screen,
    receipt_failed_screen,
    waiting_screen,
)
from kiosk.terminal.showing import Build
from kiosk.visit.application import Application


class HandingOver:
    """One application's way to paper. `attend`: whether somebody has to be there; `at`: its step on the rail.

    `room`: columns and rows of the terminal, which decide how much a code on it may hold.
    """

    def __init__(
        self,
        application: Application,
        delivery: Delivery,
        show: Callable[[Build], Awaitable[Outcome]],
        attend: Callable[[bool], None],
        at: int,
        room: Callable[[], tuple[int, int]] = lambda: (0, 0),
    ) -> None:
        self.application = application
        self.delivery = delivery
        self.show = show
        self.attend = attend
        self.at = at
        self.room = room

    async def receipt(self) -> Receipt:
        """Tries until there is one."""
        printer, looked = self.delivery.printers[0], False
        while True:
            result = await self.attempt(printer, looked)
            if isinstance(result, Receipt):
                return result
            if isinstance(result, JobUncertain):
                if await self.choice(lambda now, _typed: came_out_screen(now, self.at)) == ALL:
                    return self.delivery.confirm(printer)
                looked = True
            next_try = await self.after(result, printer)
            if isinstance(next_try, Receipt):
                return next_try
            printer = next_try

    async def attempt(self, printer: str, looked: bool) -> Receipt | PrintError:
        """One attempt, watched."""
        progress = self.delivery.attempt(printer, again=looked)
        title = "delivery.late.title" if self.delivery.is_late else "delivery.title"
        return await self.watched(Attempt(progress, lambda: self.delivery.pages().pages), title)

    async def watched(self, attempt: Attempt, title: str = "delivery.title") -> Receipt | PrintError:
        """How a print ended; nobody has to be there while the printer works."""
        self.attend(False)
        try:
            outcome = await self.show(lambda now, _typed: DeliveryScreen(now, attempt, self.at, title))
            if isinstance(outcome, Back):
                await attempt.give_up()
        finally:
            self.attend(True)
            if not attempt.ended():
                await attempt.give_up()
        assert attempt.result is not None
        return attempt.result

    async def print_receipt(self, receipt: Receipt) -> bool:
        """Prints a receipt that the screen shows already; whether it came out. Whatever fails, nothing is lost."""
        printer = self.delivery.printers[0]
        while True:
            attempt = Attempt(self.delivery.print_receipt(printer), receipt=receipt)
            result = await self.watched(attempt, "receipt.print.title")
            if isinstance(result, Receipt):
                return True
            if not (next_try := await self.after_receipt(result, printer)):
                return False
            printer = next_try

    async def after_receipt(self, failure: PrintError, printer: str) -> str:
        """The printer to try next; "" for whoever reads the receipt from the screen."""
        reference, others = self.application.reference, self.others(printer)
        chosen = await self.choice(
            lambda now, _typed: receipt_failed_screen(now, failure, reference, self.at, others=bool(others))
        )
        if chosen == OTHER:
            return await self.chosen_of(others) or printer
        return printer if chosen == RETRY else ""

    async def after(self, failure: PrintError, printer: str) -> str | Receipt:
        """The printer to try next, once a person has said so; or the receipt, when they photographed the codes."""
        others = self.others(printer)
        reference, parts = self.application.reference, self.codes()
        while True:
            chosen = await self.choice(
                lambda now, _typed: failed_screen(
                    now, failure, reference, self.at, others=bool(others), codes=bool(parts)
                )
            )
            if chosen == CODES:
                if await self.photograph(parts):
                    return self.delivery.confirm_screen()
            elif chosen == WAIT:
                if await self.choice(lambda now, _typed: waiting_screen(now, self.at)):
                    return printer
            elif chosen != OTHER:
                return printer
            elif named := await self.chosen_of(others):
                return named

    def others(self, printer: str) -> list[str]:
        """All printers but this one."""
        return [name for name in self.delivery.printers if name != printer]

    async def chosen_of(self, others: list[str]) -> str:
        """Which of them; "" for back."""
        if len(others) == 1:
            return others[0]
        return await self.choice(lambda now, _typed: printers_screen(now, others, self.at))

    def codes(self) -> tuple[str, ...]:
        """What can be photographed from a terminal of this size; nothing where that cannot be."""
        return self.delivery.codes(largest_version(*self.room()))

    async def photograph(self, parts: tuple[str, ...]) -> bool:
        """Code after code; whether somebody has a picture of each."""
        outcome = await self.show(lambda now, typed: codes_screen(now, parts, self.at, typed))
        return isinstance(outcome, Proceed)

    async def choice(self, build: Build) -> str:
        """The id of the card that was chosen; "" for back."""
        outcome = await self.show(build)
        return outcome.id if isinstance(outcome, Chose) else ""

"""From "I agree" to a receipt, whatever the printer does: try, explain, ask a person, try again.

The one rule: after an attempt that may have printed, only a person who has looked can let it be tried again.
"""

from collections.abc import Awaitable, Callable

from kiosk.delivery import Delivery, Receipt
from kiosk.errors import JobUncertain, PrintError
from kiosk.terminal.attempt import Attempt
from kiosk.terminal.outcome import Back, Chose, Outcome
from kiosk.terminal.screens.delivery import (
    ALL,
    OTHER,
    WAIT,
    DeliveryScreen,
    came_out_screen,
    failed_screen,
    printers_screen,
    waiting_screen,
)
from kiosk.terminal.showing import Build
from kiosk.visit.application import Application


class HandingOver:
    """One application's way to paper. `attend`: whether somebody has to be there; `at`: its step on the rail."""

    def __init__(
        self,
        application: Application,
        delivery: Delivery,
        show: Callable[[Build], Awaitable[Outcome]],
        attend: Callable[[bool], None],
        at: int,
    ) -> None:
        self.application = application
        self.delivery = delivery
        self.show = show
        self.attend = attend
        self.at = at

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
            printer = await self.after(result, printer)

    async def attempt(self, printer: str, looked: bool) -> Receipt | PrintError:
        """One attempt, watched; nobody has to be there while the printer works."""
        attempt = Attempt(self.delivery.attempt(printer, again=looked), lambda: self.delivery.pages().pages)
        self.attend(False)
        try:
            outcome = await self.show(lambda now, _typed: DeliveryScreen(now, attempt, self.at))
            if isinstance(outcome, Back):
                await attempt.give_up()
        finally:
            self.attend(True)
            if not attempt.ended():
                await attempt.give_up()
        assert attempt.result is not None
        return attempt.result

    async def after(self, failure: PrintError, printer: str) -> str:
        """The printer to try next, once a person has said so."""
        others = [name for name in self.delivery.printers if name != printer]
        reference = self.application.reference
        while True:
            chosen = await self.choice(
                lambda now, _typed: failed_screen(now, failure, reference, self.at, others=bool(others))
            )
            if chosen == WAIT:
                if await self.choice(lambda now, _typed: waiting_screen(now, self.at)):
                    return printer
            elif chosen != OTHER:
                return printer
            elif len(others) == 1:
                return others[0]
            elif named := await self.choice(lambda now, _typed: printers_screen(now, others, self.at)):
                return named

    async def choice(self, build: Build) -> str:
        """The id of the card that was chosen; "" for back."""
        outcome = await self.show(build)
        return outcome.id if isinstance(outcome, Chose) else ""

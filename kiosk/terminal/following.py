"""The errand "where is my application": number and code, the gateway's answer, and what can be done then.

The one rule: nothing typed is lost while somebody tries again; nothing of it is kept when the errand is left.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from kiosk.errors import KioskError, NotKnown
from kiosk.form.answers import Problem
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.inquiry import Inquiry
from kiosk.terminal.outcome import Answered, Chose, Outcome, Proceed
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.inquiring import LEAVE, RETRY, InquiringScreen, refused_screen
from kiosk.terminal.screens.receipt_code import ReceiptCodeScreen
from kiosk.terminal.screens.status import PAPERS, StatusScreen
from kiosk.terminal.showing import VisitEnded
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import whereabouts_of
from kiosk.visit.session import Session

Found = TypeVar("Found")


class ErrandLeft(Exception):
    """Somebody wants to do something else."""


class Following:
    """`show` shows a screen until it decides something."""

    def __init__(self, equipment: Equipment, session: Session, register: Register, show: Show) -> None:
        self.equipment = equipment
        self.session = session
        self.register = register
        self.show = show
        self.typed = ""

    async def follow(self) -> str:
        """The number of the application that papers are to be added to; "" for back. Raises VisitEnded at its end."""
        try:
            while status := await self.ask():
                match await self.show(partial(self.status_screen, status)):
                    case Chose(chosen) if chosen == PAPERS:
                        return status.registration.reference
                    case Chose():
                        raise VisitEnded
            return ""
        except ErrandLeft:
            return ""
        finally:
            self.typed = ""

    async def ask(self) -> Status | None:
        """Where it is, once number and code fit; None for back."""
        problem: Problem | None = None
        while True:
            match await self.show(partial(self.code_screen, problem), self.typed):
                case Answered(raw, (str() as reference, str() as code)):
                    self.typed, problem = raw, None
                    found = await self.ask_about(reference, code)
                    if isinstance(found, Status):
                        return found
                    if isinstance(found, KioskError):
                        problem = Problem(found.text, tuple(found.values.items()))
                case _:
                    return None

    async def ask_about(self, reference: str, code: str) -> Status | KioskError | None:
        """What the gateway says; None where nobody waits for it. Asked again as often as somebody wants."""
        while True:
            found = await inquire(self.show, partial(self.register.follow, reference, code), "find")
            if found is None or isinstance(found, Status | NotKnown):
                return found
            if not await wants_again(self.show, found):
                return None

    def code_screen(self, problem: Problem | None, now: Surroundings, typed: str) -> ReceiptCodeScreen:
        return ReceiptCodeScreen(now, "follow.title", typed, problem)

    def status_screen(self, status: Status, now: Surroundings, _typed: str) -> StatusScreen:
        today, settings = self.equipment.clock().date(), self.equipment.settings
        return StatusScreen(now, whereabouts_of(status, now.voices, today, self.session.forms.all(), settings.offices))


async def inquire(show: Show, ask: Callable[[], Found], icon: str) -> Found | KioskError | None:
    """What was found, or why not; None for whoever does not want to wait."""
    inquiry = Inquiry(ask)
    match await show(lambda now, _typed: InquiringScreen(now, inquiry, icon)):
        case Proceed():
            return inquiry.result
    return None


async def wants_again(show: Callable[..., Awaitable[Outcome]], failure: KioskError) -> bool:
    """Why there is no answer; True when somebody wants to ask once more, False for back. Raises ErrandLeft."""
    outcome = await show(lambda now, _typed: refused_screen(now, failure))
    if outcome == Chose(LEAVE):
        raise ErrandLeft
    return outcome == Chose(RETRY)

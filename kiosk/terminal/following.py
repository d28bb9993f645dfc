"""The errand "where is my application": number and code, the gateway's answer, and what can be done then.

The one rule: nothing typed is lost while somebody tries again; nothing of it is kept when the errand is left.
"""

from functools import partial

from kiosk.errors import KioskError, NotKnown
from kiosk.form.answers import Problem
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.hearable import is_hearable
from kiosk.terminal.hearing import Hearing, SignIn
from kiosk.terminal.inquiring import ErrandLeft, inquire, wants_again
from kiosk.terminal.outcome import Answered, Chose
from kiosk.terminal.papers import wanted_of
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.receipt_code import ReceiptCodeScreen
from kiosk.terminal.screens.status import END, MORE, PAPERS, StatusScreen
from kiosk.terminal.showing import VisitEnded
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.whereabouts import whereabouts_of
from kiosk.visit.late_papers import Wanted
from kiosk.visit.receipt_key import TYPED
from kiosk.visit.session import Session


class Following:
    """`show` shows a screen until it decides something. `sign_in`: where people can, None where nobody can."""

    def __init__(
        self, equipment: Equipment, session: Session, register: Register, show: Show, sign_in: SignIn | None = None
    ) -> None:
        self.equipment = equipment
        self.session = session
        self.register = register
        self.show = show
        self.sign_in = sign_in
        self.typed = self.code = ""

    async def follow(self) -> tuple[str, Wanted] | None:
        """The application that papers are to be added to; None for back. Raises VisitEnded at its end."""
        try:
            while status := await self.ask():
                match await self.tell(status):
                    case chosen if chosen == PAPERS:
                        return status.registration.reference, wanted_of(status, self.code)
                    case chosen if chosen == END:
                        raise VisitEnded
            return None
        except ErrandLeft:
            return None
        finally:
            self.typed = self.code = ""

    async def tell(self, status: Status) -> str:
        """Where it is, and what the municipality told where somebody wants to hear it: PAPERS, END, or "" for back."""
        while True:
            match await self.show(partial(self.status_screen, status)):
                case Chose(chosen) if chosen != MORE:
                    return chosen
                case Chose() if self.sign_in:
                    hearing = Hearing(self.equipment, self.show, self.sign_in, status, self.code)
                    if heard := await hearing.hear():
                        return heard
                case _:
                    return ""

    def has_more(self, status: Status) -> bool:
        """Whether the municipality may have told more than the register knows, and its owner can hear it here."""
        can_hear = self.sign_in is not None and self.equipment.sign_ins is not None
        return can_hear and self.equipment.digisos is not None and is_hearable(status)

    async def ask(self) -> Status | None:
        """Where it is, once number and code fit; None for back."""
        problem: Problem | None = None
        while True:
            match await self.show(partial(self.code_screen, problem), self.typed):
                case Answered(raw, (str() as reference, str() as code)):
                    self.typed, problem = raw, None
                    self.code = code
                    found = await self.ask_about(reference, code[:TYPED])
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
        told = whereabouts_of(status, now.voices, today, self.session.forms.all(), settings.offices)
        return StatusScreen(now, told, more=self.has_more(status))

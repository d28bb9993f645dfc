"""Late papers: the receipt of the application they go to is scanned or typed, and what Nav waits for is asked.

The one rule: the number alone is enough; whoever has no code, or gets no answer, goes on with what they have.
"""

from functools import partial

from kiosk.errors import KioskError, NotKnown
from kiosk.form.answers import Problem
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Kind, WayOut
from kiosk.form.journey import Stop
from kiosk.form.reference import Reference
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.inquiring import ErrandLeft, inquire, wants_again
from kiosk.terminal.outcome import Answered, Skipped
from kiosk.terminal.papers import wanted_of
from kiosk.terminal.questioning import Show
from kiosk.terminal.scanning import read_receipt
from kiosk.terminal.screens.asking import question_screen
from kiosk.terminal.screens.receipt_code import ReceiptCodeScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.late_papers import Wanted
from kiosk.visit.receipt_key import TYPED
from kiosk.visit.session import Session


class Late:
    """`show` shows a screen until it decides something."""

    def __init__(self, equipment: Equipment, session: Session, register: Register, show: Show) -> None:
        self.equipment, self.session, self.register, self.show = equipment, session, register, show

    async def find(self) -> bool:
        """Which application, and what Nav waits for, where that can be heard. False for back."""
        self.session.choose_errand(LATE)
        while stop := self.asked:
            match await self.show(partial(question_screen, self.equipment, self.session, stop)):
                case Answered(answer=WayOut() as answer):
                    self.session.put(stop.place, answer)
                    self.session.told = frozenset({stop.question.id})
                    return True
                case Answered(raw, str() as number):
                    if await self.hear(number, raw):
                        return True
                case _:
                    return False
        return True

    @property
    def asked(self) -> Stop | None:
        """The question of the number."""
        return next((stop for stop in self.session.journey.stops() if stop.question.kind is Kind.REFERENCE), None)

    async def hear(self, number: str, raw: str) -> bool:
        """What is known of that application. `raw`: what was typed, or scanned from its receipt. False for back."""
        reference, scanned = Reference(number.replace("-", "")), read_receipt(raw)
        key = scanned.key if scanned and scanned.reference == reference else ""
        problem: Problem | None = None
        try:
            while True:
                if not key:
                    match await self.show(partial(self.code_screen, reference, problem)):
                        case Answered(answer=(_, str() as code)):
                            key = code
                        case Skipped():
                            self.session.add_papers_to(reference)
                            return True
                        case _:
                            return False
                found = await self.ask_about(reference, key)
                if not isinstance(found, NotKnown):
                    self.session.add_papers_to(reference, wanted_of(found, key) if found else Wanted(key))
                    return True
                key, problem = "", Problem(found.text, tuple(found.values.items()))
        except ErrandLeft:
            return False

    async def ask_about(self, reference: Reference, key: str) -> Status | NotKnown | None:
        """What the gateway says; None where nobody waits for it. Asked again as often as somebody wants."""
        ask = partial(self.register.follow, reference.characters, key[:TYPED])
        while True:
            found = await inquire(self.show, ask, "find")
            if not isinstance(found, KioskError) or isinstance(found, NotKnown):
                return found
            if not await wants_again(self.show, found):
                return None

    def code_screen(
        self, reference: Reference, problem: Problem | None, now: Surroundings, typed: str
    ) -> ReceiptCodeScreen:
        return ReceiptCodeScreen(now, "late.title", typed, problem, reference, optional="late.code.help")

"""Late papers as lines: the number of the application they go to, its code where somebody has it, what Nav waits for.

The one rule: as on the screens, the number alone is enough.
"""

from kiosk.errors import KioskError, NotKnown
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Kind, WayOut
from kiosk.form.journey import Stop
from kiosk.form.reference import Reference
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.terminal.conversation import BACK, Conversation
from kiosk.terminal.papers import wanted_of
from kiosk.terminal.plain_question import PlainQuestions
from kiosk.terminal.scanning import read_receipt
from kiosk.visit.late_papers import Wanted
from kiosk.visit.receipt_key import TYPED, read_code
from kiosk.visit.session import Session


class PlainLate:
    """`questions` asks for the number, as the form does."""

    def __init__(
        self, conversation: Conversation, session: Session, questions: PlainQuestions, register: Register
    ) -> None:
        self.conversation, self.session, self.questions, self.register = conversation, session, questions, register

    def find(self) -> bool:
        """Which application, and what Nav waits for, where that can be heard. False for back."""
        self.session.choose_errand(LATE)
        stop = next((each for each in self.session.journey.stops() if each.question.kind is Kind.REFERENCE), None)
        while stop is not None:
            if not self.questions.ask_one(stop):
                return False
            if self.hear(stop):
                return True
        return True

    def hear(self, stop: Stop) -> bool:
        """What is known of that application. False for back."""
        number = self.session.journey.answer_at(stop.place)
        if not isinstance(number, str) or isinstance(number, WayOut):
            self.session.told = frozenset({stop.question.id})
            return True
        reference = Reference(number.replace("-", ""))
        while (key := self.code(reference)) is not None:
            if not key:
                self.session.add_papers_to(reference)
                return True
            found = self.ask_about(reference, key)
            if not isinstance(found, NotKnown):
                self.session.add_papers_to(reference, wanted_of(found, key) if found else Wanted(key))
                return True
            self.conversation.tell(found.text)
        return False

    def code(self, reference: Reference) -> str | None:
        """Six characters, or all sixteen where the receipt was scanned; "" for none, None for back."""
        self.conversation.tell("late.code.help")
        while typed := self.conversation.ask(lambda: self.conversation.tell("follow.code"), ("follow.help.code",)):
            if typed == BACK:
                return None
            scanned = read_receipt(typed)
            if scanned and scanned.reference != reference:
                self.conversation.tell("problem.code.other")
            elif key := scanned.key if scanned else read_code(typed):
                return key
            else:
                self.conversation.tell("problem.code.shape")
        return ""

    def ask_about(self, reference: Reference, key: str) -> Status | NotKnown | None:
        """What the gateway says; None where it says nothing of it."""
        self.conversation.tell("inquiry.wait")
        try:
            return self.register.follow(reference.characters, key[:TYPED])
        except NotKnown as failure:
            return failure
        except KioskError as failure:
            self.conversation.tell(failure.text, **failure.values)
            return None

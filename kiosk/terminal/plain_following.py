"""Where an application is, as lines: number and code from the receipt, and what the gateway says.

The one rule: the same words as on the screens; a scanner may type the receipt's code instead of a person.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.errors import KioskError
from kiosk.form.answers import Problem
from kiosk.form.forms import Forms
from kiosk.form.reference import Reference, parse_reference
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.settings import Office
from kiosk.terminal.conversation import BACK, Conversation, ConversationEnded, Option
from kiosk.terminal.hearable import is_hearable
from kiosk.terminal.papers import wanted_of
from kiosk.terminal.plain_hearing import PlainHearing, tell_whereabouts
from kiosk.terminal.scanning import read_receipt
from kiosk.terminal.whereabouts import whereabouts_of
from kiosk.visit.late_papers import Wanted
from kiosk.visit.receipt_key import TYPED, read_code

PAPERS, MORE, END = "papers", "more", "end"
HELP = ("follow.help", "follow.help.code")


class PlainFollowing:
    """Every question ends with BACK too. `hearing`: where people can sign in, None where nobody can."""

    def __init__(
        self,
        conversation: Conversation,
        register: Register,
        forms: Forms,
        offices: tuple[Office, ...],
        clock: Callable[[], datetime],
        hearing: PlainHearing | None = None,
    ) -> None:
        self.conversation = conversation
        self.hearing = hearing
        self.register = register
        self.forms = forms
        self.offices = offices
        self.clock = clock

    def follow(self) -> tuple[Reference, Wanted] | None:
        """The application that papers are to be added to; None for back. Raises ConversationEnded at its end."""
        while True:
            named = ask_receipt(self.conversation)
            if named is None:
                return None
            reference, code = named
            status = self._ask_about(reference, code[:TYPED])
            if status is None:
                continue
            self.conversation.count.ask_where()
            self._say(status)
            match self._decide(status, code):
                case "papers":
                    return reference, wanted_of(status, code)
                case "end":
                    raise ConversationEnded

    def _decide(self, status: Status, code: str) -> str:
        """PAPERS, END, or BACK; what the municipality told is said as often as somebody wants to hear it."""
        while (chosen := self._next(status)) == MORE and self.hearing:
            self.hearing.hear(status, code)
        return chosen

    def _ask_about(self, reference: Reference, code: str) -> Status | None:
        self.conversation.tell("inquiry.wait")
        try:
            return self.register.follow(reference.characters, code)
        except KioskError as failure:
            self.conversation.tell(failure.text, **failure.values)
            return None

    def _say(self, status: Status) -> None:
        voices, today = self.conversation.voices, self.clock().date()
        tell_whereabouts(self.conversation, whereabouts_of(status, voices, today, self.forms.all(), self.offices))

    def _next(self, status: Status) -> str:
        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            # Papers for what no longer counts go under another number.
            papers = [Option(PAPERS, *pair("follow.papers"))] if status.state != "void" else []
            has_more = self.hearing is not None and is_hearable(status)
            more = [Option(MORE, *pair("follow.more"))] if has_more else []
            return [*papers, *more, Option(END, *pair("follow.end"))]

        return self.conversation.choose(lambda: None, options, ("follow.status.help",))


def ask_receipt(conversation: Conversation) -> tuple[Reference, str] | None:
    """Number and code, typed one after the other, or number and the whole key, scanned at once; None for back."""
    conversation.tell("follow.title")
    while True:
        typed = conversation.ask(lambda: conversation.tell("follow.number"), HELP)
        if typed == BACK:
            return None
        if scanned := read_receipt(typed):
            return scanned.reference, scanned.key
        reference = parse_reference(typed)
        if isinstance(reference, Problem):
            conversation.tell(reference.text, **dict(reference.values))
        elif code := ask_code(conversation, reference):
            return reference, code


def ask_code(conversation: Conversation, reference: Reference) -> str:
    """The six characters of this application's receipt; "" for back."""
    while True:
        typed = conversation.ask(lambda: conversation.tell("follow.code"), HELP)
        if typed == BACK:
            return ""
        scanned = read_receipt(typed)
        if scanned and scanned.reference != reference:
            conversation.tell("problem.code.other")
            continue
        if code := scanned.code if scanned else read_code(typed):
            return code
        conversation.tell("problem.code.shape")

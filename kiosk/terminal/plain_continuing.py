"""Continuing from one's own paper, as lines: each code is a line that a scanner types.

The one rule: as on the screens, nothing of a sheet is said before the receipt's code was right.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.errors import KioskError, NotKnown
from kiosk.form.answers import Answer
from kiosk.form.definition import Question
from kiosk.form.reference import Reference
from kiosk.terminal.conversation import BACK, Conversation, Option
from kiosk.terminal.opening import Opening
from kiosk.terminal.plain_following import ask_code
from kiosk.terminal.sheets import take_code
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.paper.carrier import Gathering, Sheet

MEND, NEXT_MONTH = "mend", "next_month"


class PlainContinuing:
    """`fits`: whether a question of today takes an answer as it is."""

    def __init__(
        self,
        conversation: Conversation,
        session: Session,
        opening: Opening,
        fits: Callable[[Question, Answer], bool],
    ) -> None:
        self.conversation = conversation
        self.session = session
        self.opening = opening
        self.fits = fits

    def begin(self) -> bool:
        """From the first code to the answers brought back; False for back."""
        while self._gather():
            sheet = self._unlock()
            if sheet is not None:
                return self._decide(sheet)
        return False

    def _gather(self) -> bool:
        from kiosk.paper.carrier import Gathering

        gathering = Gathering()
        self.conversation.tell("own.title")
        while not gathering.is_complete:
            typed = self.conversation.ask(lambda: self._say_missing(gathering), ("own.help",))
            if typed == BACK:
                return False
            self.conversation.tell(take_code(gathering, typed))
        failure = self.opening.take(gathering)
        if failure:
            self.conversation.tell(failure.text, **failure.values)
        return failure is None or self._gather()

    def _say_missing(self, gathering: "Gathering") -> None:
        if not gathering.total:
            self.conversation.tell("own.hint")
        for number in gathering.missing:
            self.conversation.tell("codes.number", number=str(number), total=str(gathering.total))

    def _unlock(self) -> "Sheet | None":
        self.conversation.tell("own.code")
        while code := ask_code(self.conversation, Reference(self.opening.reference)):
            self.conversation.tell("inquiry.wait")
            try:
                return self.opening.open(code)
            except KioskError as failure:
                self.conversation.tell(failure.text, **failure.values)
                if not isinstance(failure, NotKnown):
                    return None
        return None

    def _decide(self, sheet: "Sheet") -> bool:
        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            return [Option(MEND, *pair("own.mend")), Option(NEXT_MONTH, *pair("own.next"))]

        chosen = ""
        while not chosen:
            chosen = self.conversation.choose(
                lambda: self.conversation.tell("own.purpose"), options, ("own.purpose.help",)
            )
        if chosen == BACK:
            return False
        take_over = self.session.mend if chosen == MEND else self.session.apply_again
        lost = take_over(sheet.application, self.fits)
        if lost:
            self.conversation.tell("own.lost", count=str(lost))
        return True

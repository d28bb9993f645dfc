"""What the municipality has told of an application, as lines, for the applicant who signs in on their own phone.

The one rule: the same words as on the screens, and the sign-in is forgotten once the lines are said.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from kiosk.digisos.own import Heard, Reading, Several, hear
from kiosk.digisos.sak import Sak
from kiosk.errors import KioskError
from kiosk.form.reference import Reference
from kiosk.register.model import Status
from kiosk.settings import Office
from kiosk.terminal.conversation import Conversation, Option
from kiosk.terminal.hearable import MOST, READING, named_by
from kiosk.terminal.tidings import tidings_of
from kiosk.terminal.whereabouts import Whereabouts, apart
from kiosk.visit.signed_in import SignedIn


class PlainHearing:
    """`sign_in`: who signed in on their phone, None for whoever did not; `digisos`: Fiks in their name."""

    def __init__(
        self,
        conversation: Conversation,
        sign_in: Callable[[], SignedIn | None],
        digisos: Callable[[SignedIn], Reading],
        offices: Iterable[Office],
        clock: Callable[[], datetime],
    ) -> None:
        self.conversation = conversation
        self.sign_in = sign_in
        self.digisos = digisos
        self.offices = tuple(offices)
        self.clock = clock

    def hear(self, status: Status, code: str) -> None:
        """Says what was told, or why nothing is said. `code`: as `Hearing` takes it."""
        who = self.sign_in()
        if who is None:
            return
        self.conversation.tell("inquiry.wait")
        digisos = self.digisos(who)
        try:
            found = self._found(digisos, hear(digisos, named_by(status, code), status.sent))
        except KioskError as failure:
            self.conversation.tell(READING.get(type(failure), failure.text), **failure.values)
            return
        if found:
            reference = str(Reference(status.registration.reference))
            voices, today = self.conversation.voices, self.clock().date()
            tell_whereabouts(self.conversation, tidings_of(found.statuses, reference, voices, today, self.offices))

    def _found(self, digisos: Reading, found: Heard | Several) -> Heard | None:
        if isinstance(found, Heard):
            return found
        if not found.cases:
            for text in ("follow.nothing.title", "follow.nothing.who", "follow.nothing.yet"):
                self.conversation.tell(text)
            return None
        sak = self._choose(found.cases[:MOST])
        return Heard(sak, digisos.statuses(sak)) if sak else None

    def _choose(self, cases: tuple[Sak, ...]) -> Sak | None:
        def options() -> list[Option]:
            names = apart([each.sent or each.changed for each in cases], self.conversation.voices.applicant)
            return [Option(str(place), name) for place, name in enumerate(names, 1)]

        chosen = self.conversation.choose(lambda: self.conversation.tell("follow.several.title"), options)
        return cases[int(chosen) - 1] if chosen.isdecimal() else None


def tell_whereabouts(conversation: Conversation, told: Whereabouts) -> None:
    """Says all of it, line by line."""
    conversation.say(*filter(None, told.title.text))
    for step in told.steps:
        state = conversation.voices.pair(f"status.step.{step.reached}")
        conversation.say(*(f"{a}: {b}" for a, b in zip(step.text, state, strict=True) if a))
    for line in told.lines:
        conversation.say(*filter(None, line.text))

"""Signing in on the applicant's own phone, as lines: the offer, link and code, the number, "is this you?".

The one rule: as on the screens, whatever goes wrong leads on to a name and a number that are typed.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kiosk.form.circumstances import LATE
from kiosk.form.journey import Stop
from kiosk.signin.on_phone import OnPhone, Why, can_be_tried_again
from kiosk.terminal.conversation import BACK, Conversation, Option, described
from kiosk.terminal.plain_codes import code_lines
from kiosk.terminal.taking import Taking
from kiosk.terminal.who import fault_of, first_of_who, in_groups, link_to, may_sign_in
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.signin.client import SignIns

PHONE, TYPED, YES, NO, AGAIN, WITHOUT, KEEP, OUT = (
    *("phone", "typed", "yes", "no"),
    *("again", "without", "keep", "out"),
)
HELP = ("signin.kiosk.offer.help", "term.bankid.explained")
OPENING, NEWS = 12.0, 10.0
"""Seconds in which a code must be there, and that one look at the phone takes."""


class PlainSigningIn:
    """`gateway`: as in the settings, "" where no phone is needed, because this is rehearsed.

    `takes_pages`: late papers go digitally only where their pages can be taken in.
    """

    takes_pages = False

    def __init__(
        self,
        conversation: Conversation,
        session: Session,
        taking: Taking,
        sign_ins: "Callable[[], SignIns]",
        gateway: str,
    ) -> None:
        self.conversation, self.session, self.taking = conversation, session, taking
        self.sign_ins, self.gateway = sign_ins, gateway
        self._is_closed = False

    def take(self, stop: Stop, forward: bool, ask: Callable[[Stop], bool]) -> bool:
        """One stop, entered this way: passed by where the sign-in has settled it; who somebody is comes before."""
        if stop != first_of_who(self.session):
            return self._ask_if_open(stop, forward, ask)
        if forward and not self.identify(True):
            return False
        while not self._ask_if_open(stop, forward, ask):
            if not self.identify(False):
                return False
            forward = True
        return True

    def identify(self, forward: bool) -> bool:
        """Offers to answer who somebody is. True for on, False for back."""
        can_go = self.session.errand != LATE or self.takes_pages
        is_offered = can_go and may_sign_in(self.session) and not self._is_closed
        if not (self.session.signed_in or is_offered):
            return forward
        if self.session.signed_in and forward:
            return True
        while True:
            match self._ask_person(self.session.signed_in) if self.session.signed_in else self._offer():
                case "yes" | "typed":
                    return True
                case "phone":
                    found = self._attempt()
                    if isinstance(found, SignedIn):
                        self.session.sign_in(found)
                    if found is not None:
                        return True
                case "no":
                    self.session.sign_out()
                case chosen if chosen == BACK:
                    return False

    def sign_in(self, before: SignedIn | None = None) -> SignedIn | None:
        """Who signed in and said that it is they; None for whoever goes on without. The session is not told.

        `before`: who signed in earlier, and must be who signs in now.
        """
        found = self._attempt(before)
        return found if isinstance(found, SignedIn) else None

    def unlock(self) -> None:
        """Somebody wants to change what the sign-in answered: they may sign out, and are asked anew who they are."""
        texts = ("signin.kiosk.locked.title", "signin.kiosk.locked.text", "signin.kiosk.locked.out.fact")
        if self._choose(texts, ((KEEP, "signin.kiosk.locked.keep"), (OUT, "signin.kiosk.locked.out"))) == OUT:
            self.session.sign_out()
            self.identify(forward=True)

    def _ask_if_open(self, stop: Stop, forward: bool, ask: Callable[[Stop], bool]) -> bool:
        return forward if stop.question.id in self.session.settled | self.session.told else ask(stop)

    def _offer(self) -> str:
        def options() -> list[Option]:
            pair = self.conversation.voices.pair
            offered = ((PHONE, "signin.kiosk.offer.phone"), (TYPED, "signin.kiosk.offer.typed"))
            return [Option(id, *map(described, pair(text), pair(f"{text}.fact"))) for id, text in offered]

        return self._chosen(partial(self._tell, ("signin.kiosk.offer.title", "signin.kiosk.offer.free")), options)

    def _ask_person(self, who: SignedIn) -> str:
        def show() -> None:
            self.conversation.tell("signin.kiosk.person.title")
            number = self.conversation.voices.applicant("signin.kiosk.person.number")
            self.conversation.say(*filter(None, (who.name, f"{number}: {in_groups(who.pid)}")))

        return self._chosen(show, self._options((YES, "signin.kiosk.person.yes"), (NO, "signin.kiosk.person.no")))

    def _attempt(self, before: SignedIn | None = None) -> SignedIn | Why | None:
        """Who it is, or why somebody goes on without; None for whoever did not want to wait, or is somebody else."""
        while True:
            found = self._wait_for_phone()
            if isinstance(found, SignedIn):
                fault = fault_of(found, before, self.session, self.taking)
                if fault is None:
                    return found if before or self._ask_person(found) == YES else None
                found = fault
            if found is None:
                return None
            self._is_closed = self._is_closed or found == "refused"
            texts = ("signin.kiosk.failed", f"signin.kiosk.over.{found}", f"signin.kiosk.over.{found}.do")
            again = [(AGAIN, "signin.kiosk.again")] if can_be_tried_again(found) else []
            chosen = self._choose(texts, (*again, (WITHOUT, "signin.kiosk.without")))
            if chosen != AGAIN:
                return found if chosen == WITHOUT or self._is_closed else None

    def _wait_for_phone(self) -> SignedIn | Why | None:
        """What came of one hand-off; None when somebody gave it up."""
        phone = OnPhone(self.sign_ins(), self.session.language)
        self.conversation.tell("signin.kiosk.opening")
        phone.begin()
        phone.wait_until(lambda: phone.handoff is not None, OPENING)
        try:
            if phone.handoff:
                self._show_code(phone.handoff.id)
            while phone.result is None:
                had_begun = phone.has_begun
                if self.conversation.ask(partial(self._say_state, phone), HELP) == BACK:
                    return None
                phone.wait_until(lambda: phone.has_begun and not had_begun, NEWS)  # noqa: B023 - asked at once
            return phone.result
        finally:
            phone.give_up()

    def _show_code(self, id: str) -> None:
        link = link_to(self.gateway, id)
        self.conversation.tell("plain.signin.link")
        self.conversation.say(link, "", *code_lines(link))
        if not self.gateway:
            self.conversation.tell("signin.kiosk.practice")

    def _say_state(self, phone: OnPhone) -> None:
        if phone.has_begun and phone.handoff:
            self.conversation.tell("signin.kiosk.other")
            self.conversation.tell("plain.signin.number", number=str(phone.handoff.number))
        else:
            self.conversation.tell("plain.signin.nobody")
        self.conversation.tell("plain.signin.wait")

    def _choose(self, texts: tuple[str, ...], choices: tuple[tuple[str, str], ...]) -> str:
        return self._chosen(partial(self._tell, texts), self._options(*choices))

    def _tell(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            self.conversation.tell(text)

    def _options(self, *choices: tuple[str, str]) -> Callable[[], list[Option]]:
        return lambda: [Option(id, *self.conversation.voices.pair(text)) for id, text in choices]

    def _chosen(self, show: Callable[[], None], options: Callable[[], list[Option]]) -> str:
        """An id or BACK; Enter alone chooses nothing."""
        chosen = ""
        while not chosen:
            chosen = self.conversation.choose(show, options, HELP)
        return chosen

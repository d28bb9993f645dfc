"""What the municipality has told of an application, for the applicant who signs in on their own phone to hear it.

The one rule: the sign-in is for this alone: whatever happens, it is forgotten before the screen that follows.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from kiosk.digisos.own import Heard, Reading, Several, hear
from kiosk.digisos.sak import Sak
from kiosk.errors import KioskError, SignInOver
from kiosk.form.reference import Reference
from kiosk.register.model import Status
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.hearable import MOST, READING, named_by
from kiosk.terminal.inquiring import ErrandLeft, inquire, wants_again
from kiosk.terminal.outcome import Chose
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.tidings import LEAVE, RETRY, TidingsScreen, nothing_screen, several_screen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.tidings import tidings_of
from kiosk.visit.signed_in import SignedIn

Found = TypeVar("Found")
SignIn = Callable[[], Awaitable[SignedIn | None]]
"""Who signed in on their phone; None for back."""


class Hearing:
    """`status`: of the application; `code`: all of the receipt's key where it was scanned, else the part typed."""

    def __init__(self, equipment: Equipment, show: Show, sign_in: SignIn, status: Status, code: str) -> None:
        self.equipment = equipment
        self.show = show
        self.sign_in = sign_in
        self.status = status
        self._shown = str(Reference(status.registration.reference))
        self._nav_reference = named_by(status, code)

    async def hear(self) -> str:
        """What was chosen on the last screen, PAPERS or END; "" for back. Raises ErrandLeft."""
        while True:
            match await self.find():
                case Heard() as heard:
                    return await self.tell(heard)
                case SignInOver() as over if await wants_again(self.show, over, again="follow.sign_in.again"):
                    continue
                case Several() if await self.is_anothers():
                    continue
            return ""

    async def find(self) -> Heard | Several | SignInOver | None:
        """Signs in and asks, and has forgotten the sign-in when it returns; None for back. Raises ErrandLeft."""
        who, digisos_of = await self.sign_in(), self.equipment.digisos
        if who is None or digisos_of is None:
            return None
        # Reaching Fiks takes a moment too: like the question, it waits on the inquiry's own thread.
        reach = partial(digisos_of, who)
        found = await self.ask(lambda: hear(reach(), self._nav_reference, self.status.sent))
        return await self.choose(reach, found.cases) if isinstance(found, Several) and found.cases else found

    async def ask(self, question: Callable[[], Found]) -> Found | SignInOver | None:
        """The answer, asked as often as somebody wants; None where nobody waits for it. Raises ErrandLeft."""
        while True:
            found = await inquire(self.show, question, "talk", "follow.inquiry.title")
            if not isinstance(found, KioskError) or isinstance(found, SignInOver):
                return found
            if not await wants_again(self.show, found, alert=READING.get(type(found), "")):
                return None

    async def choose(self, reach: Callable[[], Reading], cases: tuple[Sak, ...]) -> Heard | SignInOver | None:
        """Which of their own the applicant asks about, by when it was sent; None for back."""
        moments = [each.sent or each.changed for each in cases[:MOST]]
        match await self.show(lambda now, _typed: several_screen(now, moments)):
            case Chose(place):
                sak = cases[int(place)]
                return await self.ask(lambda: Heard(sak, reach().statuses(sak)))
        return None

    async def tell(self, heard: Heard) -> str:
        """Shows it until something is chosen; "" for back."""
        match await self.show(partial(self.tidings_screen, heard)):
            case Chose(chosen):
                return chosen
        return ""

    async def is_anothers(self) -> bool:
        """Who signed in has no such application: whether somebody else signs in now. Raises ErrandLeft."""
        outcome = await self.show(lambda now, _typed: nothing_screen(now))
        if outcome == Chose(LEAVE):
            raise ErrandLeft
        return outcome == Chose(RETRY)

    def tidings_screen(self, heard: Heard, now: Surroundings, _typed: str) -> TidingsScreen:
        today, offices = self.equipment.clock().date(), self.equipment.settings.offices
        return TidingsScreen(now, tidings_of(heard.statuses, self._shown, now.voices, today, offices))

"""Signing in on the applicant's own phone: the offer, the code, "is this you?", and what to do when it fails.

The one rule: nobody has to. Whatever goes wrong, one key leads on to a name and a number that are typed.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Thread

from kiosk.form.circumstances import LATE
from kiosk.signin.on_phone import OnPhone, Why
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.outcome import Chose, Outcome, Proceed
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.sign_in import AGAIN, OUT, PHONE, TYPED, WITHOUT, failed_screen, locked_screen, offer_screen
from kiosk.terminal.screens.sign_in_person import YES, PersonScreen
from kiosk.terminal.screens.sign_in_phone import PhoneScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.who import fault_of, has_typed, in_groups, may_sign_in
from kiosk.visit.session import Session
from kiosk.visit.signed_in import YOU, SignedIn

MIND = 0.5
PARTING = 0.5
"""Seconds between two looks at a phone, and for the gateway to hear that a visit has ended."""


class SigningIn:
    """`show` shows a screen until it decides something. `attend`: whether somebody has to be there from now on."""

    def __init__(self, equipment: Equipment, session: Session, show: Show, attend: Callable[[bool], None]) -> None:
        self.equipment, self.session, self.show, self.attend = equipment, session, show, attend
        self._is_closed = False
        self._phone: OnPhone | None = None
        self._parting: Thread | None = None

    @property
    def is_offered(self) -> bool:
        """Whether this applicant may sign in here. Late papers go digitally only where pages can be taken in."""
        can_go = self.session.errand != LATE or self.equipment.sources is not None
        return self.is_possible and can_go and may_sign_in(self.session)

    @property
    def is_possible(self) -> bool:
        """Whether anybody can sign in here at all, as far as is known."""
        return self.equipment.sign_ins is not None and not self._is_closed

    async def identify(self, forward: bool) -> bool:
        """Before the questions of who somebody is: offers to answer them. True for on, False for back.

        Whoever comes back after signing in is asked again whether it is they.
        """
        if not (self.session.signed_in or self.is_offered):
            return forward
        if self.session.signed_in and forward:
            return True
        at = self.step
        while True:
            if who := self.session.signed_in:
                outcome = await self.show(partial(self._person_screen, who, at))
            else:
                outcome = await self.show(partial(self._offer_screen, at))
            match outcome:
                case Chose(chosen) if chosen in (YES, TYPED):
                    return True
                case Chose(chosen) if chosen == PHONE:
                    if await self._sign_in_or_type(at):
                        return True
                case Chose():
                    self.session.sign_out()
                case _:
                    return False

    async def sign_in(self, at: int | None = None, before: SignedIn | None = None) -> SignedIn | None:
        """Who signed in and said that it is they; None for whoever goes on without. The session is not told.

        `at`: the step of the rail. `before`: who signed in earlier, and must be who signs in now.
        """
        found = await self._attempt(at, before)
        return found if isinstance(found, SignedIn) else None

    async def unlock(self) -> None:
        """Somebody wants to change what the sign-in answered: they may sign out, and are asked anew who they are."""
        if await self.show(lambda now, _typed: locked_screen(now, self.step)) == Chose(OUT):
            self.session.sign_out()
            await self.identify(forward=True)

    def part(self) -> None:
        """The visit ends: the gateway is told, if that is quick, that nobody waits for a phone any more."""
        if self._phone:
            self._give_up()
        if self._parting:
            self._parting.join(PARTING)

    @property
    def step(self) -> int | None:
        """Where on the rail it is asked who somebody is; None where it is not."""
        return next((at for at, step in enumerate(self.session.form.steps) if step.id == YOU), None)

    async def _sign_in_or_type(self, at: int | None) -> bool:
        """Whether the visit goes on, signed in or not; False for another look at the offer."""
        found = await self._attempt(at)
        if isinstance(found, SignedIn):
            self.session.sign_in(found)
        return found is not None

    async def _attempt(self, at: int | None, before: SignedIn | None = None) -> SignedIn | Why | None:
        """Who it is, or why somebody goes on without; None for whoever did not want to wait, or is somebody else."""
        while True:
            found = await self._wait_for_phone(at)
            if found is None:
                return None
            if isinstance(found, SignedIn):
                fault = fault_of(found, before, self.session, self.equipment.taking)
                if fault is None:
                    is_known = before is not None
                    return found if is_known or await self._is_meant(found, at) else None
                found = fault
            self._is_closed = self._is_closed or found == "refused"
            outcome = await self.show(partial(self._failed_screen, found, at))
            if outcome != Chose(AGAIN):
                return found if outcome == Chose(WITHOUT) or self._is_closed else None

    async def _wait_for_phone(self, at: int | None) -> SignedIn | Why | None:
        """What came of one hand-off; None when somebody gave it up. While it is open, nobody has to press a key."""
        assert self.equipment.sign_ins is not None
        phone = self._phone = OnPhone(self.equipment.sign_ins(), self.session.language)
        self.attend(False)
        minding = asyncio.create_task(self._mind(phone))
        try:
            outcome: Outcome = await self.show(
                lambda now, _typed: PhoneScreen(now, phone, self.equipment.settings.gateway, at)
            )
            return phone.result if isinstance(outcome, Proceed) else None
        finally:
            minding.cancel()
            self.attend(True)
            self._give_up()

    async def _mind(self, phone: OnPhone) -> None:
        """From its end on somebody has to be there again, whatever screen is shown."""
        while not phone.has_ended:  # noqa: ASYNC110 - it ends on a thread of its own
            await asyncio.sleep(MIND)
        self.attend(True)

    def _give_up(self) -> None:
        if self._phone:
            self._parting = self._phone.give_up()
            self._phone = None

    async def _is_meant(self, who: SignedIn, at: int | None) -> bool:
        return await self.show(partial(self._person_screen, who, at)) == Chose(YES)

    def _offer_screen(self, at: int | None, now: Surroundings, _typed: str) -> FrameScreen:
        return offer_screen(now, at, TYPED if has_typed(self.session) else None)

    def _person_screen(self, who: SignedIn, at: int | None, now: Surroundings, typed: str) -> FrameScreen:
        return PersonScreen(now, who.name, in_groups(who.pid), at, typed)

    def _failed_screen(self, why: Why, at: int | None, now: Surroundings, _typed: str) -> FrameScreen:
        return failed_screen(now, at, why)

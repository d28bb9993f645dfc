"""From "I agree" to a receipt where it goes digitally: try, explain, ask a person, try again, keep it, or paper.

The one rule: what may have arrived is never called not sent, and nothing goes another way unless a person says so.
"""

from collections.abc import Awaitable, Callable

from kiosk.delivery import Delivery, Receipt, Stopped
from kiosk.errors import KioskError
from kiosk.terminal.dispatch import BrokenOff, Dispatch
from kiosk.terminal.inquiry import Awaited
from kiosk.terminal.outcome import Chose, Outcome, Proceed
from kiosk.terminal.screens.stopped import RETRY, keeping_screen, later_screen, not_kept_screen, stopped_screen
from kiosk.terminal.screens.submitting import SubmittingScreen
from kiosk.terminal.showing import Build
from kiosk.terminal.standstill import YES
from kiosk.visit.signed_in import SignedIn

SignIn = Callable[[], Awaitable[SignedIn | None]]


class Dispatching:
    """One application's way to the municipality. `sign_in`: once more, None where it came to nothing.

    `attend`: whether somebody has to be there; `at`: its step on the rail.
    """

    def __init__(
        self,
        reference: str,
        delivery: Delivery,
        show: Callable[[Build], Awaitable[Outcome]],
        attend: Callable[[bool], None],
        at: int,
        sign_in: SignIn,
    ) -> None:
        self.reference = reference
        self.delivery = delivery
        self.show = show
        self.attend = attend
        self.at = at
        self.sign_in = sign_in

    async def receipt(self) -> Receipt | None:
        """Tries until there is one; None once it goes on paper."""
        while True:
            ended = await self.attempt()
            result = ended if isinstance(ended, Receipt) else await self.decide(ended)
            if result is None:
                self.delivery.fall_back()
            if result is None or isinstance(result, Receipt):
                return result

    async def attempt(self) -> Receipt | Stopped | BrokenOff:
        """Half a minute, watched; nobody has to be there meanwhile."""
        dispatch = Dispatch(self.delivery.submit(), late=self.delivery.is_late)
        self.attend(False)
        try:
            await self.show(lambda now, _typed: SubmittingScreen(now, dispatch, self.reference, self.at))
        finally:
            self.attend(True)
            # Whoever ends the visit meanwhile begins no other request, and does not hear how this one ends.
            dispatch.break_off()
            self.delivery.tell_of_doubt()
        assert dispatch.result is not None
        if isinstance(dispatch.result, BrokenOff):
            return BrokenOff(self.delivery.may_have_arrived, self.delivery.ways, self.delivery.is_late)
        return dispatch.result

    async def decide(self, stopped: Stopped | BrokenOff) -> Receipt | Stopped | BrokenOff | None:
        """What a person chose: the receipt of what is kept, None for paper, or what stopped: to be tried again."""
        while True:
            match await self.show(lambda now, _typed: stopped_screen(now, stopped, self.reference, self.at)):
                case Chose("paper"):
                    return None
                case Chose("sign_in"):
                    if await self.signed_in():
                        return stopped
                case Chose("later"):
                    if receipt := await self.keep():
                        return receipt
                case Chose("wait"):
                    return stopped

    async def signed_in(self) -> bool:
        """Whether the same person has signed in again."""
        who = await self.sign_in()
        if who is not None:
            self.delivery.sign_in_again(who)
        return who is not None

    async def keep(self) -> Receipt | None:
        """The receipt of what the gateway keeps, once the applicant has said yes; None for something else."""
        if await self.show(lambda now, _typed: later_screen(now, self.at)) != Chose(YES):
            return None
        while isinstance(kept := await self.kept(), KioskError):
            if not await self.keeps_trying(kept):
                return None
        return kept

    async def kept(self) -> Receipt | KioskError | None:
        """What the gateway answers; None where nobody waits for it."""
        keeping = Awaited(self.delivery.keep)
        outcome = await self.show(lambda now, _typed: keeping_screen(now, keeping))
        if outcome != Proceed():
            # Paper that is chosen next says that it may be the second.
            keeping.drop()
            return None
        return keeping.result

    async def keeps_trying(self, failure: KioskError) -> bool:
        """Whether somebody wants the gateway to be asked again."""
        outcome = await self.show(lambda now, _typed: not_kept_screen(now, failure, self.reference, self.at))
        return outcome == Chose(RETRY)

"""The visit before its first question: what somebody came for, and who helps.

The one rule: whoever applied within a day is told first that another application is not faster.
"""

from collections.abc import Awaitable, Callable

from kiosk.form.circumstances import LATE, TWICE
from kiosk.form.reference import Reference
from kiosk.terminal.continuing import Continuing
from kiosk.terminal.errands import CONTINUING, ERRANDS, FOLLOW, FOLLOWING, GO_ON, OWN, Errand
from kiosk.terminal.following import Following
from kiosk.terminal.late import Late
from kiosk.terminal.outcome import Chose, Outcome
from kiosk.terminal.roles import CHILD
from kiosk.terminal.screens.errand import errand_screen, twice_screen
from kiosk.terminal.screens.role import child_screen, role_screen, waiting_screen
from kiosk.terminal.showing import Build
from kiosk.visit.session import Session


class Beginning:
    """`pause` shows a screen on which somebody is waited for. `following`, `continuing`, `late`: where they can be."""

    def __init__(
        self,
        session: Session,
        show: Callable[[Build], Awaitable[Outcome]],
        pause: Callable[[Build], Awaitable[Outcome]],
        following: Following | None = None,
        continuing: Continuing | None = None,
        late: Late | None = None,
    ) -> None:
        self.session = session
        self.show = show
        self.pause = pause
        self.following, self.continuing, self.late = following, continuing, late

    @property
    def offered(self) -> tuple[Errand, ...]:
        """The errands there are here; the first four keep their keys."""
        return (
            *ERRANDS,
            *([FOLLOWING] if self.following else ()),
            *([CONTINUING] if self.continuing else ()),
        )

    async def choose_errand(self, forward: bool) -> bool:
        """It decides which form is asked. What was chosen before is shown to one who comes back."""
        is_continued = self.continuing is not None and self.continuing.has_begun
        if not forward and self.continuing and is_continued and await self.continuing.decide():
            return True
        chosen = None if forward else OWN if is_continued else self.session.errand
        while True:
            match await self.show(lambda now, _typed: errand_screen(now, chosen, self.offered)):
                case Chose(errand):
                    if await self.take_up(errand):
                        return True
                case _:
                    return False

    async def take_up(self, errand: str) -> bool:
        """Whatever it takes until the form of this errand can be asked; False for back."""
        if errand == FOLLOW and self.following:
            if found := await self.following.follow():
                self.session.add_papers_to(Reference(found[0]), found[1])
            return found is not None
        if errand == OWN and self.continuing:
            return await self.continuing.begin()
        decided = errand if errand != TWICE else await self.decide_to_apply_again()
        if decided == LATE and self.late:
            return await self.late.find()
        if decided:
            self.session.choose_errand(decided)
        return bool(decided)

    async def decide_to_apply_again(self) -> str:
        """The errand after the warning: late papers, or a second application all the same; "" for back."""
        match await self.show(lambda now, _typed: twice_screen(now)):
            case Chose(chosen):
                return {LATE: LATE, GO_ON: TWICE}[chosen]
        return ""

    async def choose_helper(self, _forward: bool) -> bool:
        """Role only. A child who interprets is a warning first."""
        while True:
            match await self.show(lambda now, _typed: role_screen(now, self.session.helper)):
                case Chose(role):
                    if role != CHILD or await self.child_may_interpret():
                        self.session.helper = role
                        return True
                case _:
                    return False

    async def child_may_interpret(self) -> bool:
        """Offers to wait for an interpreter; True when they go on with the child all the same."""
        match await self.show(lambda now, _typed: child_screen(now)):
            case Chose("go_on"):
                return True
            case Chose():
                await self.pause(lambda now, _typed: waiting_screen(now))
        return False

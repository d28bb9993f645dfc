"""Looking at the pages of a paper one by one: keeping, taking again, turning, covering, leaving out, moving.

The one rule: nothing is refused here: what was seen on a page is told, and whoever sits here decides.
"""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from kiosk.errors import DocumentError
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose, Proceed
from kiosk.terminal.patience import Patience
from kiosk.terminal.screens.cover import CoverScreen, areas_of
from kiosk.terminal.screens.intake_trouble import TroubleScreen
from kiosk.terminal.screens.intake_work import WorkScreen
from kiosk.terminal.screens.page import COVER, EARLIER, LATER, OUT, RETAKE, TURN, PageScreen
from kiosk.terminal.sheaf import Sheaf
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.document import Page

Given = TypeVar("Given")
CHANGING = (RETAKE, TURN, COVER)
"""What puts another page in the place of one."""
CLOSER = 640
"""Dots across the picture that is looked at closely where something is covered."""


class Leafing:
    """`retake` takes one page (from 0) of the sheaf anew, from where it came. `at`: the step of the rail."""

    def __init__(
        self,
        patience: Patience,
        sheaf: Sheaf,
        paper: Documentation,
        retake: Callable[[int], Awaitable[None]],
        at: int | None,
    ) -> None:
        self.patience, self.sheaf, self.paper, self.retake, self.at = patience, sheaf, paper, retake, at

    async def through(self, only: Sequence[Page] | None = None) -> None:
        """Page after page, from the first; `only` some of them."""
        seen = 0
        while seen < len(pages := self._chosen(only)):
            page = pages[seen]
            number = self._number(page)
            match await self.patience.show(lambda now, _typed: self._page_screen(now, number)):  # noqa: B023
                case Proceed():
                    seen += 1
                case Chose(tool):
                    await self._use(tool, number)
                    if only is not None and tool in CHANGING and number < len(self.sheaf.pages):
                        only = [self.sheaf.pages[number] if each is page else each for each in only]
                    seen = next((at for at, each in enumerate(self._chosen(only)) if each is page), seen)
                case _ if seen:
                    seen -= 1
                case _:
                    return

    def _chosen(self, only: Sequence[Page] | None) -> list[Page]:
        """Those to look at, in the order they stand in now."""
        return [page for page in self.sheaf.pages if only is None or any(page is each for each in only)]

    def _number(self, page: Page) -> int:
        return next(number for number, each in enumerate(self.sheaf.pages) if each is page)

    def _page_screen(self, now: Surroundings, number: int) -> PageScreen:
        return PageScreen(now, self.paper, self.sheaf.pages, number, self.at)

    async def _use(self, tool: str, number: int) -> None:
        sheaf = self.sheaf
        if tool == OUT:
            sheaf.leave_out(number)
        elif tool in (EARLIER, LATER):
            sheaf.move(number, number + (1 if tool == LATER else -1))
        elif tool == RETAKE:
            await self.retake(number)
        elif tool == TURN:
            await self._work(sheaf.turn(number))
        elif tool == COVER:
            await self._cover(number)

    async def _cover(self, number: int) -> None:
        page = self.sheaf.pages[number]
        closer = await self._work(self.sheaf.picture(page, CLOSER))
        if closer is None:
            return
        match await self.patience.show(lambda now, typed: CoverScreen(now, page, closer, CLOSER, self.at, typed)):
            case Chose(drawn) if areas := areas_of(drawn):
                await self._work(self.sheaf.cover(number, areas))

    async def _work(self, work: Coroutine[Any, Any, Given]) -> Given | None:
        """What the darkroom gives; None where it could not, which has been told by then."""
        try:
            return await self.patience.wait(
                work, lambda now, done: WorkScreen(now, "wait", "intake.working", done, at=self.at)
            )
        except DocumentError as trouble:
            fault: DocumentError = trouble
            pages = len(self.sheaf.pages)
            await self.patience.show(lambda now, _typed: TroubleScreen(now, fault, pages, self.at, can_retry=False))
            return None

"""Taking in the pages of a paper at the kiosk: by scanner, phone or stick, and looking at what was taken.

The one rule: nothing is refused and nothing is lost: what was seen on a page is told, and somebody decides.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from kiosk.aside import begun
from kiosk.form.definition import Documentation
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.outcome import Chose, Proceed
from kiosk.terminal.patience import Patience
from kiosk.terminal.questioning import Show
from kiosk.visit.document import Pages, Source
from kiosk.visit.late_papers import names_papers
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.documents.phone.receiving import Receiving
    from kiosk.documents.sources import Sources
    from kiosk.terminal.from_phone import FromPhone
    from kiosk.terminal.leafing import Leafing
    from kiosk.terminal.sheaf import Sheaf

PARTING = 0.5
"""Seconds for the gateway to hear that a visit has ended."""


class Capturing:
    """`show` shows a screen until it decides something. `attend`: whether somebody has to be there from now on."""

    def __init__(self, equipment: Equipment, session: Session, show: Show, attend: Callable[[bool], None]) -> None:
        self.equipment, self.session, self.show, self.attend = equipment, session, show, attend
        self.patience = Patience(show, attend)
        self._lamp = asyncio.Lock()
        self._gathering = asyncio.Event()
        self._sheaves: dict[str, Sheaf] = {}
        self._phone: FromPhone | None = None
        self._is_out = self._is_warm = False

    @property
    def offered(self) -> tuple[Source, ...]:
        """Where pages can be taken from here, in the order of the cards; nothing where there is nothing."""
        sources = self.equipment.sources
        return sources.offered if sources else ()

    def warm(self) -> None:
        """What the first page would wait for is made ready, while somebody reads what the paper must show."""
        if self.offered and not self._is_warm:
            self._is_warm = True
            # Where it fails, the first page says so.
            begun(self._sources.darkroom.warm)

    async def take(self, paper: Documentation, source: Source) -> None:
        """Pages of this paper, until somebody says that is all."""
        sheaf = self._sheaf(paper.id)
        with self.gathering():
            while True:
                before = sheaf.pages
                if not await self._take_some(sheaf, paper, source) or sheaf.pages == before:
                    return
                await self._look_at_news(sheaf, paper, before)
                if source == "phone" or not await self._wants_more(sheaf, paper, source):
                    return

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Within it pages that a phone sends are kept; others wait until it is entered again.

        Whoever saw the code could send a page at any time: nothing is to leave that came after somebody last looked.
        """
        was_entered = self._gathering.is_set()
        self._gathering.set()
        try:
            yield
        finally:
            if not was_entered:
                self._gathering.clear()

    async def look_at(self, paper: Documentation) -> None:
        """The pages of this paper, one by one; they can be turned, covered, moved and left out."""
        await self._leafing(paper).through()

    def close(self) -> None:
        """The visit ends: no phone may go on sending to it."""
        if self._phone and (parting := self._phone.close()):
            parting.join(PARTING)
        self._phone = None
        self._sheaves.clear()

    @property
    def step(self) -> int:
        """Where on the rail the papers stand: after the form's own steps; late ones where it is asked which."""
        form, application = self.session.form, self.session.forms.application
        lists = [n for n, step in enumerate(form.steps) if any(names_papers(q, application) for q in step.questions)]
        return len(form.steps) if form.documentation or not lists else lists[0]

    @property
    def _sources(self) -> "Sources":
        assert self.equipment.sources is not None
        return self.equipment.sources

    def _sheaf(self, id: str) -> "Sheaf":
        from kiosk.terminal.sheaf import Sheaf

        if id not in self._sheaves:
            self._sheaves[id] = Sheaf(self._sources.darkroom, self.session, id, self._lamp)
        return self._sheaves[id]

    def _asked_sheaf(self, id: str) -> "Sheaf | None":
        """Where a page goes that a phone sent for this documentation; nowhere if nobody asks for it any more."""
        return self._sheaf(id) if id in {each.id for each in self.session.asked_documentation()} else None

    async def _take_some(self, sheaf: "Sheaf", paper: Documentation, source: Source) -> bool:
        """Whether anything is here, and somebody did not just go back."""
        # Loaded here, as everything that only documents need: most of a visit is over before the first.
        from kiosk.terminal.from_scanner import FromScanner
        from kiosk.terminal.from_stick import FromStick

        sources, self._is_out = self._sources, False
        if source == "scanner" and sources.scanner:
            return await FromScanner(sources.scanner, self.patience, self.step).take(sheaf, paper)
        if source == "phone" and sources.phone:
            return await self._take_by_phone(sources.phone, sheaf, paper)
        if source == "stick" and sources.stick:
            stick = FromStick(sources.stick, self.patience, self.step)
            is_here, self._is_out = await stick.take(sheaf, paper), stick.is_out
            return is_here
        return False

    async def _take_by_phone(self, open: "Callable[[str], Receiving]", sheaf: "Sheaf", paper: Documentation) -> bool:
        from kiosk.terminal.from_phone import FromPhone
        from kiosk.terminal.screens.pages_here import LOOK

        if self._phone is None:
            self._phone = FromPhone(
                open,
                self._asked_sheaf,
                lambda: self.session.language,
                self.show,
                self.attend,
                self._gathering,
                rehearsed=not self.equipment.settings.gateway,
            )
        while (outcome := await self._phone.take(sheaf, paper, self.step)) == Chose(LOOK):
            await self.look_at(paper)
        return isinstance(outcome, Proceed)

    async def _look_at_news(self, sheaf: "Sheaf", paper: Documentation, before: Pages) -> None:
        """Only pages on which something was seen; those without need no key."""
        news = [page for page in sheaf.pages if page.warnings and not any(page is each for each in before)]
        if news:
            await self._leafing(paper).through(news)

    async def _wants_more(self, sheaf: "Sheaf", paper: Documentation, source: Source) -> bool:
        """What is here, and whether there is more of it."""
        from kiosk.terminal.screens.pages_here import LOOK, MORE, PagesHereScreen

        while sheaf.pages:
            outcome = await self.show(
                lambda now, _typed: PagesHereScreen(now, paper, sheaf.pages, source, self.step, is_out=self._is_out)
            )
            if outcome != Chose(LOOK):
                return outcome == Chose(MORE)
            await self.look_at(paper)
        return False

    def _leafing(self, paper: Documentation) -> "Leafing":
        from kiosk.terminal.leafing import Leafing

        sheaf = self._sheaf(paper.id)
        return Leafing(self.patience, sheaf, paper, partial(self._retake, sheaf, paper), self.step)

    async def _retake(self, sheaf: "Sheaf", paper: Documentation, number: int) -> None:
        """The page's own source takes it again, or the first there is; unless something comes, the page stays."""
        was = sheaf.pages[number].source
        sheaf.replacing = number
        try:
            await self._take_some(sheaf, paper, was if was in self.offered else self.offered[0])
        finally:
            sheaf.replacing = None

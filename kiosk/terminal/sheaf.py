"""The pages of one paper while they are taken in: developed one file after the other, and the session's at once.

The one rule: what has been taken in is kept, whatever becomes of the next page.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from kiosk.aside import aside
from kiosk.documents.darkroom import Darkroom
from kiosk.visit.document import Area, Page, Pages, Source
from kiosk.visit.session import Session

Given = TypeVar("Given")


class Sheaf:
    """`id`: of the documentation. `lamp`: who works in the darkroom now, since there is one for all papers.

    `replacing`: the page (from 0) whose place the next file takes.
    """

    def __init__(self, darkroom: Darkroom, session: Session, id: str, lamp: asyncio.Lock | None = None) -> None:
        self.darkroom, self.session, self.id = darkroom, session, id
        self.lamp = lamp or asyncio.Lock()
        self.replacing: int | None = None

    @property
    def pages(self) -> Pages:
        """In order."""
        return self.session.pages.get(self.id, ())

    async def take(self, raw: bytes, source: Source) -> Pages:
        """The pages of one file, kept; raises leaves of DocumentError, and then nothing has changed."""
        new = await self.develop(raw, source)
        self.add(new)
        return new

    async def develop(self, raw: bytes, source: Source) -> Pages:
        """The pages of one file, not kept yet. Raises leaves of DocumentError."""
        earlier = self.earlier
        return await self._work(lambda: self.darkroom.develop(raw, source, earlier))

    @property
    def earlier(self) -> list[int]:
        """Likenesses of the pages that are here, by which one is known to come twice."""
        return [page.likeness for at, page in enumerate(self.pages) if at != self.replacing]

    def add(self, new: Pages) -> None:
        """These too, or in the place of the one they replace. Raises DocumentsFull."""
        at, pages = self.replacing, self.pages
        if at is not None and at < len(pages):
            self.keep((*pages[:at], *new, *pages[at + 1 :]))
        else:
            self.keep((*pages, *new))
        self.replacing = None

    async def turn(self, at: int) -> None:
        """One page by a quarter, clockwise. Raises leaves of DocumentError."""
        page = self.pages[at]
        self.put(page, await self._work(lambda: self.darkroom.turn(page, 1)))

    async def cover(self, at: int, areas: tuple[Area, ...]) -> None:
        """These parts of a page black for good. Raises leaves of DocumentError."""
        page = self.pages[at]
        self.put(page, await self._work(lambda: self.darkroom.cover(page, areas)))

    def put(self, page: Page, instead: Page) -> None:
        """One page instead of another, wherever that stands by now."""
        self.keep(tuple(instead if each is page else each for each in self.pages))

    def leave_out(self, at: int) -> None:
        """Without this page."""
        self.keep((*self.pages[:at], *self.pages[at + 1 :]))

    def move(self, at: int, to: int) -> None:
        """One page to another place."""
        pages = list(self.pages)
        pages.insert(to, pages.pop(at))
        self.keep(tuple(pages))

    def keep(self, pages: Pages) -> None:
        """From now on these. Raises DocumentsFull."""
        self.session.enclose(self.id, pages)

    async def picture(self, page: Page, width: int) -> bytes:
        """Grey levels of a page, for a closer look. Raises leaves of DocumentError."""
        return await self._work(lambda: self.darkroom.picture(page, width))

    async def _work(self, work: Callable[[], Given]) -> Given:
        async with self.lamp:
            return await aside(work)

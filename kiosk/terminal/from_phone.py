"""Pages from the applicant's own phone: received for as long as the visit lasts, each for the paper it was sent for.

The one rule: a page that arrives while papers are gathered is kept whatever screen is shown, and nobody has to wait
for it; one that arrives later is not, for nobody would see it before it leaves.
"""

import asyncio
import time
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from kiosk.aside import aside
from kiosk.errors import DocumentError, KioskError
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Outcome
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.phone_pages import PhonePagesScreen
from kiosk.terminal.sheaf import Sheaf

if TYPE_CHECKING:
    from kiosk.documents.phone.model import Arrived
    from kiosk.documents.phone.receiving import Receiving

WITHIN = 1.0
"""Seconds that one look at what has arrived takes."""
MIND = 1.0
"""Seconds between two looks at whether somebody has to be there."""
ALONE = 300.0
"""Seconds after the last page for which nobody has to press a key here: they are busy with a phone."""


class FromPhone:
    """`open` begins to receive, the phone's page in this language. `sheaf_of`: where pages of a documentation go.

    `language`: the applicant's, now. `rehearsed`: no phone is needed. `attend`: whether somebody has to be there from
    now on. `gathering`: set while papers are gathered.
    """

    def __init__(
        self,
        open: "Callable[[str], Receiving]",
        sheaf_of: Callable[[str], Sheaf | None],
        language: Callable[[], str],
        show: Show,
        attend: Callable[[bool], None],
        gathering: asyncio.Event,
        *,
        rehearsed: bool = False,
    ) -> None:
        self.open, self.sheaf_of, self.language = open, sheaf_of, language
        self.show, self.attend, self.gathering, self.rehearsed = show, attend, gathering, rehearsed
        self.receiving: Receiving | None = None
        self.trouble: dict[str, KioskError] = {}
        self.in_hand = 0
        self._spoken = ""
        self._keeping: asyncio.Task[None] | None = None
        self._moment = 0.0

    async def take(self, sheaf: Sheaf, paper: Documentation, at: int | None) -> Outcome:
        """Until somebody says that is all. What the screen ended with."""
        receiving = self._receive(paper.id)
        self.trouble.pop(paper.id, None)
        self._moment = time.monotonic()
        self.attend(False)
        minding = asyncio.create_task(self._mind())
        try:
            return await self.show(
                lambda now, _typed: PhonePagesScreen(now, paper, receiving, sheaf, self, at, rehearsed=self.rehearsed)
            )
        finally:
            minding.cancel()
            self.attend(True)
            self.check()

    def check(self) -> None:
        """Raises what nobody expected while pages were kept."""
        if self._keeping and self._keeping.done() and not self._keeping.cancelled():
            self._keeping.result()

    def close(self) -> Thread | None:
        """Nobody waits any more. The thread that tells the gateway."""
        if self._keeping:
            self._keeping.cancel()
            self._keeping = None
        parting = self.receiving.close() if self.receiving else None
        self.receiving = None
        return parting

    def _receive(self, topic: str) -> "Receiving":
        """One slot for the visit; another where the applicant speaks another language by now, or it is over."""
        if self.receiving and (self._spoken != self.language() or self.receiving.state == "over"):
            self.close()
        if self.receiving:
            self.receiving.turn_to(topic)
            return self.receiving
        self._spoken = self.language()
        receiving = self.receiving = self.open(self._spoken)
        receiving.begin(topic)
        self._keeping = asyncio.create_task(self._keep(receiving))
        return receiving

    async def _keep(self, receiving: "Receiving") -> None:
        while True:
            arrived = await aside(lambda: receiving.next(WITHIN))
            if arrived:
                self._moment = time.monotonic()
                await self._develop(receiving, arrived)
            elif receiving.state == "over":
                return

    async def _develop(self, receiving: "Receiving", arrived: "Arrived") -> None:
        sheaf, topic = self.sheaf_of(arrived.topic), arrived.topic
        self.in_hand += 1
        try:
            if sheaf:
                new = await sheaf.develop(arrived.raw, "phone")
                await self.gathering.wait()
                sheaf.add(new)
                self.trouble.pop(topic, None)
        except DocumentError as fault:
            self.trouble[topic] = fault
        finally:
            self.in_hand -= 1
        receiving.told(arrived, usable=sheaf is not None and topic not in self.trouble)

    async def _mind(self) -> None:
        """After a while without pages somebody has to be there again, until the next page."""
        is_quiet = False
        while True:
            await asyncio.sleep(MIND)
            if (time.monotonic() - self._moment > ALONE) != is_quiet:
                is_quiet = not is_quiet
                self.attend(is_quiet)

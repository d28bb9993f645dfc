"""What a status page may offer, by what the register knows and by what is kept.

The one rule: only digital applications, only whoever has the whole key, and nothing where nobody can sign in.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.gateway.pages.offers import Offer
from kiosk.gateway.working import Work
from kiosk.register.kept import Keeping, Kept
from kiosk.register.model import Status

# A sending takes a second or two, seldom more: whoever comes back from signing in sees at once how it ended.
WAIT_SECONDS, LOOK_SECONDS = 8.0, 0.3
UNSENT = ("created", "tried", "kept")


@dataclass(frozen=True, slots=True)
class Offering:
    """`can_look`: people sign in here, and Nav is asked; `can_send`: there is a key to what is kept, too."""

    keeping: Keeping
    work: Work
    can_look: bool
    can_send: bool
    clock: Callable[[], float] = time.monotonic

    async def settle(self, status: Status) -> bool:
        """Waits a while for the end of a sending. Whether there was one, so that the status may be another now."""
        end = self.clock() + WAIT_SECONDS
        has_waited = False
        while status.kept_until and await self._is_under_way(status) and self.clock() < end:
            has_waited = True
            await asyncio.sleep(LOOK_SECONDS)
        return has_waited

    async def offered(self, status: Status, key: str) -> tuple[Status, Offer | None]:
        """The status as it is shown, and the offer beside it. `key`: "" for who typed the code."""
        if status.kept_until and status.state in UNSENT:
            return self._of_kept(status, key, await self._kept(status))
        if not self.can_look or not is_digital(status):
            return status, None
        reference = status.registration.reference
        return status, Offer("look", reference, key) if key else Offer("scan")

    def _of_kept(self, status: Status, key: str, kept: Kept | None) -> tuple[Status, Offer | None]:
        reference = status.registration.reference
        shown = replace(status, state="kept", kept_until=kept.until if kept else None)
        if kept is None or not self.can_send:
            return shown, None
        if not key:
            return shown, Offer("scan")
        return shown, Offer("wait" if kept.is_under_way else "send", reference, key, kept.fault)

    async def _is_under_way(self, status: Status) -> bool:
        kept = await self._kept(status)
        return kept is not None and kept.is_under_way

    async def _kept(self, status: Status) -> Kept | None:
        return await self.work.read(self.keeping.look, status.registration.reference)


def is_digital(status: Status) -> bool:
    """Whether Nav may have it from Fiks."""
    is_sent = status.registration.channel == "digital" or status.tried is not None or status.sent is not None
    return is_sent and status.state != "void"

"""The errand "continue from my own paper": scanned, opened with the receipt's code, and its answers brought back.

The one rule: nothing of a sheet is shown before the code was right.
"""

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from kiosk.errors import KioskError, NotKnown
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.inquiring import ErrandLeft, inquire, wants_again
from kiosk.terminal.opening import Opening
from kiosk.terminal.outcome import Answered, Chose, Proceed
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.inquiring import RETRY, refused_screen
from kiosk.terminal.screens.own import MEND, lost_screen, purpose_screen
from kiosk.terminal.screens.receipt_code import ReceiptCodeScreen
from kiosk.terminal.screens.sheet import sheet_screen
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.paper.carrier import Sheet


class Continuing:
    """`show` shows a screen until it decides something."""

    def __init__(self, equipment: Equipment, session: Session, sheets: Sheets, show: Show) -> None:
        self.equipment = equipment
        self.session = session
        self.show = show
        self.opening = Opening(sheets, equipment.register, equipment.clock)
        self.sheet: Sheet | None = None
        """What was opened, once the code was right."""

    def __repr__(self) -> str:
        return "<Continuing>"

    @property
    def has_begun(self) -> bool:
        """Whether the visit goes on from a sheet."""
        return self.sheet is not None and bool(self.session.replaces or self.session.continues)

    async def begin(self) -> bool:
        """From the first code to the answers brought back; False for back."""
        self.sheet = None
        with suppress(ErrandLeft):
            while await self.gather():
                if await self.unlock():
                    return await self.decide()
        return False

    async def decide(self) -> bool:
        """To mend it, or to apply for the next month; says how much did not fit. False for back.

        Whoever comes back and means the same finds everything as they left it.
        """
        assert self.sheet is not None
        match await self.show(lambda now, _typed: purpose_screen(now)):
            case Chose(purpose):
                if self.is_under_way(purpose):
                    return True
                take_over = self.session.mend if purpose == MEND else self.session.apply_again
                lost = take_over(self.sheet.application, self.equipment.taking.fits)
                if lost:
                    await self.show(lambda now, _typed: lost_screen(now, lost))
                return True
        return False

    def is_under_way(self, purpose: str) -> bool:
        """Whether its answers were brought back for this already, and may have been mended since."""
        assert self.sheet is not None
        earlier = self.session.replaces if purpose == MEND else self.session.continues
        return earlier == self.sheet.application.reference

    async def gather(self) -> bool:
        """Every code of one sheet that can be continued here; False for back."""
        from kiosk.paper.carrier import Gathering

        while True:
            gathering = Gathering()
            if await self.show(partial(sheet_screen, gathering)) != Proceed():
                return False
            failure = await asyncio.to_thread(self.opening.take, gathering)
            if failure is None:
                return True
            if not await self.scans_again(failure):
                return False

    async def scans_again(self, failure: KioskError) -> bool:
        """Why this sheet does not help; True when another, or the same, is to be scanned."""
        return await self.show(lambda now, _typed: refused_screen(now, failure, again="own.again")) == Chose(RETRY)

    async def unlock(self) -> bool:
        """Until the code is right; False for back."""
        problem: Problem | None = None
        typed = ""
        while True:
            match await self.show(partial(self.code_screen, problem), typed):
                case Answered(raw, (str(), str() as code)):
                    typed, problem = raw.rpartition("|")[2], None
                    found = await self.open(code)
                    if isinstance(found, KioskError):
                        problem = Problem(found.text)
                    elif found is not None:
                        self.sheet = found
                        return True
                case _:
                    return False

    async def open(self, code: str) -> "Sheet | KioskError | None":
        """The sheet, or NotKnown; None where nobody waits, or wants to try again."""
        while True:
            found = await inquire(self.show, partial(self.opening.open, code), "lock")
            if found is None or not isinstance(found, KioskError) or isinstance(found, NotKnown):
                return found
            if not await wants_again(self.show, found):
                return None

    def code_screen(self, problem: Problem | None, now: Surroundings, typed: str) -> ReceiptCodeScreen:
        return ReceiptCodeScreen(now, "own.code", typed, problem, Reference(self.opening.reference))

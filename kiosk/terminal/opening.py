"""One scanned sheet on its way to be read: what can be said without the receipt's code, and what with it.

The one rule: whoever tries codes is stopped: by the gateway, and without one after five wrong ones in a visit.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from kiosk.errors import GatewayRefused, GatewayUnreachable, KioskError, NotKnown, SheetLocked, TooManyTries
from kiosk.register.client import Register
from kiosk.register.model import Status
from kiosk.terminal.sheets import Sheets, fits_proof

if TYPE_CHECKING:
    from kiosk.paper.carrier import Gathering, Sheet

MOST_TRIES = 5
REPLACED = "own.refused.replaced"


class Opening:
    """One for each visit. Without a register only plain sheets can be opened. What it does blocks."""

    def __init__(self, sheets: Sheets, register: Register | None, clock: Callable[[], datetime]) -> None:
        self.sheets = sheets
        self.register = register
        self.clock = clock
        self.parts: tuple[str, ...] = ()
        self.reference = ""
        self.readable: Sheet | None = None
        """What stands in the sheet, as far as it can be read without the code."""
        self.wrong_codes = 0

    def __repr__(self) -> str:
        return "<Opening>"

    def take(self, gathering: "Gathering") -> KioskError | None:
        """Reads what it can of a whole sheet; why it cannot be continued here, if it cannot."""
        self.parts, self.reference, self.readable = gathering.parts, gathering.reference, None
        try:
            self.readable = self.sheets.open(self.parts)
        except SheetLocked as locked:
            return locked if self.register is None else None
        except KioskError as failure:
            return failure
        return self.refused(self.readable)

    def open(self, code: str) -> "Sheet":
        """The sheet, with this code. Raises leaves of RegisterError and SheetError, and KioskError for a refusal."""
        sheet = self.readable or self.sheets.open(self.parts, partial(self.unwrap, code))
        status = self.status(code)
        if self.readable and status is None:
            self.check(self.readable, code)
        if status is not None and status.state == "void":
            raise KioskError(text=REPLACED)
        if refused := self.refused(sheet):
            raise refused
        return sheet

    def refused(self, sheet: "Sheet") -> KioskError | None:
        """Why this sheet is not for continuing here."""
        text = self.sheets.refusal(sheet, self.clock())
        return KioskError(text=text) if text else None

    def unwrap(self, code: str, reference: str, recipient: bytes) -> bytes:
        """The content key, from the gateway."""
        assert self.register is not None
        return self.register.unwrap(reference, recipient, code)

    def status(self, code: str) -> Status | None:
        """Where the application stands; None where there is no gateway to say, or it was never told of it."""
        try:
            return self.register.follow(self.reference, code) if self.register else None
        except (GatewayUnreachable, GatewayRefused, NotKnown):
            return None

    def check(self, sheet: "Sheet", code: str) -> None:
        """By the proof in the sheet itself. Raises NotKnown for a wrong code, TooManyTries after too many."""
        if self.wrong_codes >= MOST_TRIES:
            raise TooManyTries
        if not fits_proof(sheet, code):
            self.wrong_codes += 1
            raise NotKnown

"""Data sheets as a visit meets them: how they are opened here, and why some are not.

The one rule: only who has the receipt's code sees what a sheet says; a wrong code is told from nothing else.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import TYPE_CHECKING

from kiosk.content import Content
from kiosk.errors import SheetError
from kiosk.form.forms import Forms
from kiosk.form.reference import Reference
from kiosk.settings import Settings
from kiosk.terminal.scanning import is_american, plain, read_receipt
from kiosk.visit.receipt_key import proof_of_code

if TYPE_CHECKING:
    from kiosk.paper.carrier import Gathering, Sheet, Unwrap

OLDEST = timedelta(days=180)
"""So long an application can be continued; then too much has changed."""
TAKEN, KNOWN = "own.taken", "own.known"
PAGE = re.compile(r"SK\d+:[0-9A-Z]{9}:[PCDER]")


class Sheets:
    """Built for each visit; what reads codes is loaded when the first sheet is opened, which few visits do."""

    def __init__(self, settings: Settings, content: Content, forms: Forms) -> None:
        self.settings = settings
        self.content = content
        self.forms = forms

    @classmethod
    def of(cls, settings: Settings, content: Content, forms: Forms) -> "Sheets | None":
        """None where this kiosk signs no sheets, and so trusts none as its own."""
        return cls(settings, content, forms) if settings.practice or settings.signing_key else None

    def open(self, parts: Sequence[str], unwrap: "Unwrap | None" = None) -> "Sheet":
        """Raises leaves of SheetError, SettingsError for signers that are none, and what `unwrap` raises."""
        from kiosk.paper.carrier import open_sheet, signers_of, tables_of

        tables = tables_of(self.content, *self.forms.all())
        return open_sheet(parts, tables, signers_of(self.settings), unwrap, self.settings.offices)

    def refusal(self, sheet: "Sheet", now: datetime) -> str:
        """The text id of why it cannot be continued here; "" when it can."""
        application = sheet.application
        if application.form != self.forms.application.id:
            return "own.refused.late"
        if application.practice != self.settings.practice:
            return "own.refused.practice"
        # A scripted visit says when it happens without a time zone.
        age = now.astimezone() - application.created.astimezone()
        return "own.refused.old" if age > OLDEST else ""


def fits_proof(sheet: "Sheet", code: str) -> bool:
    """Whether this is the code of the sheet's receipt, as the sheet itself can tell. `code`: six characters."""
    reference = Reference(sheet.application.reference.replace("-", ""))
    return sheet.proofs is not None and compare_digest(sheet.proofs.code, proof_of_code(reference, code))


def take_code(gathering: "Gathering", text: str) -> str:
    """Adds what a scanner read; the text id of what became of it: TAKEN, KNOWN, or why it is no part of the sheet."""
    code = plain(text)
    if is_american(code):
        return "own.keyboard"
    if read_receipt(code):
        return "own.receipt"
    if PAGE.match(code):
        return "own.page"
    try:
        return TAKEN if gathering.add(code) == "new" else KNOWN
    except SheetError as failure:
        return failure.text

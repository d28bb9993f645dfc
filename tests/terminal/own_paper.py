"""An application on its data sheet, for every test of continuing from one's own paper.

The one rule: sheets are made by the carrier itself, with the seal of practice, and scanned as a scanner would.
"""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.form.answers import Address, Answer, Name
from kiosk.form.forms import Forms
from kiosk.paper.carrier import Seal, parts_of, rehearsal_seal, tables_of
from kiosk.terminal.sheets import Sheets
from kiosk.visit.application import Application
from kiosk.visit.receipt_key import ReceiptKey
from tests.terminal.visiting import CONTENT, Desk, Hand, clock

KEY = ReceiptKey("4F7A1C9M2ZQ8W0RT")
CODE = "4F7A1C"
OWN = "W76-PNS-MCE"
KEY_CARD = "5"
MEND, NEXT_MONTH = "1", "2"
ANSWERS: dict[str, Answer] = {
    "acute_need": ("food",), "name": Name("Sara", "Test"), "address": Address("Storgata 1", "0182", "Oslo", "0301"),
    "home_kind": "rent", "rent_amount": 7500, "tax_consent": "agree", "declaration": "agree",
}  # fmt: skip


def application_of(forms: Forms, **more: object) -> Application:
    """One of Sara's, of this morning."""
    made = Application(
        reference=OWN, form=forms.application.id, version=forms.application.version, language="nb",
        helper_language="nb", helper="nav", created=clock(), office=None, practice=True, answers=ANSWERS,
        unanswered=(), documents=(("lease", "here"),), key=KEY,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def sheet_of(
    forms: Forms, application: Application | None = None, version: int = 7, seal: Seal | None = None
) -> tuple[str, ...]:
    """The texts of its codes: three or so, so that one can be missing."""
    tables = tables_of(CONTENT, *forms.all())
    return parts_of(application or application_of(forms), tables, seal or rehearsal_seal(), version=version)


def sheets_for(desk: Desk) -> Sheets:
    """How sheets are opened at this desk."""
    sheets = Sheets.of(desk.settings, CONTENT, desk.session.forms)
    assert sheets is not None
    return sheets


async def begin(hand: Hand, *, card: str = KEY_CARD) -> None:
    """From rest to the screen that waits for codes."""
    await hand.pilot.pause()
    await hand.press("space", "1", card)


async def scan(hand: Hand, parts: Sequence[str]) -> None:
    """Each of these codes, as a scanner on a port of its own gives them."""
    for part in parts:
        hand.app.take_scan(part)
        await hand.pilot.pause()
    await hand.until(lambda: True)


async def open_own(hand: Hand, parts: Sequence[str], code: str = CODE, *, card: str = KEY_CARD) -> None:
    """From rest to what it is continued for."""
    await begin(hand, card=card)
    await scan(hand, parts)
    await hand.until(lambda: hand.screen == "ReceiptCodeScreen")
    await hand.press(*code, "enter")
    await hand.until(lambda: hand.screen != "InquiringScreen")

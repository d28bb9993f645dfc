"""What a visit is equipped with: everything built in `__main__` and handed down, once for all visits.

The one rule: nothing here knows an applicant; the session, which does, is made for each visit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.delivery import Delivery
from kiosk.language.pictogram import Cells
from kiosk.language.words import Library
from kiosk.paper.raster import small_page
from kiosk.paper.rehearsal import RehearsalPrinter
from kiosk.register.client import Register
from kiosk.settings import Settings
from kiosk.terminal.drawable import EVERYTHING, Drawable
from kiosk.terminal.sheets import Sheets
from kiosk.terminal.taking import Taking
from kiosk.visit.application import Application
from kiosk.visit.document import Pages
from kiosk.visit.late_papers import Wanted
from kiosk.visit.signed_in import SignedIn
from kiosk.visit.standing import Standing

if TYPE_CHECKING:
    from kiosk.digisos.client import Digisos
    from kiosk.documents.sources import Sources
    from kiosk.insight.tally import Tally
    from kiosk.signin.client import SignIns
    from kiosk.voice.voice import Voice


@dataclass(frozen=True, slots=True)
class StaffDoor:
    """`kept`: the PIN's hash. `printers`: what they are called, in the order of the settings; `theme`: that of now."""

    kept: str
    standing: Standing
    theme: str
    printers: tuple[str, ...] = ()


class Deliver(Protocol):
    """Begins the delivery of an application by whoever signed in, with its documents: see `Outgoing.deliver`."""

    def __call__(
        self, application: Application, who: SignedIn | None, documents: Mapping[str, Pages], *, wanted: Wanted | None
    ) -> Delivery: ...


@dataclass(frozen=True, slots=True)
class Equipment:
    """`clock` is the wall's."""

    library: Library
    settings: Settings
    cells: Cells
    taking: Taking
    deliver: Deliver
    clock: Callable[[], datetime]
    drawable: Drawable = EVERYTHING
    """What this terminal can draw."""
    rehearsal: RehearsalPrinter | None = None
    """The printer whose pages are shown on the screen instead."""
    small_page: Callable[[bytes, int, int], tuple[bytes, ...]] = small_page
    """Draws a page for the screen: the PDF, the number from 0, the width in dots."""
    font_seen: Callable[[bool], None] | None = None
    """Given when the helper must first say whether the cell font is drawn right; told what they said."""
    staff: StaffDoor | None = None
    """Given where staff have a menu."""
    register: Register | None = None
    """Given where there is a gateway."""
    sign_ins: "Callable[[], SignIns] | None" = None
    """Gives the gateway's sign-ins, in practice those of the rehearsal; None where nobody can sign in on a phone."""
    digisos: "Callable[[SignedIn], Digisos] | None" = None
    """Gives Fiks Digisos in the name of who signed in; None where there is no digital route."""
    sheets: Sheets | None = None
    """Given where data sheets are printed: one's own paper can then be continued."""
    sources: "Sources | None" = None
    """Given where the pages of papers can be taken in."""
    tally: "Tally | None" = None
    """Given where visits are counted."""
    voice: "Voice | None" = None
    """Given where this machine can be heard."""

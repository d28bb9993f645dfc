"""What the front desk works with, built once by the command and handed to everything behind the screens.

The one rule: nothing here knows a case; whatever does is made for one reference and forgotten with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kiosk.desk.handover import HandOver
from kiosk.desk.lines import Line, Plan, lines_of
from kiosk.desk.reading import Reader
from kiosk.desk.registering import Registering
from kiosk.form.forms import Forms
from kiosk.form.municipality import PostalRegister
from kiosk.language.words import SOURCE, Library, Words
from kiosk.paper.handed_in import HandedIn, print_handed_in
from kiosk.settings import Office, Settings

if TYPE_CHECKING:
    from kiosk.insight.client import InsightSource
    from kiosk.paper.carrier import Sheet
    from kiosk.paper.pages import Printery
    from kiosk.paper.printer import Printer


@dataclass(frozen=True, slots=True)
class Means:
    """`open_sheet`: opens a complete data sheet; `plans`: by form id; `printer`: None in practice without one.

    `insight`: where what was counted is read; None where there is no gateway to ask.
    """

    settings: Settings
    forms: Forms
    library: Library
    postal: PostalRegister
    plans: dict[str, Plan]
    reader: Reader
    registering: Registering
    handing: HandOver
    open_sheet: "Callable[[tuple[str, ...]], Sheet]"
    printery: "Callable[[], Printery]"
    printer: "Printer | None" = None
    insight: "InsightSource | None" = None
    today: Callable[[], date] = field(default=date.today)

    @property
    def words(self) -> Words:
        """Bokmål or nynorsk."""
        code = self.settings.helper_language
        return self.library.words(code if code in ("nb", "nn") else SOURCE)

    @property
    def office(self) -> Office:
        """Where this desk stands."""
        return next(office for office in self.settings.offices if office.number == self.settings.office)

    def lines(self, sheet: "Sheet | None") -> tuple[Line, ...]:
        """The application as the caseworker reads it; an old version by the words that were published with it."""
        if sheet is None:
            return ()
        if not sheet.is_current:
            return tuple(Line("answer", line.label, line.value) for line in sheet.readable)
        form = self.forms.of(sheet.application.errand)
        return lines_of(self.plans[form.id], form, sheet.application, self.library, self.postal)

    def receipt(self, handed: HandedIn) -> bytes:
        """The receipt for what was handed in, one page as PDF. Raises PrintError."""
        return print_handed_in(self.printery(), handed)

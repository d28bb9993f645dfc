"""The digital route: what it needs, and which applications may take it.

The one rule: what may not travel is never begun; whoever asks gets paper instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.delivery.enclosing import Documents, Enclosures
from kiosk.delivery.late_submission import LateSubmission, whole_key
from kiosk.delivery.submission import ApplicationSubmission, Draw, Submission
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form
from kiosk.signin.keeping import Keeper
from kiosk.visit.application import Application
from kiosk.visit.late_papers import Wanted
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.digisos.client import Digisos
    from kiosk.digisos.patience import Patience


@dataclass(frozen=True, slots=True)
class Digital:
    """What the digital route needs, the same for every application.

    `form`: that of applications; `reach`: Fiks for whoever's token the given function says, asked before each request;
    `keeper`: where an application may be left for a day, None: nowhere; `patience`: a new one, for one application.
    """

    form: Form
    reach: "Callable[[Callable[[], str]], Digisos]"
    keeper: Keeper | None
    clock: Callable[[], datetime]
    patience: "Callable[[], Patience]"

    def takes(self, application: Application, documents: Documents, wanted: Wanted) -> bool:
        """Whether this one may go this way: an application by somebody who signed in, to an office that is known; or
        late papers of theirs, for an application that can be found.
        """
        if not application.signed_in:
            return False
        if application.errand == LATE:
            return self._takes_late(application, documents, wanted)
        from kiosk.digisos.soknad import mark_of

        return application.key is not None and mark_of(application).digital

    def begin(
        self, application: Application, who: SignedIn, draw: Draw, enclosures: Enclosures, wanted: Wanted
    ) -> Submission:
        """This one on its way. `draw` is called in another thread."""
        if application.errand == LATE:
            return LateSubmission(self, application, who, draw, enclosures, wanted)
        return ApplicationSubmission(self, application, who, draw, enclosures)

    def _takes_late(self, application: Application, documents: Documents, wanted: Wanted) -> bool:
        # A key of its own means that nobody knew the number of the application.
        is_known = application.key is None and bool(whole_key(wanted) or wanted.sent)
        return is_known and bool(documents) and not (application.discreet or application.minor)

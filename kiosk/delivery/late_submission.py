"""Late papers on the digital route: to the case at Fiks that their application became.

The one rule: papers go to a case only when it is certain which one; else they go on paper under their number.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING

from kiosk.delivery.enclosing import Enclosures
from kiosk.delivery.submission import Draw, Submission
from kiosk.digisos.outcomes import Progress
from kiosk.errors import PaperOnly
from kiosk.visit.application import Application
from kiosk.visit.late_papers import Wanted
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.receipt_key import LENGTH
from kiosk.visit.reference import Reference
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.delivery.digital import Digital
    from kiosk.digisos.late import SendingLate
    from kiosk.digisos.parcel import LateParcel
    from kiosk.digisos.sak import Sak

COVER = "ettersendelse"


class LateSubmission(Submission):
    """Papers for the application of `digital.form` that `wanted` finds."""

    def __init__(
        self,
        digital: "Digital",
        application: Application,
        who: SignedIn,
        draw: Draw,
        enclosures: Enclosures,
        wanted: Wanted,
    ) -> None:
        super().__init__(digital, application, who, draw, enclosures)
        self._wanted = wanted
        self._parcel: LateParcel | None = None

    def _begun(self) -> "Generator[Progress, None, SendingLate]":
        from kiosk.digisos.late import SendingLate

        client, parcel, patience = self._client(), self._made(), self._digital.patience()
        cases = yield from patience.tried("asking", lambda within: client.cases(within=within))
        return SendingLate(client, parcel, self._case_in(cases).digisos_id, self._digital.clock, patience)

    def _case_in(self, cases: "tuple[Sak, ...]") -> "Sak":
        """The one they belong to. Raises PaperOnly."""
        from kiosk.digisos.own import certain_case

        reference, key = Reference(self._application.reference.replace("-", "")), whole_key(self._wanted)
        found = certain_case(cases, nav_reference_of(reference, key) if key else "", self._wanted.sent)
        if found is None:
            raise PaperOnly("no case of theirs that it certainly is")
        return found

    def _let_go(self) -> None:
        self._parcel = None

    def _made(self) -> "LateParcel":
        """The parcel. Raises PaperOnly where it may not travel."""
        from kiosk.digisos.parcel import late_parcel_of

        if self._parcel is None:
            files = self._enclosures.files()
            self._parcel = late_parcel_of(self._digital.form, self._application, self._draw(COVER), files)
        return self._parcel


def whole_key(wanted: Wanted) -> str:
    """The receipt's key where all of it is known: it was scanned, not typed."""
    return wanted.key if len(wanted.key) == LENGTH else ""

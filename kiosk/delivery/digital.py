"""The digital route for one application: its parcel made and sent to the municipality, or left at the gateway.

The one rule: the parcel and its navEksternRefId are made once and go with every attempt, however often
somebody signs in.
"""

from collections.abc import AsyncGenerator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.aside import aside
from kiosk.digisos.outcomes import Outcome, Progress, Refused
from kiosk.errors import FiksError, GatewayRefused, GatewayUnreachable, ProviderRefused, RegisterError
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form
from kiosk.signin.keeping import Keeper
from kiosk.visit.application import Application
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.reference import Reference
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.digisos.client import Digisos
    from kiosk.digisos.parcel import Parcel
    from kiosk.digisos.patience import Patience
    from kiosk.digisos.sending import SendingApplication

Draw = Callable[[str], bytes]
"""Makes the printout of this name, a PDF."""


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

    def takes(self, application: Application) -> bool:
        """Whether this one may go this way: an application, by somebody who signed in, to an office that is known."""
        if application.errand == LATE or not application.signed_in or application.key is None:
            return False
        from kiosk.digisos.soknad import mark_of

        return mark_of(application).digital

    def begin(self, application: Application, who: SignedIn, draw: Draw) -> "Submission":
        """This one on its way. `draw`: is called in another thread."""
        return Submission(self, application, who, draw)


class Submission:
    """One application on the digital route. `can_be_kept`: it may be left at the gateway, as far as is known."""

    def __init__(self, digital: Digital, application: Application, who: SignedIn, draw: Draw) -> None:
        self._digital = digital
        self._application = application
        self._who = who
        self._draw = draw
        self._parcel: Parcel | None = None
        self._sending: SendingApplication | None = None
        self.can_be_kept = digital.keeper is not None
        self._may_be_kept = False
        # What a cancelled attempt still does comes to its end before another one begins.
        self._step = Lock()

    def __repr__(self) -> str:
        return f"<Submission of {self._application.reference}>"

    @property
    def may_have_arrived(self) -> bool:
        """Whether the municipality has it, or may have it."""
        return self._sending is not None and self._sending.may_have_arrived

    @property
    def may_be_there(self) -> bool:
        """Whether it may have arrived, or may be sent yet: the gateway was told to keep it, and never said no."""
        return self.may_have_arrived or self._may_be_kept

    def sign_in_again(self, who: SignedIn) -> None:
        """The next requests are made in this sign-in's name. Raises ProviderRefused where it is somebody else's."""
        if who.pid != self._who.pid:
            raise ProviderRefused("somebody else signed in")
        self._who = who

    async def attempt(self) -> AsyncGenerator[Progress | Outcome, None]:
        """Tries for half a minute and ends with the outcome; again after Delivered it only says so."""
        steps = self._attempt()
        while (step := await aside(lambda: self._next(steps))) is not None:
            yield step

    async def keep(self) -> datetime:
        """Leaves it at the gateway, sealed. Until when. Raises leaves of RegisterError, PaperOnly.

        Cancelled, it may be kept all the same.
        """
        before, self._may_be_kept = self._may_be_kept, True
        return await aside(lambda: self._keep(otherwise=before))

    def _next(self, steps: Iterator[Progress | Outcome]) -> Progress | Outcome | None:
        with self._step:
            return next(steps, None)

    def _attempt(self) -> Iterator[Progress | Outcome]:
        try:
            sending = self._sending_of(self._made())
        except FiksError as fault:
            yield Refused(self._application.reference, fault)
            return
        yield from sending.attempt()

    def _made(self) -> "Parcel":
        """The parcel, with its three PDFs. Raises PaperOnly where it may not travel."""
        from kiosk.digisos.parcel import PDFS, parcel_of

        if self._parcel is None:
            application = self._application
            assert application.key
            reference = Reference(application.reference.replace("-", ""))
            nav_reference = nav_reference_of(reference, application.key.characters)
            pdfs = tuple(self._draw(name.removesuffix(".pdf").lower()) for name in PDFS)
            self._parcel = parcel_of(self._digital.form, application, nav_reference, pdfs, {})
        return self._parcel

    def _sending_of(self, parcel: "Parcel") -> "SendingApplication":
        from kiosk.digisos.sending import SendingApplication

        if self._sending is None:
            digital = self._digital
            client = digital.reach(lambda: self._who.token)
            self._sending = SendingApplication(client, parcel, digital.clock, digital.patience())
        return self._sending

    def _keep(self, *, otherwise: bool) -> datetime:
        from kiosk.digisos.later import LONGEST, put_by

        keeper, now = self._digital.keeper, self._digital.clock()
        assert keeper
        until = (now + LONGEST).replace(microsecond=0)
        with self._step:
            parcel = self._made()
        is_told = False
        try:
            sealed = put_by(parcel, until, now, keeper.certificate())
            is_told = True
            keeper.keep(parcel.reference.replace("-", ""), sealed, until)
        except RegisterError as fault:
            self.can_be_kept = self.can_be_kept and not isinstance(fault, GatewayRefused)
            self._may_be_kept = otherwise or (is_told and isinstance(fault, GatewayUnreachable))
            raise
        return until

"""One application on the digital route: its parcel made and sent to the municipality, or left at the gateway.

The one rule: the parcel and its navEksternRefId are made once and go with every attempt, however often
somebody signs in.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.aside import aside
from kiosk.delivery.enclosing import Enclosures
from kiosk.digisos.outcomes import Delivered, Outcome, Progress, Refused
from kiosk.errors import FiksError, GatewayRefused, GatewayUnreachable, ProviderRefused, RegisterError
from kiosk.signin.keeping import MOST_SEALED
from kiosk.visit.application import Application
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.reference import Reference
from kiosk.visit.signed_in import SignedIn

if TYPE_CHECKING:
    from kiosk.delivery.digital import Digital
    from kiosk.digisos.client import Digisos
    from kiosk.digisos.parcel import Parcel
    from kiosk.digisos.sending import Sending, SendingApplication

Draw = Callable[[str], bytes]
"""Makes the printout of this name, a PDF."""
MOST_KEPT = MOST_SEALED - 50_000
"""Bytes of a parcel that may be kept: the names of its parts and the seal are around it."""


class Submission(ABC):
    """What is the same for applications and late papers. `can_be_kept`: at the gateway, as far as is known."""

    can_be_kept = False

    def __init__(
        self, digital: "Digital", application: Application, who: SignedIn, draw: Draw, enclosures: Enclosures
    ) -> None:
        self._digital = digital
        self._application = application
        self._who = who
        self._draw = draw
        self._enclosures = enclosures
        self._sending: Sending | None = None
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
        """Whether it may have arrived, or may be sent yet."""
        return self.may_have_arrived

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
        """Leaves it at the gateway, sealed. Until when. Raises leaves of RegisterError, PaperOnly."""
        raise GatewayRefused("such a one is not kept")

    def _next(self, steps: Iterator[Progress | Outcome]) -> Progress | Outcome | None:
        with self._step:
            return next(steps, None)

    def _attempt(self) -> Iterator[Progress | Outcome]:
        try:
            if self._sending is None:
                self._sending = yield from self._begun()
        except FiksError as fault:
            yield Refused(self._application.reference, fault)
            return
        for step in self._sending.attempt():
            if isinstance(step, Delivered):
                self._let_go()
            yield step

    @abstractmethod
    def _let_go(self) -> None:
        """Of what was made: it arrived."""

    @abstractmethod
    def _begun(self) -> "Generator[Progress, None, Sending]":
        """What sends it. Raises leaves of FiksError."""

    def _client(self) -> "Digisos":
        return self._digital.reach(lambda: self._who.token)


class ApplicationSubmission(Submission):
    """An application, which may be left at the gateway where there is one that keeps."""

    def __init__(
        self, digital: "Digital", application: Application, who: SignedIn, draw: Draw, enclosures: Enclosures
    ) -> None:
        super().__init__(digital, application, who, draw, enclosures)
        self._parcel: Parcel | None = None
        self._may_be_kept = False
        # A file may become smaller than its pages: what fits is known for certain once all are made.
        self.can_be_kept = digital.keeper is not None and enclosures.weight <= MOST_KEPT

    @property
    def may_be_there(self) -> bool:
        """Also where the gateway was told to keep it, and never said no."""
        return self.may_have_arrived or self._may_be_kept

    async def keep(self) -> datetime:
        """Cancelled, it may be kept all the same."""
        before, self._may_be_kept = self._may_be_kept, True
        return await aside(lambda: self._keep(otherwise=before))

    def _begun(self) -> "Generator[Progress, None, SendingApplication]":
        from kiosk.digisos.sending import SendingApplication

        yield from ()
        digital = self._digital
        return SendingApplication(self._client(), self._made(), digital.clock, digital.patience())

    def _let_go(self) -> None:
        self._parcel = None

    def _made(self) -> "Parcel":
        """The parcel, with its three PDFs. Raises PaperOnly where it may not travel."""
        from kiosk.digisos.parcel import PDFS, parcel_of

        if self._parcel is None:
            application = self._application
            assert application.key
            reference = Reference(application.reference.replace("-", ""))
            nav_reference = nav_reference_of(reference, application.key.characters)
            files = self._enclosures.files()
            pdfs = tuple(self._draw(name.removesuffix(".pdf").lower()) for name in PDFS)
            self._parcel = parcel_of(self._digital.form, application, nav_reference, pdfs, files)
            self.can_be_kept = self._digital.keeper is not None and weight(self._parcel) <= MOST_KEPT
        return self._parcel

    def _fitting(self) -> "Parcel":
        """The parcel that may be kept. Raises PaperOnly, GatewayRefused."""
        with self._step:
            parcel = self._made()
        if not self.can_be_kept:
            raise GatewayRefused("too large to be kept, or refused before")
        return parcel

    def _keep(self, *, otherwise: bool) -> datetime:
        from kiosk.digisos.later import LONGEST, put_by

        keeper, now = self._digital.keeper, self._digital.clock()
        assert keeper
        until = (now + LONGEST).replace(microsecond=0)
        try:
            parcel = self._fitting()
        except (FiksError, GatewayRefused):
            self._may_be_kept = otherwise
            raise
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


def weight(parcel: "Parcel") -> int:
    """Bytes of all that is in it."""
    enclosed = sum(len(each.content) for each in (*parcel.pdfs, *parcel.files))
    return len(parcel.soknad) + len(parcel.vedlegg) + enclosed

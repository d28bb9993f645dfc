"""The one place where an Application leaves the kiosk: sent, printed or shown as codes; the Receipt, the register told.

The one rule: delivered once. What arrived is not printed; what was or may have been printed or sent is not printed or
sent again in another way unless a person says so, and then the pages say that they may be the second.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Literal, assert_never

from kiosk.delivery.digital import Digital
from kiosk.delivery.enclosing import NONE, Bundle, Documents, Enclosures
from kiosk.delivery.press import Drawn, Pages, Press
from kiosk.delivery.printers import Printers
from kiosk.delivery.receipt import DigitalProgress, Making, Printing, Progress, Receipt, Stopped, Submitting, missing_in
from kiosk.delivery.registering import Registering
from kiosk.delivery.submission import Submission
from kiosk.digisos.outcomes import Delivered, Outcome, Refused, Unknown, Way
from kiosk.digisos.outcomes import Progress as Asked
from kiosk.errors import GatewayRefused, GatewayUnreachable, JobUncertain, PaperOnly
from kiosk.form.circumstances import LATE
from kiosk.paper.printer import Printer
from kiosk.paper.sent import Sent
from kiosk.register.client import Register
from kiosk.register.model import Channel
from kiosk.visit.application import Application
from kiosk.visit.late_papers import Wanted
from kiosk.visit.signed_in import SignedIn
from kiosk.visit.status_link import link_of

Route = Literal["digital", "paper"]


class Delivery:
    """One application on its way, under its one reference, however many attempts it takes.

    `gateway`: its address, where there is one; `register`: told what happens, unless the application goes under the
    reference of an earlier one. `note`: see `Registering`. `digital`, `who`: the digital route and who signed in, where
    there is one and somebody did. `route`: "paper" from the beginning, or from when it was chosen. `documents`: pages
    that go along, made into files by `bundle`; `wanted`: what late papers belong to.
    """

    def __init__(
        self, application: Application, press: Press, printers: Sequence[Printer], clock: Callable[[], datetime],
        register: Register | None = None, *, gateway: str = "", note: Callable[[str], None] = lambda _code: None,
        digital: Digital | None = None, who: SignedIn | None = None, documents: Documents = NONE,
        bundle: Bundle | None = None, wanted: Wanted | None = None,
    ) -> None:  # fmt: skip
        self._application = application
        # Pages of what is not asked for any more stay in the visit.
        self._documents = {id: documents[id] for id, _ in application.documents if documents.get(id)}
        self._gateway = gateway
        key = application.key
        self.registering = Registering(register, application, key, clock, note) if register and key else None
        self._drawn = Drawn(application, press, self._documents)
        self._printers = Printers(printers)
        self._clock = clock
        self._submission: Submission | None = None
        if digital and who and digital.takes(application, self._documents, wanted or Wanted()):
            enclosures = Enclosures(digital.form, self._documents, bundle)
            self._submission = digital.begin(application, who, self._drawn.case_page, enclosures, wanted or Wanted())
        self.route: Route = "digital" if self._submission else "paper"
        self.receipt: Receipt | None = None

    def __repr__(self) -> str:
        return f"<Delivery of {self._application.reference}>"

    @property
    def printers(self) -> tuple[str, ...]:
        """Names of the printers there are, the kiosk's own first."""
        return self._printers.names

    @property
    def is_late(self) -> bool:
        """Whether these are papers to an application that was handed in before."""
        return self._application.errand == LATE

    @property
    def may_have_arrived(self) -> bool:
        """Whether the municipality has it, or may have it, by what was tried digitally so far."""
        return self._submission is not None and self._submission.may_have_arrived

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be offered to whoever does not want to wait for an attempt."""
        return self._open(("wait", "paper", "later"))

    def tell_of_doubt(self) -> None:
        """Where it may have arrived and nobody knows, the register is to know at least that."""
        if self.registering and self.may_have_arrived and not self.receipt:
            self.registering.tried()

    def pages(self) -> Pages:
        """The printed set, made when first asked for and the same bytes ever after."""
        return self._drawn.pages()

    def codes(self, version: int) -> tuple[str, ...]:
        """What is photographed where nothing prints: texts, each fit for a QR code of this version (0: for none)."""
        return self._drawn.codes(version)

    async def submit(self) -> AsyncGenerator[DigitalProgress, None]:
        """Tries for half a minute and ends with the Receipt, or with Stopped and what may be done now.

        Tried again, it goes under the same navEksternRefId. After a Receipt the same one is given and nothing sent;
        once it goes on paper it is refused.
        """
        if self.receipt:
            yield self.receipt
            return
        if self._is_on_paper() or self._submission is None:
            yield self._stopped(Refused(self._application.reference, PaperOnly("it goes on paper")))
            return
        yield Making()
        try:
            async with aclosing(self._submission.attempt()) as steps:
                async for step in steps:
                    # Meanwhile a person may have chosen paper, or another attempt have been quicker.
                    if self._is_on_paper():
                        return
                    yield self.receipt or self._heard(step)
                    if self.receipt:
                        return
        finally:
            self.tell_of_doubt()

    def sign_in_again(self, who: SignedIn) -> None:
        """The next attempt is made in this sign-in's name. Raises ProviderRefused where it is somebody else's."""
        if self._submission:
            self._submission.sign_in_again(who)

    def fall_back(self) -> None:
        """It goes on paper, whatever became of the digital attempts: the pages say where one may have arrived."""
        if not self.receipt and self.route == "digital":
            self.route = "paper"
            self._drawn.tried_digitally = self._submission is not None and self._submission.may_be_there
            self.tell_of_doubt()

    async def keep(self) -> Receipt:
        """Leaves it at the gateway for a day: the applicant said yes. Raises leaves of RegisterError."""
        if self.receipt:
            return self.receipt
        if self._submission is None or self.route == "paper":
            raise GatewayRefused("it goes on paper")
        if self.registering:
            # The gateway keeps only what it knows of.
            self.registering.leaving("digital")
            if not await self.registering.is_told():
                raise GatewayUnreachable("the register does not know of it")
        return self._give("digital", kept_until=await self._submission.keep())

    async def attempt(self, printer: str | None = None, *, again: bool = False) -> AsyncGenerator[Progress, None]:
        """Tries one printer (by name; None: the kiosk's own) and ends with the Receipt, or a leaf of PrintError.

        From here on it goes on paper. After a Receipt the same one is given and nothing printed; after an attempt that
        may have printed, JobUncertain is raised and nothing sent. `again=True`, said by a person who has looked at the
        printer, prints all the same, but never what was sent digitally.
        """
        if self.receipt and (not again or self.receipt.channel == "digital"):
            yield self.receipt
            return
        if self._printers.may_have_printed and not again:
            raise JobUncertain
        self.fall_back()
        yield Making()
        pages = self.pages()
        async with aclosing(self._sent(printer, pages)) as prints:
            async for step in prints:
                if self._printers.may_have_printed and self.registering:
                    self.registering.leaving("paper")
                yield step
        yield self.confirm(self._printers.named(printer).name)

    async def print_receipt(self, printer: str | None = None) -> AsyncGenerator[Making | Printing, None]:
        """The digital receipt on paper, because somebody wants it. Raises leaves of PrintError."""
        if self.receipt is None:
            raise ValueError("nothing was delivered")
        yield Making()
        receipt = self.receipt
        sent = Sent(receipt.created, receipt.kept_until, tuple(self._documents), receipt.tried_digitally)
        page = self._drawn.receipt(sent)
        async with aclosing(self._sent(printer, page)) as prints:
            async for step in prints:
                yield step

    def confirm(self, printer: str) -> Receipt:
        """The receipt: the printer said that it was done, or a person holds the pages though the printer never did."""
        return self._out("paper", self.pages().pages, printer)

    def confirm_screen(self) -> Receipt:
        """The receipt when a person says that the codes are photographed."""
        self.fall_back()
        return self._out("screen", 0, "")

    def _is_on_paper(self) -> bool:
        return self.route == "paper"

    def _heard(self, step: Asked | Outcome) -> Submitting | Receipt | Stopped:
        """What a step means, once the register is told what it has to know."""
        match step:
            case Asked(step=name):
                if name == "sending" and self.registering:
                    self.registering.leaving("digital")
                return Submitting(step)
            case Delivered(at=at):
                return self._out("digital", 0, "", at)
            case Refused(fault=PaperOnly()):
                self.route = "paper"
                return self._stopped(step)
            case Refused() | Unknown():
                return self._stopped(step)
            case never:
                assert_never(never)

    def _stopped(self, outcome: Refused | Unknown) -> Stopped:
        return Stopped(outcome, self._open(outcome.ways), self.is_late)

    def _open(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        can_be_kept = self._submission is not None and self._submission.can_be_kept
        return tuple(way for way in ways if way != "later" or can_be_kept)

    async def _sent(self, printer: str | None, pages: Pages) -> AsyncGenerator[Printing, None]:
        """To a printer, and followed there."""
        chosen = self._printers.named(printer)
        async with aclosing(self._printers.send(chosen, pages.pdf, self._application.reference)) as states:
            async for state in states:
                yield Printing(chosen.name, state)

    def _out(self, channel: Channel, pages: int, printer: str, at: datetime | None = None) -> Receipt:
        if self.registering:
            self.registering.left(channel)
        return self._give(channel, pages, printer, at)

    def _give(
        self, channel: Channel, pages: int = 0, printer: str = "", at: datetime | None = None,
        kept_until: datetime | None = None,
    ) -> Receipt:  # fmt: skip
        application, link = self._application, link_of(self._gateway, self._application)
        self.receipt = Receipt(
            application.reference, channel, application.office, at or self._clock(), pages, printer, link,
            code=application.key.code if application.key and (link or self._drawn.has_codes) else "",
            missing=missing_in(application, channel, self._documents),
            late=self.is_late,
            documents=0 if channel == "screen" else len(self._documents),
            kept_until=kept_until,
            tried_digitally=self._drawn.tried_digitally or (kept_until is not None and self.may_have_arrived),
        )  # fmt: skip
        return self.receipt

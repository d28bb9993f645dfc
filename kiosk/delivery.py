"""The one place where an Application leaves the kiosk: printed or shown as codes, a Receipt given, the register told.

The one rule: delivered once. What was or may have been printed is not sent again unless a person says so.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol

from kiosk.errors import JobRejected, JobUncertain, PrinterStopped, PrinterUnreachable, SheetError
from kiosk.paper.printer import Printer, PrintState
from kiosk.register.client import Register
from kiosk.register.model import Channel
from kiosk.registering import Registering
from kiosk.settings import Office
from kiosk.visit.application import Application
from kiosk.visit.status_link import link_of

# From the first of these on, pages may come out even if nothing more is heard of the printer.
ON_ITS_WAY = frozenset({"sending", "waiting", "printing", "attention", "done"})


class Pages(Protocol):
    """A printed set: the document and how many pages it has."""

    @property
    def pdf(self) -> bytes: ...

    @property
    def pages(self) -> int: ...


class Press(Protocol):
    """What makes the pages of an application: `kiosk.paper.pages.Printery`, loaded only when it is needed."""

    def make(self, application: Application) -> Pages: ...

    def has_codes(self, application: Application) -> bool:
        """Whether it can be made into a data sheet: by a kiosk that signs them, of a form that has them."""

    def codes(self, application: Application, version: int) -> tuple[str, ...]:
        """The texts of its codes, each fit for a QR code of this version. Raises a SheetError."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That an application was delivered: how, where to, when, on how many pages, by which printer.

    `link`: where its status is seen; `code`: with which a person looks it up, and continues from its data sheet. Both
    are secrets of whoever has the receipt, and empty where they are of no use.
    """

    reference: str
    channel: Channel
    office: Office | None
    created: datetime
    pages: int
    printer: str
    link: str = field(default="", repr=False)
    code: str = field(default="", repr=False)

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it; `created` in ISO 8601."""
        return {**asdict(self), "created": self.created.isoformat(timespec="seconds")}


@dataclass(frozen=True, slots=True)
class Making:
    """The pages are being drawn."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a printer says of the job."""

    printer: str
    state: PrintState


Progress = Making | Printing | Receipt


class Delivery:
    """One application on its way, under its one reference, however many attempts it takes.

    `gateway`: its address, where there is one; `register`: told what happens, unless the application goes under the
    reference of an earlier one. `note`: see `Registering`.
    """

    def __init__(
        self,
        application: Application,
        press: Press,
        printers: Sequence[Printer],
        clock: Callable[[], datetime],
        register: Register | None = None,
        *,
        gateway: str = "",
        note: Callable[[str], None] = lambda _code: None,
    ) -> None:
        self._application = application
        self._gateway = gateway
        key = application.key
        self.registering = Registering(register, application, key, clock, note) if register and key else None
        self._press = press
        self._printers = tuple(printers)
        self._known = {printer.name: printer for printer in reversed(self._printers)}
        self._clock = clock
        self._pages: Pages | None = None
        self._sent = False
        self.receipt: Receipt | None = None

    def __repr__(self) -> str:
        return f"<Delivery of {self._application.reference}>"

    @property
    def printers(self) -> tuple[str, ...]:
        """Names of the printers there are, the kiosk's own first."""
        return tuple(printer.name for printer in self._printers)

    def pages(self) -> Pages:
        """The printed set, made when first asked for and the same bytes ever after."""
        if self._pages is None:
            self._pages = self._press.make(self._application)
        return self._pages

    async def attempt(self, printer: str | None = None, *, again: bool = False) -> AsyncGenerator[Progress, None]:
        """Tries one printer (by name; None: the kiosk's own) and ends with the Receipt, or a leaf of PrintError.

        After a Receipt the same one is given and nothing printed; after an attempt that may have printed, JobUncertain
        is raised and nothing sent. `again=True`, said by a person who has looked at the printer, prints all the same.
        """
        if self.receipt and not again:
            yield self.receipt
            return
        if self._sent and not again:
            raise JobUncertain
        yield Making()
        pages = self.pages()
        chosen = self._printer(printer)
        async with aclosing(self._send(chosen, pages)) as states:
            async for state in states:
                if self._sent and self.registering:
                    self.registering.leaving("paper")
                yield Printing(chosen.name, state)
        yield self.confirm(chosen.name)

    def confirm(self, printer: str) -> Receipt:
        """The receipt: the printer said that it was done, or a person holds the pages though the printer never did."""
        return self._receipt("paper", self.pages().pages, printer)

    def codes(self, version: int) -> tuple[str, ...]:
        """What is photographed where nothing prints: texts, each fit for a QR code of this version (0: for none).

        None where this kiosk signs no data sheets, or the terminal is too small for them.
        """
        if not version or not self._press.has_codes(self._application):
            return ()
        try:
            return self._press.codes(self._application, version)
        except SheetError:
            return ()

    def confirm_screen(self) -> Receipt:
        """The receipt when a person says that the codes are photographed."""
        return self._receipt("screen", 0, "")

    def _receipt(self, channel: Channel, pages: int, printer: str) -> Receipt:
        application = self._application
        if self.registering:
            self.registering.left(channel)
        link = link_of(self._gateway, application)
        self.receipt = Receipt(
            reference=application.reference,
            channel=channel,
            office=application.office,
            created=self._clock(),
            pages=pages,
            printer=printer,
            link=link,
            code=application.key.code if application.key and (link or self._press.has_codes(application)) else "",
        )
        return self.receipt

    async def _send(self, printer: Printer, pages: Pages) -> AsyncGenerator[PrintState, None]:
        """Follows the job; remembers that it was sent, unless the printer is known not to have it."""
        before = self._sent
        try:
            async with closing(printer.print(pages.pdf, self._application.reference)) as states:
                async for state in states:
                    self._sent = self._sent or state.stage in ON_ITS_WAY
                    yield state
        except (PrinterUnreachable, PrinterStopped, JobRejected):
            self._sent = before
            raise

    def _printer(self, name: str | None) -> Printer:
        """The printer of this name, the kiosk's own without one. Raises PrinterUnreachable when there is none.

        A printer may get a better name once it has answered; it is found by the old one too.
        """
        self._known |= {printer.name: printer for printer in reversed(self._printers)}
        found = self._known.get(name) if name else next(iter(self._printers), None)
        if found is None:
            raise PrinterUnreachable
        return found


@asynccontextmanager
async def closing(states: AsyncIterator[PrintState]) -> AsyncIterator[AsyncIterator[PrintState]]:
    """Ends the printer's own iterator with ours, so that a visit that is broken off withdraws its job."""
    try:
        yield states
    finally:
        if isinstance(states, AsyncGenerator):
            await states.aclose()

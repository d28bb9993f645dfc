"""The printers a delivery may use: found by name, given a job, followed to its end.

The one rule: whether something may have come out is remembered, and taken back only when a printer certainly has not
got it.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager

from kiosk.errors import JobRejected, PrinterStopped, PrinterUnreachable
from kiosk.paper.printer import Printer, PrintState

# From the first of these on, pages may come out even if nothing more is heard of the printer.
ON_ITS_WAY = frozenset({"sending", "waiting", "printing", "attention", "done"})


class Printers:
    """Those of one delivery, the kiosk's own first. `may_have_printed`: see the rule."""

    def __init__(self, printers: Sequence[Printer]) -> None:
        self._printers = tuple(printers)
        self._known = {printer.name: printer for printer in reversed(self._printers)}
        self.may_have_printed = False

    @property
    def names(self) -> tuple[str, ...]:
        """As they are called now."""
        return tuple(printer.name for printer in self._printers)

    def named(self, name: str | None) -> Printer:
        """The printer of this name, the kiosk's own without one. Raises PrinterUnreachable when there is none.

        A printer may get a better name once it has answered; it is found by the old one too.
        """
        self._known |= {printer.name: printer for printer in reversed(self._printers)}
        found = self._known.get(name) if name else next(iter(self._printers), None)
        if found is None:
            raise PrinterUnreachable
        return found

    async def send(self, printer: Printer, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """Follows the job. Raises leaves of PrintError; closing it withdraws the job."""
        before = self.may_have_printed
        try:
            async with closing(printer.print(pdf, title)) as states:
                async for state in states:
                    self.may_have_printed = self.may_have_printed or state.stage in ON_ITS_WAY
                    yield state
        except (PrinterUnreachable, PrinterStopped, JobRejected):
            self.may_have_printed = before
            raise


@asynccontextmanager
async def closing(states: AsyncIterator[PrintState]) -> AsyncIterator[AsyncIterator[PrintState]]:
    """Ends the printer's own iterator with ours, so that a visit that is broken off withdraws its job."""
    try:
        yield states
    finally:
        if isinstance(states, AsyncGenerator):
            await states.aclose()

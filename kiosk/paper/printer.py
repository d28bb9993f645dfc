"""Any printer: what it says while it prints, and how to get one from the address in the settings.

The one rule: a printer is given bytes and gives back states; it never sees an answer, a name or a file.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import urlsplit

from kiosk.settings.printers import check_printer

PrintStage = Literal["checking", "sending", "waiting", "printing", "attention", "done"]


@dataclass(frozen=True, slots=True)
class PrintState:
    """Where a print stands. `reason` is a text id ("printer.paper_out") or empty; `page` counts sheets already out.

    "attention": the printer has the job and goes on by itself when somebody has mended what `reason` names.
    """

    stage: PrintStage
    reason: str = ""
    page: int | None = None


class Printer(Protocol):
    """What delivery asks for. `name` is shown to the helper; a better one may come with the printer's answer."""

    @property
    def name(self) -> str: ...

    def print(self, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """Prints once, ending after "done". `title` reaches the printer's log and panel: keep it neutral.

        Raises PrinterUnreachable, PrinterStopped or JobRejected when nothing was printed and a retry is safe, and
        JobUncertain when it may still come out. Closing the iterator or cancelling the task withdraws the job.
        """
        ...


class NetworkPrinter:
    """The printer at an ipp:// or ipps:// address. Raises SettingsError when it is no such address.

    What speaks to it takes longer to load than the first screen may take to appear: it is loaded, beside whatever
    goes on, when something is printed.
    """

    def __init__(self, uri: str) -> None:
        check_printer(uri, "printer")
        self._uri = uri
        self._speaking: Printer | None = None

    @property
    def name(self) -> str:
        """What it calls itself, once it has answered."""
        return self._speaking.name if self._speaking else urlsplit(self._uri).hostname or self._uri

    async def print(self, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """See Printer.print."""
        if self._speaking is None:
            self._speaking = await asyncio.to_thread(speaking_to, self._uri)
        states = self._speaking.print(pdf, title)
        del pdf
        async with aclosing(states):
            async for state in states:
                yield state


def speaking_to(uri: str) -> Printer:
    """The printer at this address, and what speaks to it loaded."""
    from kiosk.paper.ipp_printer import IppPrinter

    return IppPrinter(uri)

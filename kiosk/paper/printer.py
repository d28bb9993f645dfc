"""Any printer: what it says while it prints, and how to get one from the address in the settings.

The one rule: a printer is given bytes and gives back states; it never sees an answer, a name or a file.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Literal, Protocol

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

    name: str

    def print(self, pdf: bytes, title: str) -> AsyncGenerator[PrintState, None]:
        """Prints once, ending after "done". `title` reaches the printer's log and panel: keep it neutral.

        Raises PrinterUnreachable, PrinterStopped or JobRejected when nothing was printed and a retry is safe, and
        JobUncertain when it may still come out. Closing the iterator or cancelling the task withdraws the job.
        """
        ...


def printer_for(uri: str) -> Printer:
    """The printer at this ipp:// or ipps:// address. Raises SettingsError when it is no such address."""
    # Loaded here because the HTTP client takes longer to load than the first screen may take to appear.
    from kiosk.paper.ipp_printer import IppPrinter

    return IppPrinter(uri)

"""The rehearsal scanner: gives practice pages after a believable pause, and fails when told to.

The one rule: what it gives says PRACTICE.
"""

from collections import deque
from collections.abc import Sequence
from threading import Event
from typing import Literal

from kiosk.documents.scanner.scanner import Abilities, Bed, Scan
from kiosk.errors import ScannerAway, ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed, ScannerJammed, ScannerOpen

Fault = Literal["away", "busy", "empty", "jammed", "open", "failed"]
FAULTS: dict[Fault, type[ScannerError]] = {
    "away": ScannerAway, "busy": ScannerBusy, "empty": ScannerEmpty,
    "jammed": ScannerJammed, "open": ScannerOpen, "failed": ScannerFailed,
}  # fmt: skip


class RehearsalScanner:
    """`pages`: documentation and number of each practice page that lies in its feeder, the first of them on its glass.

    The pages after those lie there for the next scan: nobody practises with one page that comes twice.
    `faults` are met one per scan, in order, a jam after the first page; after them every scan succeeds. `pause`:
    seconds a page takes.
    """

    def __init__(
        self,
        pages: Sequence[tuple[str, int]] = (("payslip", 1), ("payslip", 2)),
        *,
        faults: Sequence[Fault] = (),
        pause: float = 1.5,
    ) -> None:
        self.name = "PRACTICE"
        self._pages = deque(pages)
        self._step = len(pages)
        self._faults = list(faults)
        self._pause = pause

    def abilities(self) -> Abilities:
        """See Scanner.abilities."""
        return Abilities(("feeder", "glass"), loaded=True)

    def scan(self, source: Bed | None = None) -> Scan:
        """See Scanner.scan."""
        fault = self._faults.pop(0) if self._faults else None
        return RehearsalScan(self, 1 if source == "glass" else self._step, fault, self._pause)

    def give(self) -> bytes:
        """The next page, in whose place one lies down that was not there before."""
        # Drawing is loaded here because only practice ever needs it.
        from kiosk.documents.example import example_page

        documentation, number = self._pages.popleft()
        self._pages.append((documentation, number + self._step))
        return example_page(documentation, number)


class RehearsalScan:
    """See Scan. `pages`: so many are scanned."""

    def __init__(self, scanner: RehearsalScanner, pages: int, fault: Fault | None, pause: float) -> None:
        self._scanner = scanner
        self._pages = pages
        self._fault = fault
        self._pause = pause
        self._given = 0
        self._closed = Event()

    def __iter__(self) -> "RehearsalScan":
        return self

    def __next__(self) -> bytes:
        if self._closed.wait(self._pause):
            raise StopIteration
        if self._fault and (self._given or self._fault != "jammed"):
            raise FAULTS[self._fault]
        if self._given == self._pages:
            raise StopIteration
        self._given += 1
        return self._scanner.give()

    def close(self) -> None:
        """See Scan.close."""
        self._closed.set()

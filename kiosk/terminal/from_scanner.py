"""Pages from the scanner beside the kiosk: put in, scanned, and each shown as it comes.

The one rule: whatever the scanner does, the pages it has given are kept, and there is another way.
"""

import asyncio

from kiosk.aside import aside
from kiosk.documents.scanner.scanner import Abilities, Bed, Scan, Scanner
from kiosk.errors import DocumentError, KioskError, ScannerEmpty, ScannerError
from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.patience import Patience
from kiosk.terminal.persevering import persevere
from kiosk.terminal.screens.intake_work import WorkScreen
from kiosk.terminal.screens.scan import ScanScreen
from kiosk.terminal.sheaf import Sheaf
from kiosk.terminal.surroundings import Surroundings


class FromScanner:
    """`at`: the step of the rail."""

    def __init__(self, scanner: Scanner, patience: Patience, at: int | None) -> None:
        self.scanner, self.patience, self.at = scanner, patience, at
        self._scan: Scan | None = None

    async def take(self, sheaf: Sheaf, paper: Documentation) -> bool:
        """One stack, or one page from the glass; whether pages came or were there before."""
        return await persevere(lambda: self._attempt(sheaf, paper), sheaf, self.patience, self.at)

    async def _attempt(self, sheaf: Sheaf, paper: Documentation) -> KioskError | None:
        """Why it came to nothing or to less than there is; None where it went well, or nobody wants to."""
        try:
            abilities = await self.patience.wait(
                aside(self.scanner.abilities),
                lambda now, done: WorkScreen(now, "scan", "intake.scan.asking", done, at=self.at),
            )
        except ScannerError as fault:
            return fault
        if abilities is None:
            return None
        match await self.patience.show(lambda now, _typed: self._ready_screen(now, paper, abilities)):
            case Chose(bed):
                return await self._run(sheaf, "glass" if bed == "glass" else "feeder")
        return None

    def _ready_screen(self, now: Surroundings, paper: Documentation, abilities: Abilities) -> ScanScreen:
        return ScanScreen(now, paper, abilities.sources, self.at)

    async def _run(self, sheaf: Sheaf, bed: Bed) -> KioskError | None:
        before = len(sheaf.pages)
        return await self.patience.wait(
            self._scan_all(sheaf, bed),
            lambda now, done: WorkScreen(
                now,
                "scan",
                "intake.scan.going",
                done,
                at=self.at,
                pages=lambda: sheaf.pages[before:],
                count="intake.wait" if bed == "glass" else "intake.scan.page",
            ),
            self._stop,
        )

    async def _scan_all(self, sheaf: Sheaf, bed: Bed) -> KioskError | None:
        """The next page is on its way while the one before it is developed."""
        count = 0
        try:
            scan = self._scan = await aside(lambda: self.scanner.scan(bed))
            coming = self._next(scan)
            while (raw := await coming) is not None:
                coming = self._next(scan)
                await sheaf.take(raw, "scanner")
                count += 1
        except (ScannerError, DocumentError) as fault:
            return fault
        finally:
            self._stop()
        return None if count else ScannerEmpty()

    def _next(self, scan: Scan) -> "asyncio.Task[bytes | None]":
        """The next page, on its way. Nobody may come to ask for it, whatever becomes of it."""
        coming = asyncio.create_task(aside(lambda: next(scan, None)))
        coming.add_done_callback(lambda task: task.cancelled() or task.exception())
        return coming

    def _stop(self) -> None:
        if self._scan:
            self._scan.close()
            self._scan = None

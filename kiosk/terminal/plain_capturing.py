"""Taking in pages as lines: scanned, from a phone or from a stick; what was seen on them is told in words.

The one rule: as on the screens, nothing is refused, and what was taken in is kept whatever comes next.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from kiosk.aside import begun
from kiosk.errors import DocumentError, KioskError, ScannerError, StickError
from kiosk.form.definition import Documentation
from kiosk.terminal.advice import advice
from kiosk.terminal.conversation import BACK, Conversation, Option, described, pick
from kiosk.terminal.plain_photos import DONE, PlainPhotos
from kiosk.visit.document import Page, Source
from kiosk.visit.session import Session

if TYPE_CHECKING:
    from kiosk.documents.phone.model import Arrived
    from kiosk.documents.scanner.scanner import Bed, Scanner
    from kiosk.documents.sources import Sources
    from kiosk.documents.stick.stick import Stick
    from kiosk.terminal.sheaf import Sheaf


def window() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size().columns


class PlainCapturing:
    """`columns`: how wide the terminal is, for the code."""

    def __init__(
        self, conversation: Conversation, session: Session, sources: "Sources", columns: Callable[[], int] = window
    ) -> None:
        self.conversation, self.session, self.sources, self.columns = conversation, session, sources, columns
        self._photos: PlainPhotos | None = None
        self._is_warm = False

    @property
    def offered(self) -> tuple[Source, ...]:
        """Where pages can be taken from here."""
        return self.sources.offered

    def warm(self) -> None:
        """What the first page would wait for is made ready, while somebody reads what the paper must show."""
        if self.offered and not self._is_warm:
            self._is_warm = True
            # Where it fails, the first page says so.
            begun(self.sources.darkroom.warm)

    def take(self, paper: Documentation, source: Source) -> None:
        """Pages of this paper, until somebody says that is all."""
        sheaf, sources = self._sheaf(paper.id), self.sources
        if source == "scanner" and sources.scanner:
            self._take_scans(sheaf, sources.scanner)
        elif source == "stick" and sources.stick:
            self._take_files(sheaf, sources.stick)
        elif source == "phone" and sources.phone:
            self._photos = self._photos or PlainPhotos(
                self.conversation, self.session, sources.phone, self._keep_photo, self.columns
            )
            self._photos.take(sheaf)
        if sheaf.pages:
            self.look_at(paper)

    def look_at(self, paper: Documentation) -> None:
        """What was seen on each page; a number leaves that page out, Enter goes on."""
        sheaf = self._sheaf(paper.id)
        while pages := sheaf.pages:
            options = [Option(str(number), str(number)) for number in range(1, len(pages) + 1)]
            typed = self.conversation.ask(partial(self._tell_pages, pages))
            if typed in ("", BACK):
                return
            if chosen := pick(typed, options):
                for number in sorted({int(each) for each in chosen}, reverse=True):
                    sheaf.leave_out(number - 1)
            else:
                self.conversation.tell("plain.not_there")

    def close(self) -> None:
        """The visit ends: no phone may go on sending to it."""
        if self._photos:
            self._photos.close()

    def _sheaf(self, id: str) -> "Sheaf":
        from kiosk.terminal.sheaf import Sheaf

        return Sheaf(self.sources.darkroom, self.session, id)

    def _tell_pages(self, pages: tuple[Page, ...]) -> None:
        tell = self.conversation.tell
        tell("plain.intake.came", number=str(len(pages)))
        for number, page in enumerate(pages, 1):
            if page.findings:
                tell("plain.intake.page", number=str(number))
            for kind in page.findings:
                titles = self.conversation.voices.pair(f"finding.{kind}.title")
                texts = self.conversation.voices.pair(advice(kind, page.source))
                self.conversation.say(*filter(None, map(described, titles, texts)))
        tell("plain.intake.out")

    def _keep(self, sheaf: "Sheaf", raw: bytes, source: Source) -> bool:
        """Whether it could be used; if not, why is told."""
        try:
            sheaf.add(self.sources.darkroom.develop(raw, source, sheaf.earlier))
        except DocumentError as fault:
            self._tell_fault(fault)
            return False
        return True

    def _keep_photo(self, arrived: "Arrived") -> bool:
        """Whether it could be used, for the paper it was sent for."""
        return self._keep(self._sheaf(arrived.topic), arrived.raw, "phone")

    def _tell_fault(self, fault: KioskError) -> None:
        self.conversation.tell(fault.text)

    def _choose(self, show: Callable[[], None], *choices: tuple[str, str]) -> str:
        pair = self.conversation.voices.pair
        return self.conversation.choose(show, lambda: [Option(id, *pair(text)) for id, text in choices])

    def _take_scans(self, sheaf: "Sheaf", scanner: "Scanner") -> None:
        """Scan after scan; Enter begins, and once pages have come it is done."""
        try:
            beds = scanner.abilities().sources
        except ScannerError as fault:
            self._tell_fault(fault)
            return

        before = len(sheaf.pages)

        def show() -> None:
            is_begun = len(sheaf.pages) > before
            for text in ("plain.intake.scanned",) if is_begun else ("intake.scan.title", "plain.intake.scan"):
                self.conversation.tell(text)
            if sheaf.pages:
                self.conversation.tell("plain.intake.came", number=str(len(sheaf.pages)))

        while True:
            done = [(DONE, "intake.done")] if sheaf.pages else []
            chosen = self._choose(show, *((bed, f"intake.scan.{bed}") for bed in beds), *done)
            if chosen in (BACK, DONE) or (not chosen and len(sheaf.pages) > before):
                return
            self._scan(sheaf, scanner, next((bed for bed in beds if bed == chosen), beds[0]))

    def _scan(self, sheaf: "Sheaf", scanner: "Scanner", bed: "Bed") -> None:
        scan = scanner.scan(bed)
        try:
            self.conversation.tell("intake.scan.going")
            for raw in scan:
                if not self._keep(sheaf, raw, "scanner"):
                    return
                self.conversation.tell("plain.intake.came", number=str(len(sheaf.pages)))
        except ScannerError as fault:
            self._tell_fault(fault)
        finally:
            scan.close()

    def _take_files(self, sheaf: "Sheaf", stick: "Stick") -> None:
        try:
            stick.sticks()
            files = stick.files()
            # Ids that no number is, since numbers choose by place.
            options = [Option(f"file{file.id}", f"{file.name}, {file.changed:%d.%m.%Y}") for file in files]
            typed = self.conversation.ask(partial(self._list_files, options))
            for id in pick(typed, options):
                self._keep(sheaf, stick.read(int(id.removeprefix("file"))), "stick")
        except StickError as fault:
            self._tell_fault(fault)
            return
        with suppress(StickError):
            stick.eject()
            self.conversation.tell("intake.stick.out")

    def _list_files(self, options: list[Option]) -> None:
        self.conversation.tell("plain.intake.files" if options else "intake.stick.nothing")
        self.conversation.list(options)

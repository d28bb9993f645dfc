"""A scanner of SANE's, through the hands: what the visit may not run itself.

The one rule: what the hands answer is checked like what a stranger says.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock

from kiosk.aside import in_time
from kiosk.documents.naming import shown
from kiosk.documents.scanner.scanner import MOST_PAGES, Abilities, Bed, Scan
from kiosk.documents.sniffing import kind_seen
from kiosk.errors import DocumentError, ScannerAway, ScannerEmpty, ScannerError, ScannerFailed, StickError
from kiosk.visit.companion import Answer, Companion, CompanionGone

NAME = 40
# Seconds: that the hands may take for an answer; that one look for the page lasts.
ASKING, LOOK = 45.0, 0.3
# Seconds that whoever ends a scan is kept waiting.
AT_ONCE = 0.5


class SaneScanner:
    """`device`: what it is called, for the helper: the hands know it themselves."""

    def __init__(self, hands: Companion, device: str) -> None:
        self.name = shown(device, NAME)
        self._hands = hands

    def abilities(self) -> Abilities:
        """See Scanner.abilities. SANE does not tell whether a page lies in the feeder."""
        told = asked(self._hands, "scanner.beds").about.get("beds")
        beds: tuple[Bed, ...] = ("glass", "feeder")
        sources = tuple(bed for bed in beds if isinstance(told, list) and bed in told)
        if not sources:
            raise ScannerFailed("it has no bed")
        return Abilities(sources, loaded=None if "feeder" in sources else False)

    def scan(self, source: Bed | None = None) -> Scan:
        """See Scanner.scan. None: the feeder, and where it is empty the glass."""
        return SaneScan(self._hands, lambda: self.abilities().sources if source is None else (source,))


class SaneScan:
    """See Scan. `ask_beds`: where to scan from, the glass only when the feeder is empty."""

    def __init__(self, hands: Companion, ask_beds: Callable[[], tuple[Bed, ...]]) -> None:
        self._hands = hands
        self._ask_beds = ask_beds
        self._beds: list[Bed] = []
        self._pages = 0
        self._over = Event()
        self._lock = Lock()
        self._is_running = False

    def __iter__(self) -> "SaneScan":
        return self

    def __next__(self) -> bytes:
        if self._over.is_set() or (self._pages and self._beds[0] == "glass"):
            raise StopIteration
        if self._pages >= MOST_PAGES:
            raise ScannerFailed("page after page")
        try:
            self._beds = self._beds or sorted(self._ask_beds())
            page = self._page(self._beds[0])
        except ScannerEmpty:
            return self._end_of_feeder()
        if page is None:
            raise StopIteration
        if kind_seen(page) is None:
            raise ScannerFailed("what it gives is no page")
        self._pages += 1
        return page

    def close(self) -> None:
        """See Scan.close. Whoever waits for a page stops the scanner, at the next look."""
        self._over.set()
        in_time(self._stop_quietly, AT_ONCE)

    def _end_of_feeder(self) -> bytes:
        if self._pages:
            raise StopIteration
        if self._beds == ["feeder"] or self._beds == ["glass"]:
            raise ScannerEmpty
        self._beds = ["glass"]
        return next(self)

    def _page(self, bed: Bed) -> bytes | None:
        """None: nobody wants it any more."""
        with self._lock:
            asked(self._hands, "scanner.begin", bed=bed)
            self._is_running = True
            try:
                while not self._over.is_set():
                    answer = asked(self._hands, "scanner.page", seconds=LOOK)
                    if answer.blobs:
                        self._is_running = False
                        return answer.blobs[0]
            except ScannerError:
                self._is_running = False
                raise
            self._stop()
            return None

    def _stop_quietly(self) -> None:
        with self._lock, suppress(ScannerError):
            self._stop()

    def _stop(self) -> None:
        if self._is_running:
            self._is_running = False
            asked(self._hands, "scanner.stop")


def asked(hands: Companion, name: str, **about: str | float) -> Answer:
    """What the hands answer. Raises leaves of ScannerError."""
    try:
        return hands.ask(name, about, seconds=ASKING)
    except CompanionGone:
        raise ScannerAway("there are no hands") from None
    except (DocumentError, StickError):
        raise ScannerFailed("that is no word of a scanner's") from None

"""A scanner that speaks eSCL (AirScan, Mopria) over HTTP: what it can do, and a scan from it.

The one rule: it is asked what it can do once a visit, and how it is every time.
"""

from collections.abc import Callable
from time import monotonic, sleep

from kiosk.documents.scanner.escl_abilities import Known, read_capabilities
from kiosk.documents.scanner.escl_link import EsclLink
from kiosk.documents.scanner.escl_scan import WORD, EsclScan, ask_status
from kiosk.documents.scanner.scanner import Abilities, Bed, Scan
from kiosk.documents.scanner.tree import MOST_BYTES
from kiosk.errors import ScannerFailed


class EsclScanner:
    """`url`: see EsclLink. `clock`, `pause`: the seconds that pass while a busy scanner is waited for."""

    def __init__(
        self, url: str, *, clock: Callable[[], float] = monotonic, pause: Callable[[float], object] = sleep
    ) -> None:
        self.name = ""
        self._url = url
        self._clock = clock
        self._pause = pause
        self._known: Known | None = None

    def abilities(self) -> Abilities:
        """See Scanner.abilities."""
        link = EsclLink(self._url)
        known, status = self._ask_known(link), ask_status(link)
        beds = tuple(known.means)
        if not status.loaded:
            beds = tuple(sorted(beds, key=lambda bed: bed == "feeder"))
        return Abilities(beds, status.loaded if "feeder" in beds else False)

    def scan(self, source: Bed | None = None) -> Scan:
        """See Scanner.scan. Nothing is asked before the first `next`."""
        link = EsclLink(self._url)
        return EsclScan(link, lambda: self._ask_known(link), source, self._clock, self._pause)

    def _ask_known(self, link: EsclLink) -> Known:
        if self._known is None:
            reply = link.ask("GET", "/ScannerCapabilities", within=WORD, most=MOST_BYTES)
            if reply.status != 200:
                raise ScannerFailed(f"answered {reply.status}")
            self._known = read_capabilities(reply.body)
            self.name = self._known.name
        return self._known

"""One eSCL job: ordered once the scanner is free, its pages fetched as they are scanned.

The one rule: a job that was begun is fetched to its end or cancelled, whatever happens, so that no scanner stays busy.
"""

from collections.abc import Callable
from functools import partial
from threading import Event

from kiosk.aside import in_time
from kiosk.documents.scanner.escl_abilities import Known, order
from kiosk.documents.scanner.escl_link import EsclLink, Reply
from kiosk.documents.scanner.escl_status import Status, read_status
from kiosk.documents.scanner.scanner import MOST_BYTES, MOST_PAGES, Bed
from kiosk.documents.scanner.tree import MOST_BYTES as MOST_XML
from kiosk.documents.sniffing import kind_seen
from kiosk.errors import ScannerBusy, ScannerEmpty, ScannerError, ScannerFailed

# Seconds: for a word; for one page, warming up included; for whoever scans just now to be done; for a cancellation.
WORD, PAGE, PATIENCE, PARTING = 10.0, 90.0, 12.0, 2.0
# Seconds that whoever ends a scan is kept waiting.
AT_ONCE = 0.5
CREATED, GONE, UNAVAILABLE = 201, (404, 410), 503


class EsclScan:
    """See Scan."""

    def __init__(
        self,
        link: EsclLink,
        ask_known: Callable[[], Known],
        source: Bed | None,
        clock: Callable[[], float],
        pause: Callable[[float], object],
    ) -> None:
        self._link = link
        self._ask_known = ask_known
        self._bed: Bed | None = source
        self._clock = clock
        self._pause = pause
        self._job = ""
        self._pages = 0
        self._over = Event()

    def __iter__(self) -> "EsclScan":
        return self

    def __next__(self) -> bytes:
        if self._over.is_set() or (self._pages and self._bed == "glass"):
            self.close()
            raise StopIteration
        try:
            page = self._next_page(self._begin() if not self._job else self._bed or "glass")
        except BaseException:
            was_closed = self._over.is_set()
            self.close()
            if was_closed:
                raise StopIteration from None
            raise
        if page is None:
            raise StopIteration
        return page

    def close(self) -> None:
        """See Scan.close."""
        self._over.set()
        job, self._job = self._job, ""
        if job:
            self._link.shut()
            in_time(partial(quietly_ask, self._link, job), AT_ONCE)

    def _begin(self) -> Bed:
        """Orders the job, once the scanner is free. Raises leaves of ScannerError."""
        known = self._ask_known()
        bed = self._bed = self._choose(known)
        reply = self._patiently(
            lambda: self._link.ask("POST", "/ScanJobs", order(known, bed), within=WORD * 3, most=MOST_XML)
        )
        if reply.status != CREATED or not reply.location:
            raise ask_status(self._link).fault(bed) or ScannerFailed(f"answered {reply.status} to an order")
        self._job = reply.location
        self._refuse_if_over()
        return bed

    def _choose(self, known: Known) -> Bed:
        """Where to scan from, where nothing is in the way. Raises leaves of ScannerError."""
        until = self._clock() + PATIENCE
        while True:
            status = ask_status(self._link)
            bed = self._bed or chosen(known, status)
            if bed not in known.means:
                raise ScannerFailed("it has no such bed")
            fault = status.fault(bed)
            if not fault:
                return bed
            if not isinstance(fault, ScannerBusy) or self._clock() > until:
                raise fault
            self._wait(1.0)

    def _next_page(self, bed: Bed) -> bytes | None:
        """None: that was all. Raises leaves of ScannerError."""
        if self._pages >= MOST_PAGES:
            raise ScannerFailed("page after page")
        reply = self._patiently(self._fetch, PAGE)
        if reply.status in GONE:
            self._job = ""
            self._refuse_end(bed)
            return None
        if reply.status != 200:
            fault = ask_status(self._link).fault(bed)
            if isinstance(fault, ScannerEmpty) and self._pages:
                self.close()
                return None
            raise fault or ScannerFailed(f"answered {reply.status} for a page")
        if kind_seen(reply.body) is None:
            raise ScannerFailed("what it gives is no page")
        self._pages += 1
        return reply.body

    def _fetch(self) -> Reply:
        return self._link.ask("GET", f"{self._job}/NextDocument", within=PAGE, most=MOST_BYTES)

    def _refuse_end(self, bed: Bed) -> None:
        """Raises what ended it before its time: an end is told as if there were simply no more pages."""
        fault = ask_status(self._link).fault(bed)
        if isinstance(fault, ScannerEmpty | ScannerBusy) and self._pages:
            return
        if fault or not self._pages:
            raise fault or (ScannerEmpty() if bed == "feeder" else ScannerFailed("no page"))

    def _patiently(self, ask: Callable[[], Reply], seconds: float = PATIENCE) -> Reply:
        """Asks until the answer is not that it is busy. Raises ScannerBusy."""
        until = self._clock() + seconds
        while (reply := ask()).status == UNAVAILABLE:
            if self._clock() > until:
                raise ScannerBusy
            self._wait(reply.retry_after)
        return reply

    def _wait(self, seconds: float) -> None:
        self._pause(seconds)
        self._refuse_if_over()

    def _refuse_if_over(self) -> None:
        """Raises ScannerError when nobody wants the page any more."""
        if self._over.is_set():
            raise ScannerError


def chosen(known: Known, status: Status) -> Bed:
    """The feeder when a page lies or sticks in it, or there is nothing else; the glass otherwise."""
    has_pages = status.loaded or status.is_feeder_stuck or "glass" not in known.means
    return "feeder" if "feeder" in known.means and has_pages else "glass"


def ask_status(link: EsclLink) -> Status:
    """Raises ScannerAway or ScannerFailed."""
    reply = link.ask("GET", "/ScannerStatus", within=WORD, most=MOST_XML)
    if reply.status == UNAVAILABLE:
        return Status("Processing")
    if reply.status != 200:
        raise ScannerFailed(f"answered {reply.status}")
    return read_status(reply.body)


def quietly_ask(link: EsclLink, job: str) -> None:
    """Cancels the job; one that is over is gone already."""
    try:
        link.ask("DELETE", job, within=PARTING, most=MOST_XML)
    except ScannerError:
        return

"""What has been scanned of one reference: codes, page pictures, the opened data sheet, and where it stands.

The one rule: a case is of one reference; what belongs to another is never taken, and nothing of it stays after `close`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Literal

from kiosk.desk.keyboard import Code, DataPart, ReceiptLink, TrackingCode, read_code
from kiosk.desk.reading import Page
from kiosk.errors import KioskError, RegisterError, SheetError, SheetMixed
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference
from kiosk.paper.carrier import Gathering
from kiosk.register.model import Status

if TYPE_CHECKING:
    from kiosk.paper.carrier import Sheet

Given = DataPart | TrackingCode | ReceiptLink | Reference
Verdict = Literal["none", "gathering", "ready", "open", "refused"]
"""Of the data sheet: no code seen; some missing; all there and not opened yet; opened, signature good; `fault` says why
not."""
LATE, RECEIPT = "E", "R"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a scan. `is_new`: seen for the first time; `other`: it is of this reference and was not taken."""

    is_new: bool
    other: Reference | None = None
    fault: KioskError | None = None


class Case:
    """One reference on the desk. `open_parts`: how a complete data sheet is opened.

    `pages`: page pictures in the order they came; `sheet`: once opened; `fault`: why it could not be, a leaf of
    SheetError or RegisterError; `status`: what the register says, put here by Registering.
    """

    def __init__(self, reference: Reference, open_parts: "Callable[[tuple[str, ...]], Sheet]") -> None:
        self.reference = reference
        self._open_parts = open_parts
        self._lock = Lock()
        self._is_closed = False
        self._empty()

    def _empty(self) -> None:
        self.sheet: Sheet | None = None
        self.fault: KioskError | None = None
        self.status: Status | None = None
        self._gathering = Gathering()
        self._seen: set[Given] = set()
        self._pages: dict[tuple[str, ...], Page] = {}

    def __repr__(self) -> str:
        return f"<Case {self.reference}>"

    def take(self, given: Given) -> Taken:
        """One scan. Never raises: a code that does not fit comes back as `fault` (a leaf of SheetError)."""
        reference = given if isinstance(given, Reference) else given.reference
        if reference != self.reference:
            return Taken(False, other=reference)
        try:
            is_new = self._take_part(given) if isinstance(given, DataPart) else self._take_other(given)
        except SheetError as fault:
            return Taken(False, fault=fault)
        return Taken(is_new)

    def _take_part(self, part: DataPart) -> bool:
        """Raises a leaf of SheetError."""
        with self._lock:
            return self._gathering.add(part.text) == "new"

    def _take_other(self, given: TrackingCode | ReceiptLink | Reference) -> bool:
        """Raises SheetMixed for a page of another printing."""
        if isinstance(given, TrackingCode) and given.pages and self.pages_total not in (0, given.pages):
            raise SheetMixed
        is_new = given not in self._seen
        self._seen.add(given)
        return is_new

    def take_page(self, page: Page) -> tuple[Taken, ...]:
        """A page picture and its codes. Kept when one of the codes is of this reference, or when it has none."""
        codes = codes_of(page)
        mine = [code for code in codes if code.reference == self.reference]
        if mine or not codes:
            # A page scanned again is seen in its newest picture; pages without a code are told apart by nothing.
            self._pages[page.codes if mine else (f"{len(self._pages)}",)] = page
        return tuple(self.take(code) for code in codes)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Page pictures in the order they came."""
        return tuple(self._pages.values())

    def open(self) -> None:
        """Opens the data sheet once all parts are there; asks the gateway for the key if it is encrypted: call it off
        the screen's thread. Never raises: see `sheet` and `fault`. Harmless before that and afterwards; what only the
        gateway stood in the way of is tried again.
        """
        with self._lock:
            parts = self._gathering.parts if self._gathering.is_complete else ()
        if not parts or self.sheet is not None or isinstance(self.fault, SheetError):
            return
        sheet, fault = self._opened(parts)
        with self._lock:
            if not self._is_closed:
                self.sheet, self.fault = sheet, fault

    def _opened(self, parts: tuple[str, ...]) -> "tuple[Sheet | None, KioskError | None]":
        try:
            sheet = self._open_parts(parts)
        except (SheetError, RegisterError) as fault:
            return None, fault
        # What was signed leads, not what stands before the colons.
        if sheet.application.reference != str(self.reference):
            return None, SheetMixed()
        return sheet, None

    @property
    def verdict(self) -> Verdict:
        """How far the data sheet has come."""
        if self.sheet is not None:
            return "open"
        if self.fault is not None:
            return "refused"
        if not self._gathering.total:
            return "none"
        return "ready" if self._gathering.is_complete else "gathering"

    @property
    def missing_parts(self) -> tuple[int, ...]:
        """Numbers of data codes not seen yet, from 1; () when none is known to be missing."""
        return self._gathering.missing

    @property
    def parts_total(self) -> int:
        """How many data codes there are; 0 before the first."""
        return self._gathering.total

    @property
    def missing_pages(self) -> tuple[int, ...]:
        """Numbers of pages of the set not seen yet, from 1; () before the first page code."""
        here = {code.page for code in self._seen if isinstance(code, TrackingCode)}
        return tuple(number for number in range(1, self.pages_total + 1) if number not in here)

    @property
    def pages_total(self) -> int:
        """How many pages the set has; 0 before the first page code."""
        return max((code.pages for code in self._seen if isinstance(code, TrackingCode)), default=0)

    @property
    def is_late(self) -> bool:
        """Whether these are papers to an earlier application, as far as page codes tell. Not with its own pages."""
        kinds = {code.kind for code in self._seen if isinstance(code, TrackingCode)}
        return LATE in kinds and kinds <= {LATE, RECEIPT} and not self.parts_total

    def close(self) -> None:
        """Forgets everything, also what is being opened right now."""
        with self._lock:
            self._is_closed = True
            self._empty()


def codes_of(page: Page) -> list[Code]:
    """Our codes on a page; whatever else was printed there is none."""
    found = (read_code(text) for text in page.codes)
    return [code for code in found if not isinstance(code, Problem | Reference)]

"""Files of the office scanner: PNG, JPEG, TIFF and PDF, read as pages with their codes and a picture.

The one rule: what a file is, its bytes say and never its name; and the office's files are read, never changed.
"""

import os
import stat
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.desk.keyboard import read_code
from kiosk.errors import ScanUnreadable, SheetError
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference

if TYPE_CHECKING:
    from kiosk.paper.codes import Scan as Seen

# Forty A4 pages in grey at 300 dpi as an office scanner packs them.
LARGEST = 60_000_000
# A4 at 150 dpi: sharp enough for any screen, and sixty pages stay below 150 MB.
LONGEST_SIDE = 1754


@dataclass(frozen=True, slots=True)
class Page:
    """A scanned page. `picture`: 8 bit grey, row by row, `width` × `height`, at most 1,754 on the longer side."""

    codes: tuple[str, ...] = field(repr=False)
    width: int
    height: int
    picture: bytes = field(repr=False)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Of our codes on it, in the order they stand."""
        found = (read_code(text) for text in self.codes)
        codes = (code for code in found if not isinstance(code, Problem | Reference))
        return tuple(dict.fromkeys(code.reference for code in codes))


@dataclass(frozen=True, slots=True)
class Scan:
    """One file. `references`: in the order they were first seen: more than one, when two applications lie in it."""

    pages: tuple[Page, ...] = field(repr=False)
    references: tuple[Reference, ...]

    def pages_of(self, reference: Reference) -> tuple[Page, ...]:
        """Its pages: those with its codes, and those without codes that follow them, or stand before any code."""
        return tuple(page for page, owners in self._owned() if reference in owners)

    def _owned(self) -> Iterator[tuple[Page, tuple[Reference, ...]]]:
        """Each page and whose it is: a back page, or a letter enclosed, belongs to the sheet before it."""
        owners = self.references[:1]
        for page in self.pages:
            owners = page.references[-1:] or owners
            yield page, page.references or owners


class Reader:
    """Reads scans. One at a time, since the library for PDF takes no two."""

    def __init__(self) -> None:
        self._turn = Lock()

    def read(self, content: bytes) -> Scan:
        """Raises ScanUnreadable (a leaf of CaseError) for what is no scan, too large or too long. Slow: off thread."""
        from kiosk.paper.codes import scans_in

        if len(content) > LARGEST:
            raise ScanUnreadable
        try:
            with self._turn, warnings.catch_warnings():
                # A damaged file is warned of on the terminal, over the desk's screen.
                warnings.simplefilter("ignore")
                scans = scans_in(content)
        except SheetError:
            raise ScanUnreadable from None
        pages = tuple(page_of(scan) for scan in scans)
        return Scan(pages, tuple(dict.fromkeys(reference for page in pages for reference in page.references)))

    def read_file(self, path: Path) -> Scan:
        """The same of a file. Raises ScanUnreadable when it is none or cannot be read."""
        return self.read(content_of(path))


def page_of(scan: "Seen") -> Page:
    """What is kept of a page."""
    scan.picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return Page(scan.codes, *scan.picture.size, scan.picture.tobytes())


def content_of(path: Path) -> bytes:
    """The bytes of a plain file, at most one more than is ever read. Raises ScanUnreadable."""
    try:
        # A pipe or a device under this name must not keep the desk waiting.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise ScanUnreadable from None
    raise ScanUnreadable

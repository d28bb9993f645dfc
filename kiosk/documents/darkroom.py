"""The darkroom: where files of strangers become pages, in a process that can do nothing else.

The one rule: the visit hands raw octets over and looks at none of them; what comes back is checked before it is kept.
"""

import os
import warnings
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from kiosk.documents.developing.jobs import Jobs, Works
from kiosk.documents.developing.limits import MOST_PAGES, Limits
from kiosk.documents.developing.wire import area_told, lines, page_of, page_told, picture_blobs
from kiosk.errors import DocumentBroken, DocumentError, DocumentTooLarge, ScannerError, StickError
from kiosk.visit.companion import Answer, Ask, Companion, CompanionGone, begin
from kiosk.visit.confinement import Confinement
from kiosk.visit.document import Area, Page, Pages, Source

MOST_RAW = 40_000_000
"""Octets of one file."""
# Seconds: those of a job (`Limits`), and some for the way there and back.
PATIENCE = 75.0


class Darkroom:
    """Each method blocks, for up to seconds: screens call it in a thread (`kiosk.aside`).

    Each raises leaves of DocumentError; that itself where there is no darkroom any more.
    """

    def __init__(self, companion: Companion) -> None:
        self._companion = companion

    @classmethod
    def opened(
        cls, confinement: Confinement, limits: Limits | None = None, secrets: Collection[str] = ()
    ) -> "Darkroom":
        """A darkroom bound by this, that knows none of these secrets of the kiosk.

        To be opened before the visit is bound and knows anybody (`companion.begin`).
        """
        jobs = Jobs(load_works, limits)
        return cls(begin("darkroom", jobs.serve, partial(jobs.bind, confinement), secrets))

    @property
    def descriptor(self) -> int:
        """To be kept by the visit (`Confinement.keeping`)."""
        return self._companion.descriptor

    def warm(self) -> None:
        """Loads what the first file would otherwise wait for: some tenths of a second. Raises DocumentError."""
        self._ask("warm", {})

    def develop(self, raw: bytes, source: Source, earlier: Sequence[int] = ()) -> Pages:
        """The pages of one file. `earlier`: likenesses of pages taken before, by which one is known to come twice.

        What the file is, is seen from its content. Raises DocumentForeign, DocumentBroken, DocumentLocked or
        DocumentTooLarge.
        """
        if len(raw) > MOST_RAW:
            raise DocumentTooLarge
        answer = self._ask("develop", {"source": source, "earlier": list(earlier)}, raw)
        return pages_of(answer, source)

    def turn(self, page: Page, quarters: int) -> Page:
        """The page turned clockwise by so many quarters."""
        return self._one("turn", {"quarters": quarters % 4}, page)

    def cover(self, page: Page, areas: Sequence[Area]) -> Page:
        """The page with these parts black for good, in its small picture too."""
        return self._one("cover", {"areas": [area_told(area) for area in areas]}, page)

    def bundle(self, title: str, pages: Pages) -> bytes:
        """One PDF/A-2b of at most 10,000,000 octets. `title`: what the document is, in bokmål."""
        answer = self._ask(
            "bundle", {"title": title, "pages": [page_told(page) for page in pages]}, *picture_blobs(pages)
        )
        return only_blob(answer)

    def picture(self, page: Page, width: int) -> bytes:
        """Grey levels (0 black) of the page, `width` a line, from the top."""
        picture = only_blob(self._ask("picture", {"width": width, "page": page_told(page)}, *picture_blobs((page,))))
        if len(picture) != width * lines(page.width, page.height, width):
            raise DocumentBroken
        return picture

    def close(self) -> None:
        """The darkroom ends."""
        self._companion.close()

    def _one(self, name: str, about: Mapping[str, Any], page: Page) -> Page:
        answer = self._ask(name, {**about, "page": page_told(page)}, *picture_blobs((page,)))
        return pages_of(answer, page.source)[0]

    def _ask(self, name: str, about: Mapping[str, Any], *blobs: bytes) -> Answer:
        try:
            return self._companion.ask(name, about, *blobs, seconds=PATIENCE)
        except CompanionGone:
            raise DocumentError from None
        except (ScannerError, StickError):  # no word of a darkroom's
            raise DocumentBroken from None


def pages_of(answer: Answer, source: Source) -> Pages:
    """Those an answer tells. Raises DocumentBroken where it tells none."""
    try:
        pairs = zip(answer.about["pages"], answer.blobs[0::2], answer.blobs[1::2], strict=True)
        pages = tuple(page_of(told, jpeg, small, source) for told, jpeg, small in pairs)
    except (KeyError, TypeError, ValueError):
        raise DocumentBroken from None
    if not 0 < len(pages) <= MOST_PAGES:
        raise DocumentBroken
    return pages


def only_blob(answer: Answer) -> bytes:
    """What an answer brings. Raises DocumentBroken where it brings nothing."""
    if len(answer.blobs) != 1 or not answer.blobs[0]:
        raise DocumentBroken
    return answer.blobs[0]


def load_works() -> Works:
    """In the darkroom: what does the work, with the libraries it takes."""
    # A process that forks has one thread, and what libraries say of a file goes nowhere.
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    warnings.simplefilter("ignore")
    from kiosk.documents.developing.making import WORKS, practise

    practise()

    def work(ask: Ask) -> Answer:
        return WORKS[ask.name](ask)

    return work

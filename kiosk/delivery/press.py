"""All that is drawn of one application: the printed set, the case system's PDFs, the digital receipt, the codes.

The one rule: never two drawings at once, since fonts are shared and the digital route draws in a thread of its own.
"""

from collections.abc import Callable
from threading import Lock
from typing import Protocol, TypeVar

from kiosk.delivery.enclosing import NONE, Documents
from kiosk.errors import SheetError
from kiosk.paper.sent import Sent
from kiosk.visit.application import Application

Made = TypeVar("Made")


class Pages(Protocol):
    """A printed set: the document and how many pages it has."""

    @property
    def pdf(self) -> bytes: ...

    @property
    def pages(self) -> int: ...


class Press(Protocol):
    """What makes the pages of an application: `kiosk.paper.pages.Printery`, loaded only when it is needed."""

    def make(self, application: Application, *, tried_digitally: bool = False, documents: Documents = NONE) -> Pages:
        """The printed set, and behind it the pages of the documents.

        `tried_digitally`: the municipality may have it already, and the pages say so.
        """

    def make_one(self, name: str, application: Application, *, documents: Documents = NONE) -> bytes:
        """One printout, for the case system, which says what goes along."""

    def make_receipt(self, application: Application, sent: Sent) -> Pages:
        """The receipt of what was sent digitally."""

    def has_codes(self, application: Application) -> bool:
        """Whether it can be made into a data sheet: by a kiosk that signs them, of a form that has them."""

    def codes(self, application: Application, version: int, *, tried_digitally: bool = False) -> tuple[str, ...]:
        """The texts of its codes, each fit for a QR code of this version. Raises a SheetError."""


class Drawn:
    """What a press makes of one application. `tried_digitally`: see `Press.make`; to be said before pages are made."""

    def __init__(self, application: Application, press: Press, documents: Documents = NONE) -> None:
        self._application = application
        self._press = press
        self._documents = documents
        self._pages: Pages | None = None
        self._lock = Lock()
        self.tried_digitally = False

    def pages(self) -> Pages:
        """The printed set, made when first asked for and the same bytes ever after."""
        if self._pages is None:
            self._pages = self._alone(self._made)
        return self._pages

    def case_page(self, name: str) -> bytes:
        """One printout, for the case system."""
        return self._alone(lambda: self._press.make_one(name, self._application, documents=self._documents))

    def receipt(self, sent: Sent) -> Pages:
        """The digital receipt."""
        return self._alone(lambda: self._press.make_receipt(self._application, sent))

    @property
    def has_codes(self) -> bool:
        """Whether it can be made into a data sheet."""
        return self._press.has_codes(self._application)

    def codes(self, version: int) -> tuple[str, ...]:
        """What is photographed where nothing prints: texts, each fit for a QR code of this version (0: for none).

        None where this kiosk signs no data sheets, or the terminal is too small for them.
        """
        if not version or not self.has_codes:
            return ()
        try:
            return self._press.codes(self._application, version, tried_digitally=self.tried_digitally)
        except SheetError:
            return ()

    def _made(self) -> Pages:
        return self._press.make(
            self._application, tried_digitally=self.tried_digitally, documents=self._documents
        )  # fmt: skip

    def _alone(self, draw: Callable[[], Made]) -> Made:
        with self._lock:
            return draw()

"""The papers of a visit: how each stands, the pages that were taken in, and the day somebody will bring it.

The one rule: what is taken in or promised of a paper always fits how it stands; a paper forgotten leaves no page.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date

from kiosk.errors import DocumentsFull
from kiosk.form.definition import Documentation
from kiosk.form.documentation import HERE, LATER, STATES
from kiosk.visit.document import Pages

MOST_DOCUMENTS = 30
"""Files of one application, as Nav's own application takes them."""
MOST_BYTES = 150_000_000
"""Octets of all of them together, likewise."""


class Papers(ABC):
    """The part of a session that is about papers. A paper is named by its documentation id throughout."""

    documents: dict[str, str]
    """How each stands, where somebody has said so."""
    pages: dict[str, Pages]
    """What was taken in here, in order; no paper without pages has an entry."""
    promised: dict[str, date]
    """When those come that come later, where somebody has said so."""

    @property
    @abstractmethod
    def documentation(self) -> Sequence[Documentation]:
        """Every paper that can be asked for in this visit."""

    @property
    def untold(self) -> str:
        """How a paper stands that nobody has said anything about."""
        return LATER

    def standing(self, id: str) -> str:
        """How this paper stands: one of STATES."""
        return self.documents.get(id, self.untold)

    def put_document(self, id: str, state: str) -> None:
        """Keeps whether a document is here, comes later, was given earlier or is missing.

        Pages of one that is not here after all are forgotten, and so is the day of one that does not come later.
        """
        if state not in STATES:
            raise ValueError("no such state")
        self._refuse_unknown(id)
        self.documents[id] = state
        if state != HERE:
            self.pages.pop(id, None)
        if state != LATER:
            self.promised.pop(id, None)

    def enclose(self, id: str, pages: Pages) -> None:
        """Keeps these pages of a document, instead of earlier ones: it is here. None: it stands as if never told of.

        Raises DocumentsFull where the application would become too large; then everything is as it was.
        """
        self._refuse_unknown(id)
        if not pages:
            if self.pages.pop(id, None):
                self.documents.pop(id, None)
            return
        if len(self.pages.keys() | {id}) > MOST_DOCUMENTS or weight(pages) > self.room_left(id):
            raise DocumentsFull
        self.put_document(id, HERE)
        self.pages[id] = pages

    def room_left(self, id: str) -> int:
        """Octets that the pages of this document may have, beside those of all others."""
        return MOST_BYTES - sum(weight(pages) for other, pages in self.pages.items() if other != id)

    def promise(self, id: str, day: date | None) -> None:
        """It comes later: on this day, or nobody knows when."""
        self.put_document(id, LATER)
        self.promised.pop(id, None)
        if day is not None:
            self.promised[id] = day

    def forget_papers(self) -> None:
        """As if nobody had said anything about any."""
        for kept in (self.documents, self.pages, self.promised):
            kept.clear()

    def _begin_papers(self) -> None:
        self.documents, self.pages, self.promised = {}, {}, {}

    def _refuse_unknown(self, id: str) -> None:
        if id not in {each.id for each in self.documentation}:
            raise ValueError("no such document")


def weight(pages: Pages) -> int:
    """Octets of these pages."""
    return sum(len(page.jpeg) for page in pages)

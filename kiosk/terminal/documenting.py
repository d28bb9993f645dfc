"""Every document asked for, and how each of them stands.

The one rule: a document is in the way of nothing; what nobody has said anything about comes later.
"""

from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose, Proceed
from kiosk.terminal.papers import state_of
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.documents import DocumentsScreen, document_state_screen, documents_screen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.session import Session


class Documenting:
    """`show` shows a screen until it decides something."""

    def __init__(self, session: Session, show: Show) -> None:
        self.session = session
        self.show = show

    async def gather(self, forward: bool) -> bool:
        """One document after the other; passed by where none is asked for."""
        first = "0"
        while papers := self.session.asked_documentation():
            match await self.show(self.papers_screen, first):
                case Chose(id):
                    number, paper = next((n, each) for n, each in enumerate(papers) if each.id == id)
                    first = str(number)
                    await self.place(paper)
                case Proceed():
                    return True
                case _:
                    return False
        return forward

    async def place(self, paper: Documentation) -> None:
        """How one document stands."""
        state = state_of(paper, self.session.documents)
        match await self.show(lambda now, _typed: document_state_screen(now, paper, state, self.step)):
            case Chose(state):
                self.session.put_document(paper.id, state)

    def papers_screen(self, now: Surroundings, typed: str) -> DocumentsScreen:
        papers = self.session.asked_documentation()
        return documents_screen(now, papers, self.session.documents, self.step, int(typed))

    @property
    def step(self) -> int:
        """Where on the rail the documents stand: after the form's own steps."""
        return len(self.session.form.steps)

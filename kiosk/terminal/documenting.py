"""Every document asked for, how each of them stands, and the pages that are taken in for it.

The one rule: a document is in the way of nothing; what nobody has said anything about comes later.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

from kiosk.form.circumstances import LATE
from kiosk.form.definition import Documentation
from kiosk.form.documentation import LATER
from kiosk.terminal.capturing import Capturing
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.outcome import Answered, Chose, Proceed
from kiosk.terminal.papers import DAY, state_of, states_of, usual_days
from kiosk.terminal.questioning import Show
from kiosk.terminal.screens.documents import MORE, DocumentsScreen
from kiosk.terminal.screens.paper import LOOK, OPEN, OTHER_DAY, STATES, DayScreen, PaperScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.document import Source
from kiosk.visit.session import Session

Name = Callable[[], Awaitable[None]]
"""Asks which other papers there are, where some are known already."""


class Documenting:
    """`show` shows a screen until it decides something."""

    def __init__(
        self, equipment: Equipment, session: Session, show: Show, capturing: Capturing, name_more: Name
    ) -> None:
        self.equipment = equipment
        self.session = session
        self.show = show
        self.capturing = capturing
        self.name_more = name_more

    async def gather(self, forward: bool) -> bool:
        """One document after the other; passed by where none is asked for."""
        with self.capturing.gathering():
            first = "0"
            while papers := self.session.asked_documentation():
                match await self.show(self.papers_screen, first):
                    case Chose(id) if id == MORE:
                        first = str(len(papers) - 1)
                        await self.name_more()
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
        """What becomes of one document: until pages are there, or somebody has said how it stands."""
        self.capturing.warm()
        while True:
            before = self.session.pages.get(paper.id, ())
            match await self.show(partial(self.paper_screen, paper)):
                case Chose(chosen) if chosen == LOOK:
                    await self.capturing.look_at(paper)
                case Chose(chosen) if chosen == LATER:
                    if await self.promise(paper):
                        return
                case Chose(state) if state in STATES:
                    self.session.put_document(paper.id, state)
                    return
                case Chose(chosen):
                    await self.capturing.take(paper, source_of(chosen))
                    if self.session.pages.get(paper.id, ()) != before:
                        return
                case _:
                    return

    async def promise(self, paper: Documentation) -> bool:
        """Later: when, where somebody knows. False for back."""
        days = usual_days(self.equipment.clock().date())
        while True:
            match await self.show(lambda now, _typed: DayScreen(now, days, self.capturing.step)):
                case Chose(chosen) if chosen == OPEN:
                    self.session.promise(paper.id, None)
                    return True
                case Chose(chosen) if chosen == OTHER_DAY:
                    match await self.show(self.day_screen):
                        case Answered(answer=date() as day):
                            self.session.promise(paper.id, day)
                            return True
                case Chose(number):
                    self.session.promise(paper.id, days[int(number)])
                    return True
                case _:
                    return False

    def papers_screen(self, now: Surroundings, typed: str) -> DocumentsScreen:
        session = self.session
        papers = session.asked_documentation()
        is_late, wanted = session.errand == LATE, session.wanted
        return DocumentsScreen(
            now, papers, states_of(session, papers), self.capturing.step, int(typed or 0),
            late=is_late, by=wanted.by, has_more=bool(wanted.documents),
        )  # fmt: skip

    def paper_screen(self, paper: Documentation, now: Surroundings, _typed: str) -> PaperScreen:
        return PaperScreen(now, paper, state_of(self.session, paper.id), self.capturing.step, self.capturing.offered)

    def day_screen(self, now: Surroundings, typed: str) -> QuestionScreen:
        return QuestionScreen(
            now, DAY, self.capturing.step, typed=typed, parse=partial(self.equipment.taking.parse, DAY)
        )


def source_of(chosen: str) -> Source:
    """The source of this name. Raises KeyError."""
    sources: dict[str, Source] = {"scanner": "scanner", "phone": "phone", "stick": "stick"}
    return sources[chosen]

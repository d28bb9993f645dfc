"""What a template needs of one status: every text said in both languages, every value safe, every picture drawn.

The one rule: templates choose where things stand and nothing else; what is said is decided here and in `telling`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from kiosk.form.definition import Documentation, Form
from kiosk.form.reference import Reference
from kiosk.gateway.pages.lanes import NOTHING, Lanes, Said, Value, isolated
from kiosk.gateway.pages.offices import NAV, Where, nowhere, where
from kiosk.gateway.pages.pictures import Pictures
from kiosk.register.model import Status
from kiosk.settings import Office
from kiosk.visit.telling import STEPS, Asked, Fact, Happened, Told

# By whether a step lies before (-1), at or after the one that is reached.
STEP_STATES = {-1: "done", 0: "now", 1: "open"}
NONE = Said(NOTHING)
# In whatever words somebody at the office wrote it.
NORWEGIAN = Markup("<bdi lang=nb>{}</bdi>")
PAPER = Markup("<span><b>{}</b> {}</span>")


@dataclass(frozen=True, slots=True)
class Row:
    """A picture, two lines in the applicant's language, the first strong, and bokmål. Lines may be empty."""

    picture: Markup
    strong: Markup
    text: Markup
    second: Markup


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three steps. `state`: done, now or open."""

    picture: Markup
    text: Said
    state: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a calendar."""

    month: str
    day: int


@dataclass(frozen=True, slots=True)
class View:
    """A status, ready for its template. `leaf`, `deadline`: of the papers wanted; `other`: the reference instead."""

    state: str
    reference: Markup
    picture: Markup
    title: Said
    text: Said
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]
    papers: tuple[Row, ...]
    leaf: Leaf | None
    deadline: Said | None
    other: Markup | None
    where: Where


class Viewing:
    """Makes views in one language. What no request changes is made once."""

    def __init__(self, lanes: Lanes, pictures: Pictures, forms: Iterable[Form], offices: Iterable[Office]) -> None:
        self._lanes, self._pictures = lanes, pictures
        self._papers = {(form.id, each.id): self._paper(each) for form in forms for each in form.documentation}
        # A paper of a version of the form that this gateway does not have.
        other = lanes.say("status.paper.other")
        self._unknown = Row(pictures.on_paper("other"), NOTHING, other.own, other.second)
        self._names = {office.number: office.name for office in offices}
        self._where = {office.number: where(office, lanes) for office in offices}
        self._nowhere = nowhere()

    def view(self, status: Status, told: Told) -> View:
        """This status as the page shows it."""
        return View(
            state=status.state,
            reference=isolated(str(Reference(status.registration.reference))),
            picture=self._pictures[told.icon],
            title=self._lanes.say(told.title),
            text=self._lanes.fill(told.text, {"office": self._name(status.office)}),
            steps=() if status.state == "void" else tuple(self._steps(told.step)),
            rows=tuple(self._row(fact) for fact in told.facts),
            papers=tuple(self._papers.get((status.registration.form, id), self._unknown) for id in told.papers),
            leaf=Leaf(self._lanes.month(told.by), told.by.day) if told.by else None,
            deadline=self._lanes.fill(told.deadline, {"day": told.by}) if told.by else None,
            other=isolated(told.other) if told.other else None,
            where=self._where.get(status.office, self._nowhere),
        )

    def happened(self, happened: Happened, papers: Iterable[Asked]) -> Row:
        """One thing that happened, beneath its day and above the `papers` it is about."""
        values: dict[str, Value] = {"office": self._name(happened.office)}
        text = self._lanes.fill(happened.text, values | ({"day": happened.day} if happened.day else {}))
        row = self._dated(happened.icon, text, happened.at)
        asked = [self.asked(paper) for paper in papers]
        lines = [PAPER.format(each.strong, each.text) for each in asked]
        return replace(row, text=row.text + Markup().join(lines))

    def asked(self, paper: Asked) -> Row:
        """A document by the municipality's own name for it, and its day."""
        name = NORWEGIAN.format(paper.name) if paper.name else self._lanes.say(paper.text).own
        deadline = self._lanes.fill(paper.deadline, {"day": paper.by}) if paper.by and paper.deadline else NONE
        return Row(self._pictures.on_paper("other"), name, deadline.own, deadline.second)

    def _name(self, office: str) -> str:
        return self._names.get(office, NAV)

    def _row(self, fact: Fact) -> Row:
        text = self._lanes.fill(fact.text, {"office": self._name(fact.office), "time": fact.time})
        return self._dated(fact.icon, text, fact.day)

    def _dated(self, icon: str, text: Said, at: date | None) -> Row:
        if at is None:
            return Row(self._pictures[icon], NOTHING, text.own, text.second)
        day = self._lanes.day(at)
        second = Markup("{}: {}").format(text.second, day.second) if day.second else NOTHING
        return Row(self._pictures[icon], day.own, text.own, second)

    def _steps(self, reached: int | None) -> Iterator[Step]:
        for place, (icon, text) in enumerate(STEPS):
            state = "open" if reached is None else STEP_STATES[(place > reached) - (place < reached)]
            yield Step(self._pictures[icon], self._lanes.say(text), state)

    def _paper(self, document: Documentation) -> Row:
        """Its plain name, and what it must show."""
        name = self._lanes.say(f"documentation.{document.id}.text")
        help = self._lanes.say(f"documentation.{document.id}.help").own if document.help else NOTHING
        return Row(self._pictures.on_paper(document.icon), name.own, help, name.second)

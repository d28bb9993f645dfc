"""Hands an application over to the case system: soknad.json, vedlegg.json and the PDFs it knows.

The one rule: handed over once; what lies there already is never written over, and a secret address never goes this way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kiosk.deliverables import case_files
from kiosk.errors import ByHandOnly, SheetUnknown
from kiosk.form.answers import Answer, Answers
from kiosk.form.circumstances import LATE
from kiosk.form.definition import Form, Kind, Question, WayOut
from kiosk.form.forms import Forms
from kiosk.visit.application import Application

if TYPE_CHECKING:
    from kiosk.paper.pages import Printery

# Where the form asks for the applicant's number.
IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """What the case system gets, by the names it knows: soknad.json, vedlegg.json, Soknad.pdf …"""

    reference: str
    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    identity: str = field(repr=False)
    """Eleven digits, or "" when the applicant has no number."""
    is_late: bool = False
    """Papers to an earlier application: there is no soknad.json."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`place`: the folder's name, or the id Fiks gave. `was_there`: it had been handed over before."""

    place: str
    was_there: bool = False


class Way(Protocol):
    """One way to the case system. `name`: a text id, such as desk.way.folder; its rehearsal says that it is one."""

    name: str

    def give(self, files: CaseFiles, *, again: bool = False) -> HandedOver:
        """Raises leaves of CaseError. May be tried again at any time. Slow: off thread.

        After EndpointUncertain every attempt raises it again, until a clerk has looked and says `again`.
        """
        ...


class HandOver:
    """The ways this desk has, and what makes the files."""

    def __init__(self, ways: Sequence[Way], forms: Forms, printery: "Callable[[], Printery]") -> None:
        self.ways = tuple(ways)
        self._forms = forms
        self._printery = printery

    def files(self, application: Application) -> CaseFiles:
        """Draws the PDFs (slow: off thread). Raises ByHandOnly for a secret address, PrintError when pages fail.

        Raises SheetUnknown when it answers what today's form no longer asks: the case system would get half of it.
        """
        form = self._forms.of(application.errand)
        if application.discreet:
            raise ByHandOnly
        if not fits(form, application):
            raise SheetUnknown
        identity = application.answers.get(IDENTITY)
        made = case_files(self._forms.application, form, application, self._printery())
        number = identity if type(identity) is str else ""
        return CaseFiles(application.reference, tuple(made), number, application.errand == LATE)


def fits(form: Form, application: Application) -> bool:
    """Whether today's form still asks everything this application answers, with the same choices."""
    if form.id != application.form:
        return False
    return form.version == application.version or are_asked(form.questions(), application.answers)


def are_asked(questions: Iterable[Question], answers: Answers) -> bool:
    """Whether every one of these answers has its question, inside groups too."""
    asked = {question.id: question for question in questions}
    return all(id in asked and is_taken(asked[id], answer) for id, answer in answers.items())


def is_taken(question: Question, answer: Answer) -> bool:
    """Whether the question still has the choices, or the way out, that were chosen."""
    if isinstance(answer, WayOut):
        return answer in question.ways_out
    if question.kind is Kind.GROUP:
        items = answer if isinstance(answer, tuple) else ()
        return all(isinstance(item, Mapping) and are_asked(question.questions, item) for item in items)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return not question.choices or {choice.id for choice in question.choices}.issuperset(map(str, chosen))

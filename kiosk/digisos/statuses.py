"""What has happened to an application at the municipality, as plain data, and where it stands because of that.

The one rule: no free text about a person is kept. Of what a caseworker wrote only the names of documents that are
wanted stand here, since they must be shown; amounts, accounts, payees, reasons and titles of cases are never read.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args

Kind = Literal[
    "received", "processing", "finished", "not_shown", "office", "case", "decision", "documents_wanted",
    "interim_answer", "payment", "condition", "documentation_required", "framework",
]  # fmt: skip
"""What happened. The first four are soknadsStatus, the others one hendelse each, in the order of the format."""
Standing = Literal["sent", "received", "processing", "finished", "not_shown"]
# Of saksStatus: no decision is to come in it.
INACTIVE = {"FEILREGISTRERT", "BEHANDLES_IKKE", "IKKE_INNSYN"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document somebody asks for. `kind`: its name in the municipality's words; `by`: the day; `reference`: answer it
    with this in vedlegg.json."""

    kind: str = field(repr=False)
    by: date | None
    reference: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Happening:
    """One hendelse. `state`: the format's own word for outcome or state, "" without one; `day`: of a payment.

    `case`: to which case of the application it belongs; `id`: of what this one is the newest word about.
    """

    kind: Kind
    at: datetime
    state: str = ""
    office: str = ""
    day: date | None = None
    wanted: tuple[Wanted, ...] = ()
    case: str = field(default="", repr=False)
    id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Statuses:
    """All that was told, oldest first. `unread`: how many more hendelser there are, of sorts unknown here."""

    happenings: tuple[Happening, ...]
    unread: int = 0

    @property
    def standing(self) -> Standing:
        """Where the application is. Finished counts only when each case that is at work has its decision."""
        marks = [each.kind for each in self.happenings if each.kind in get_args(Standing)]
        if not marks:
            return "sent"
        newest: Any = marks[-1]
        return "processing" if newest == "finished" and self._undecided() else newest

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The documents asked for now: the newest list takes the place of the ones before; and each requirement."""
        lists = [each.wanted for each in self.happenings if each.kind == "documents_wanted"]
        required = {each.id: each for each in self.happenings if each.kind == "documentation_required"}
        due = (each.wanted for each in required.values() if each.state in ("", "RELEVANT"))
        return (*(lists[-1] if lists else ()), *(one for each in due for one in each))

    @property
    def office(self) -> str:
        """enhetsnummer of the office that has it now, "" while nobody said."""
        return next((each.office for each in reversed(self.happenings) if each.office), "")

    def _undecided(self) -> set[str]:
        newest = {each.id: each.state for each in self.happenings if each.kind == "case"}
        at_work = {id for id, state in newest.items() if state not in INACTIVE}
        return at_work - {each.case for each in self.happenings if each.kind == "decision"}

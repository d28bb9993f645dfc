"""Tells the register what happens to an application at the desk; waits with it while the gateway is away.

The one rule: whatever the clerk did is told once, in the order it was done, and never lost silently.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from kiosk.desk.done import ONCE, Done, Told, is_same, newest
from kiosk.desk.telling import Telling, Untold
from kiosk.form.forms import Forms
from kiosk.form.reference import Reference, parse_reference
from kiosk.register.client import Register
from kiosk.register.model import Event, EventKind, Registration, Status
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.desk.case import Case


class Registering:
    """What this desk tells the register. Every method may take as long as the gateway: call it off the screen's thread.

    `register`: None where there is no gateway; then it is only remembered until the desk closes. `again`: seconds
    between attempts to tell what waits.
    """

    def __init__(
        self,
        register: Register | None,
        settings: Settings,
        forms: Forms,
        clock: Callable[[], datetime],
        again: float = 10.0,
    ) -> None:
        self._register = register
        self._settings = settings
        self._forms = forms
        self._clock = clock
        self._telling = Telling(register, again) if register else None
        self._last: dict[Reference, dict[EventKind, Event]] = {}
        self._papers: dict[Reference, datetime] = {}

    @property
    def is_tracked(self) -> bool:
        """Whether there is a gateway (in practice the rehearsal register) at all."""
        return self._register is not None

    @property
    def now(self) -> datetime:
        """What the clock says."""
        return self._clock()

    def status(self, case: "Case") -> Status | None:
        """Where it stands, put into the case too. None: not known there. Raises a leaf of RegisterError."""
        case.status = self._register.status(case.reference.characters) if self._register else None
        return case.status

    def hand_in(self, case: "Case") -> Told:
        """Received over the counter: registers the paper if the register does not know it, tells `handed_in`."""
        if case.status is not None and case.status.handed_in is not None:
            return Told(case.status.handed_in, is_told=True, is_new=False)
        told = self._tell(case, "handed_in")
        self._end_replaced(case)
        return told

    def register(self, case: "Case") -> Told:
        """In the case system: `handed_in` (unless told) and `registered`; what is missing is still waited for."""
        if case.status is not None and case.status.state in ("registered", "processing", "answered"):
            return Told(case.status.since, is_told=True, is_new=False)
        missing = self.missing(case)
        self.hand_in(case)
        told = self._tell(case, "registered")
        if missing:
            self._tell(case, "waiting", documents=missing.documents, by=missing.by)
        return told

    def join(self, case: "Case", at: datetime) -> Told:
        """The case system has it already, from a digital attempt at that moment: `sent` then, and `registered` now.

        The paper is not told as handed in: what came first counts, and it came once.
        """
        self._tell(case, "sent", at=at)
        self._end_replaced(case)
        return self._tell(case, "registered")

    def wait_for(self, case: "Case", documents: tuple[str, ...], by: date | None) -> Told:
        """Received, and waits for these documents (ids of the form's documentation), wanted by a day."""
        self.hand_in(case)
        return self._tell(case, "waiting", documents=documents, by=by)

    def stop_waiting(self, case: "Case") -> Told:
        """Everything waited for has come: Nav works on it."""
        self.hand_in(case)
        return self._tell(case, "registered")

    def take_papers(self, case: "Case") -> datetime:
        """Late papers came: remembered for today's list. The register knows no such event; see `wait_for` and
        `stop_waiting` for what was waited for.
        """
        self._papers[case.reference] = self._clock()
        return self._papers[case.reference]

    def forward(self, case: "Case", office: str) -> Told:
        """Received, and sent on to another office (enhetsnummer): the day it came counts."""
        self.hand_in(case)
        return self._tell(case, "forwarded", office=office)

    def answer(self, case: "Case") -> Told:
        """The applicant has been answered: never told how."""
        if case.status is not None and case.status.state == "answered":
            return Told(case.status.since, is_told=True, is_new=False)
        self.hand_in(case)
        return self._tell(case, "answered")

    def void(self, case: "Case", other: str = "") -> Told:
        """Takes the reference out of use; `other` took its place."""
        return self._tell(case, "void", other=other)

    def arrived(self, case: "Case") -> datetime | None:
        """When what lies there was handed in: late papers today, the application ever. None: not yet."""
        if case.is_late and case.reference in self._papers:
            return self._papers[case.reference]
        if case.status is not None and case.status.handed_in is not None:
            return case.status.handed_in
        told = self._last.get(case.reference, {}).get("handed_in")
        return told.at if told else None

    def missing(self, case: "Case") -> Event | Status | None:
        """Its `documents` and `by` are what is waited for now, told yet or not. None: nothing is."""
        done, status = self._last.get(case.reference), case.status
        if done and (status is None or newest(done).at >= status.since):
            return newest(done) if newest(done).kind == "waiting" else None
        return status if status is not None and status.state == "waiting" else None

    @property
    def waiting(self) -> int:
        """How many events the gateway has not been told yet."""
        return len(self._telling.waiting) if self._telling else 0

    @property
    def today(self) -> tuple[Done, ...]:
        """What this desk did today, newest first; one line for each reference: the last thing done."""
        now = self._clock()
        told = {reference: self._done(reference, newest(events)) for reference, events in self._last.items()}
        for reference, at in self._papers.items():
            if reference not in told or told[reference].at < at:
                told[reference] = Done(reference, "papers", at, is_told=True)
        mine = [each for each in told.values() if each.at.astimezone(now.tzinfo).date() == now.date()]
        return tuple(sorted(mine, key=lambda each: each.at, reverse=True))

    def stop(self) -> None:
        """Ends the background telling, after one more attempt at what waits."""
        if self._telling:
            self._telling.stop()

    def _end_replaced(self, case: "Case") -> None:
        """The paper whose place this one takes is void now that Nav has this one, and not before."""
        replaced = parse_reference(case.sheet.application.replaces) if case.sheet else None
        if not isinstance(replaced, Reference):
            return
        done = self._last.setdefault(replaced, {})
        if "void" in done:
            return
        done["void"] = Event(str(uuid4()), "void", self._clock(), "desk", other=case.reference.characters)
        if self._telling:
            about = replace(self._registration(case), reference=replaced.characters)
            self._telling.tell(Untold(about, None, done["void"]))

    def _done(self, reference: Reference, event: Event) -> Done:
        waits = event.id in self._telling.waiting if self._telling else True
        refused = self._telling.refused.get(event.id) if self._telling else None
        return Done(reference, event.kind, event.at, not waits and refused is None, refused)

    def _tell(
        self,
        case: "Case",
        kind: EventKind,
        documents: tuple[str, ...] = (),
        by: date | None = None,
        office: str = "",
        other: str = "",
        at: datetime | None = None,
    ) -> Told:
        """One event, of now unless said otherwise. The same thing done again is the same event, told again only if it
        was refused.
        """
        done = self._last.setdefault(case.reference, {})
        event = Event(str(uuid4()), kind, at or self._clock(), "desk", documents, by, office, other)
        before = done.get(kind)
        if before and is_same(before, event) and (kind in ONCE or before is newest(done)):
            if self._telling and before.id in self._telling.refused:
                self._telling.tell(self._untold(case, before))
            return self._told(before, is_new=False)
        # Sent on, waited for or registered: whichever is done last stands last.
        done.pop(kind, None)
        done[kind] = event
        if self._telling:
            self._telling.tell(self._untold(case, event))
        return self._told(event, is_new=True)

    def _untold(self, case: "Case", event: Event) -> Untold:
        return Untold(self._registration(case), case.sheet.proofs if case.sheet else None, event)

    def _told(self, event: Event, *, is_new: bool) -> Told:
        if self._telling is None:
            return Told(event.at, is_told=False, is_new=is_new)
        refused = self._telling.refused.get(event.id)
        waits = event.id in self._telling.waiting
        fault = refused or (self._telling.fault if waits else None)
        return Told(event.at, not waits and refused is None, is_new, fault)

    def _registration(self, case: "Case") -> Registration:
        """What the paper says of itself; without a data sheet, today's form at this office, in bokmål."""
        reference = case.reference.characters
        if case.sheet is not None:
            known = case.sheet.application
            office = known.office.number if known.office else ""
            return Registration(reference, known.form, known.version, office, "paper", known.language)
        form = self._forms.late if case.is_late else self._forms.application
        return Registration(reference, form.id, form.version, self._settings.office, "paper", "nb")

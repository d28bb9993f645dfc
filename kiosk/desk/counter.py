"""The counter: the one case that lies on it, and everything a clerk can do with it, each told in a note.

The one rule: one case at a time, and closing it forgets it. Methods marked slow may wait for the gateway, a printer or
a disk: the screens call them on a thread of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kiosk.desk.case import Case, Given, Taken
from kiosk.desk.means import Means
from kiosk.desk.note import Note, day_of, fault_note, office_name, stamp_of, time_of
from kiosk.desk.reading import Page
from kiosk.desk.registering import Told
from kiosk.desk.view import CaseView, view_of
from kiosk.errors import EndpointUncertain, GatewayUnreachable, KioskError, RegisterError
from kiosk.form.reference import Reference
from kiosk.language.words import SOURCE


class Counter:
    """`case`: what lies on it now, if anything. `is_away`: whether the gateway could not be reached when last asked."""

    def __init__(self, means: Means) -> None:
        self.means = means
        self.words = means.words
        self.case: Case | None = None
        self.is_away = False
        self.doubted: set[Reference] = set()
        """What the case system may have got: nobody has looked yet."""

    def holds(self, reference: Reference) -> bool:
        """Whether the case on the counter is of this reference."""
        return self.case is not None and self.case.reference == reference

    def lay(self, reference: Reference) -> Case:
        """The case of this reference: the one that lies there, or a new one in its place."""
        if self.case is not None and self.case.reference == reference:
            return self.case
        self.clear()
        self.case = Case(reference, self.means.open_sheet)
        return self.case

    def clear(self) -> None:
        """Nothing lies there any more, and what lay there is forgotten."""
        if self.case is not None:
            self.case.close()
        self.case = None

    def take(self, given: Given) -> Note | None:
        """One scan, or a reference that was typed; None when there is nothing to say about it."""
        reference = given if isinstance(given, Reference) else given.reference
        return self.said_of(self.lay(reference).take(given))

    def take_pages(self, reference: Reference, pages: tuple[Page, ...]) -> Note | None:
        """Pages of a scan, with their pictures."""
        case = self.lay(reference)
        notes = [self.said_of(taken) for page in pages for taken in case.take_page(page)]
        return next((note for note in notes if note is not None and note.tone == "fault"), None)

    def said_of(self, taken: Taken) -> Note | None:
        """What became of a scan, where a clerk should know."""
        if taken.fault is not None:
            return fault_note(self.words, taken.fault)
        return None if taken.is_new else Note("told", self.words("desk.note.again"))

    def view(self) -> CaseView | None:
        """What there is to show."""
        if self.case is None:
            return None
        lines = self.means.lines(self.case.sheet)
        return view_of(self.case, self.words, self.means.settings.offices, lines)

    def ask(self, case: Case) -> Note | None:
        """Slow. Opens the data sheet, and asks the register where the application stands."""
        case.open()
        try:
            self.means.registering.status(case)
        except RegisterError as fault:
            self.is_away = isinstance(fault, GatewayUnreachable)
            return None if self.is_away else fault_note(self.words, fault)
        self.is_away = False
        return None

    def refusal(self, case: Case) -> Note | None:
        """Why nothing more is done with this paper: it is void, and another may have taken its place."""
        status = case.status
        if status is None or status.state != "void":
            return None
        id = "desk.note.is_replaced" if status.other else "desk.note.is_void"
        other = str(Reference(status.other)) if status.other else ""
        return Note("fault", self.words(id, reference=str(case.reference), other=other))

    def receive(self, case: Case) -> Note:
        """Slow. Registered as handed in; the note has the stamp."""
        registering = self.means.registering
        told = registering.hand_in(case)
        stamp = stamp_of(self.words, self.means.office.name, told.at, str(case.reference))
        return self.noted("desk.note.received", told, case, stamp)

    def wait_for(self, case: Case, documents: tuple[str, ...], by: date) -> Note:
        """Slow. Waits for these documents (ids), wanted by this day."""
        told = self.means.registering.wait_for(case, documents, by)
        return self.noted("desk.note.waiting", told, case, count=str(len(documents)), by=day_of(by))

    def forward(self, case: Case, office: str) -> Note:
        """Slow. Sent on to this office (enhetsnummer)."""
        told = self.means.registering.forward(case, office)
        return self.noted("desk.note.forwarded", told, case, office=office_name(self.means.settings.offices, office))

    def void(self, case: Case, other: str = "") -> Note:
        """Slow. The reference is taken out of use; `other` (nine characters) took its place."""
        told = self.means.registering.void(case, other)
        return self.noted("desk.note.void", told, case)

    def hand_over(self, case: Case, way: int, step: Callable[[str], None]) -> Note:
        """Slow. To the case system by this way; `step` is told the text id of what is being done."""
        assert case.sheet is not None
        chosen = self.means.handing.ways[way]
        try:
            step("desk.over.drawing")
            files = self.means.handing.files(case.sheet.application)
            step("desk.over.sending")
            given = chosen.give(files, again=case.reference in self.doubted)
        except EndpointUncertain as fault:
            self.doubted.add(case.reference)
            return fault_note(self.words, fault)
        except KioskError as fault:
            return fault_note(self.words, fault)
        self.doubted.discard(case.reference)
        told = self.means.registering.register(case)
        if given.was_there:
            return Note("told", self.words("desk.note.over.again", reference=str(case.reference), place=given.place))
        return self.noted("desk.note.over", replace(told, is_new=True), case, place=given.place)

    def receipt(self, case: Case) -> bytes:
        """Slow. The receipt as PDF. Raises PrintError."""
        language = case.status.registration.language if case.status else SOURCE
        return self.means.receipt(case.sheet, str(case.reference), language)

    def noted(self, id: str, told: Told, case: Case, stamp: str = "", **values: str) -> Note:
        """What was done and when, and whether the register knows."""
        if told.fault is not None and not isinstance(told.fault, GatewayUnreachable):
            return fault_note(self.words, told.fault)
        self.is_away = not told.is_told and self.means.registering.is_tracked
        done = self.words(id, reference=str(case.reference), time=time_of(told.at), **values)
        if not told.is_new:
            return Note("told", f"{self.words('desk.note.before')} {done}", stamp)
        if self.is_away:
            return Note("wait", f"{done} {self.words('desk.note.later')}", stamp)
        return Note("done", done, stamp)

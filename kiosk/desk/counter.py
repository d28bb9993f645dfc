"""The counter: the one case that lies on it, and everything a clerk can do with it, each told in a note.

The one rule: one case at a time, and closing it forgets it. Methods marked slow may wait for the gateway, a printer or
a disk: the screens call them on a thread of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from kiosk.desk.case import Case, Given, Taken
from kiosk.desk.digital import Looked, Route, attempted, panel_of, said
from kiosk.desk.done import Told
from kiosk.desk.means import Means
from kiosk.desk.note import Note, day_of, fault_note, office_name, stamp_of, time_of
from kiosk.desk.reading import Page
from kiosk.desk.view import CaseView, view_of
from kiosk.errors import EndpointUncertain, GatewayUnreachable, KioskError, RegisterError
from kiosk.form.definition import Form
from kiosk.form.reference import Reference
from kiosk.language.words import SOURCE
from kiosk.paper.handed_in import HandedIn
from kiosk.register.model import BEFORE
from kiosk.settings import Office


class Counter:
    """`case`: what lies on it now, if anything. `is_away`: whether the gateway could not be reached when last asked."""

    def __init__(self, means: Means) -> None:
        self.means = means
        self.words = means.words
        self.case: Case | None = None
        self.is_away = False
        self.doubted: set[tuple[Reference, int]] = set()
        """What the case system may have got, and by which way: nobody has looked yet."""
        self.looked = Looked()

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
        panel = panel_of(self.words, self.case, self.route(self.case))
        return view_of(self.case, self.words, self.means.settings.offices, lines, panel)

    def route(self, case: Case) -> Route:
        """How it went digitally, beside this paper."""
        return self.looked.route(case, self.means.registering.now)

    def is_tried(self, case: Case) -> bool:
        """Whether it may be in the case system, and no clerk has looked yet."""
        return self.route(case) == "tried" and not self.looked.is_absent(case)

    def there(self, case: Case) -> Note | None:
        """Why the paper is neither received nor handed over: it came digitally. None: it did not."""
        is_copy = self.route(case) == "sent"
        return Note("told", self.words("desk.note.there", reference=str(case.reference))) if is_copy else None

    def join(self, case: Case) -> Note:
        """Slow. The clerk found it in the case system: nothing is handed over, and the paper is a copy."""
        # A kiosk's clock that runs ahead must not put it after what is done now.
        at = min(attempted(case), self.means.registering.now)
        self.looked.found(case)
        told = self.means.registering.join(case, at)
        stamp = self.words("desk.stamp.copy", reference=str(case.reference), **said(at))
        return self.noted("desk.note.joined", told, case, stamp)

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

    def adds(self, case: Case) -> bool:
        """Whether these are late papers of an application that the register knows."""
        status = case.status
        return case.is_late and status is not None and status.registration.form != self.means.forms.late.id

    def receive(self, case: Case) -> Note:
        """Slow. Registered as handed in; the note has the stamp. Late papers: see `take_papers`."""
        if self.adds(case):
            return self.take_papers(case)
        registering = self.means.registering
        told = registering.hand_in(case)
        stamp = stamp_of(self.words, self.means.office.name, told.at, str(case.reference))
        note = self.noted("desk.note.received", told, case, stamp)
        if case.is_late and note.tone == "wait":
            return replace(note, text=f"{self.words('desk.note.papers.away')} {note.text}")
        return note

    def take_papers(self, case: Case) -> Note:
        """Late papers that nothing waited for, stamped as of now. The application stands where it stood."""
        status, at = case.status, self.means.registering.take_papers(case)
        stamp = stamp_of(self.words, self.means.office.name, at, str(case.reference))
        done = self.words("desk.note.papers", reference=str(case.reference), time=time_of(at))
        if status is not None and status.state in BEFORE:
            return Note("wait", f"{self.words('desk.note.alone')} {done}", stamp)
        return Note("done", done, stamp)

    def wait_for(self, case: Case, documents: tuple[str, ...], by: date) -> Note:
        """Slow. Waits for these documents (ids), wanted by this day; for none, Nav works on it. A stamp for late
        papers.
        """
        registering = self.means.registering
        stamp = self.take_papers(case).stamp if case.is_late else ""
        if not documents:
            return self.noted("desk.note.complete", registering.stop_waiting(case), case, stamp)
        told = registering.wait_for(case, documents, by)
        return self.noted("desk.note.waiting", told, case, stamp, count=str(len(documents)), by=day_of(by))

    def answer(self, case: Case) -> Note:
        """Slow. Nav has answered, in a letter."""
        return self.noted("desk.note.answered", self.means.registering.answer(case), case)

    def forward(self, case: Case, office: str) -> Note:
        """Slow. Sent on to this office (enhetsnummer)."""
        told = self.means.registering.forward(case, office)
        return self.noted("desk.note.forwarded", told, case, office=office_name(self.means.settings.offices, office))

    def void(self, case: Case, other: str = "") -> Note:
        """Slow. The reference is taken out of use; `other` (nine characters) took its place."""
        told = self.means.registering.void(case, other)
        return self.noted("desk.note.void", told, case)

    def is_doubted(self, case: Case, way: int) -> bool:
        """Whether the case system may have got it this way: a clerk must look before it is handed over again."""
        return (case.reference, way) in self.doubted

    def hand_over(self, case: Case, way: int, step: Callable[[str], None]) -> Note:
        """Slow. To the case system by this way; `step` is told the text id of what is being done. What was doubted is
        handed over again: whoever calls this has asked.
        """
        assert case.sheet is not None
        chosen = self.means.handing.ways[way]
        try:
            step("desk.over.drawing")
            files = self.means.handing.files(case.sheet.application)
            step("desk.over.sending")
            given = chosen.give(files, again=self.is_doubted(case, way))
        except EndpointUncertain as fault:
            self.doubted.add((case.reference, way))
            return fault_note(self.words, fault)
        except KioskError as fault:
            return fault_note(self.words, fault)
        self.doubted.discard((case.reference, way))
        told = self.means.registering.register(case)
        if given.was_there:
            return Note("told", self.words("desk.note.over.again", reference=str(case.reference), place=given.place))
        return self.noted("desk.note.over", replace(told, is_new=True), case, place=given.place)

    def receipt(self, case: Case) -> bytes | None:
        """Slow. The receipt as PDF; None for what was not handed in yet. Raises PrintError."""
        at = self.means.registering.arrived(case)
        return self.means.receipt(self.handed(case, at)) if at else None

    def handed(self, case: Case, at: datetime) -> HandedIn:
        """What the receipt says. The register knows best; what it does not know stands in the data sheet."""
        missing = self.means.registering.missing(case)
        about = case.status.registration if case.status else case.sheet.application if case.sheet else None
        form = self.form_of(case, about.form if about else "")
        known = {each.id for each in form.documentation}
        return HandedIn(
            str(case.reference),
            form.id,
            about.language if about else SOURCE,
            at.astimezone(),
            self.place_of(case),
            tuple(id for id in missing.documents if id in known) if missing else (),
            missing.by if missing else None,
            practice=self.means.settings.practice,
        )

    def form_of(self, case: Case, id: str) -> Form:
        """The form of this id; where nobody here has it, today's, whose words are as good on a receipt."""
        forms = self.means.forms
        return next((each for each in forms.all() if each.id == id), forms.late if case.is_late else forms.application)

    def place_of(self, case: Case) -> Office | None:
        """The office its receipt names; none where the address is secret, or nobody knows that it is not."""
        known = case.sheet.application if case.sheet else None
        if known and known.discreet:
            return None
        number = case.status.office if case.status else known.office.number if known and known.office else ""
        return next((each for each in self.means.settings.offices if each.number == number), None)

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

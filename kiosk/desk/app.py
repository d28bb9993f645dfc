"""The front desk: what is typed, scanned and laid into the scans' folder, and which case it belongs to.

The one rule: a scan opens the case of its own reference; nothing scanned is ever added to another.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import on, work

from kiosk.desk.case import Case, Given
from kiosk.desk.keyboard import read_entry
from kiosk.desk.looking import LookingApp
from kiosk.desk.note import Note, fault_note
from kiosk.desk.reading import Scan
from kiosk.desk.screens.asking import VoidScreen
from kiosk.desk.screens.dialog import Dialog
from kiosk.desk.screens.screen import Typed
from kiosk.errors import KioskError
from kiosk.form.answers import Problem
from kiosk.form.reference import Reference


class FrontDesk(LookingApp, inherit_bindings=False):
    """`listen` is called once the screens are there: it begins to hear the scanner and to look into the folder."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.listen: Callable[[], None] = lambda: None

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self.listen)

    def scanned(self, text: str) -> None:
        """From the scanner's own thread."""
        self.call_from_thread(self.take_scan, text)

    def arrived(self, path: Path) -> None:
        """A new file in the scans' folder, from the watcher's own thread."""
        self.call_from_thread(self.take_file, path)

    def plugged(self, is_there: bool) -> None:
        """Whether the scanner is there, from its own thread."""
        note = Note("told", self.words("desk.scanner.here")) if is_there else None
        self.call_from_thread(self.say, note or Note("fault", self.words("desk.scanner.gone")))

    def take_scan(self, text: str) -> None:
        """A line from the scanner: for the dialog that wants one, else for the counter; never for another dialog."""
        self.touch()
        match self.screen:
            case VoidScreen() as dialog:
                dialog.take(text)
            case Dialog() as dialog:
                dialog.complain("desk.dialog.scanned")
            case _:
                self.take_typed(Typed(text))

    @on(Typed)
    def take_typed(self, event: Typed) -> None:
        """Whatever it is: a code, a reference, a file; or what to do instead."""
        entered = read_entry(event.text)
        match entered.what:
            case Problem() as problem:
                self.say(Note("fault", self.words(problem.text, **dict(problem.values))))
            case Path() as path:
                self.take_file(path, is_asked=True)
            case given:
                self.take_given(given, is_american=entered.is_american)

    def take_given(self, given: Given, *, is_american: bool = False) -> None:
        """A code or a reference: of the case that lies there, or of a new one."""
        reference = given if isinstance(given, Reference) else given.reference
        if isinstance(given, Reference) and (waiting := self.inbox.take(reference)):
            self.take_file(waiting[1], is_asked=True, of=reference)
            return
        left = self.leaving(reference)
        note = self.counter.take(given)
        advice = Note("told", self.words("desk.entry.american")) if is_american else None
        self.say(note or advice or left)
        self.show_case()
        self.look_up()

    def leaving(self, reference: Reference) -> Note | None:
        """That another case was put away for this one, untouched."""
        case = self.counter.case
        if case is None or case.reference == reference:
            return None
        if any(each.reference == case.reference for each in self.means.registering.today):
            return None
        return Note("wait", self.words("desk.note.untouched", reference=str(case.reference)))

    @work
    async def look_up(self) -> None:
        """Opens the data sheet and asks where the application stands."""
        case = self.counter.case
        if case is None:
            return
        note = await self.off_thread(self.counter.ask, case)
        if self.is_on_counter(case):
            if note is not None:
                self.say(note)
            self.show_case()

    @work
    async def take_file(self, path: Path, is_asked: bool = False, of: Reference | None = None) -> None:
        """A scan in a file. One that nobody asked for never takes the place of the case that lies there."""
        if is_asked:
            self.say(Note("wait", self.words("desk.file.reading")))
        try:
            scan: Scan = await self.off_thread(self.means.reader.read_file, path)
        except KioskError as fault:
            self.say(fault_note(self.words, fault))
            return
        case = self.counter.case
        chosen = self.chosen(scan, case, of, is_asked=is_asked)
        waiting = self.inbox.keep(path, scan, but=chosen)
        if chosen is None:
            self.say(self.said_of(waiting))
        else:
            self.take_pages(chosen, scan, waiting)

    def chosen(self, scan: Scan, case: Case | None, of: Reference | None, *, is_asked: bool) -> Reference | None:
        """Which of its references lies on the counter now: the one asked for, the one that lies there, the first."""
        if of in scan.references:
            return of
        if case is not None and case.reference in scan.references:
            return case.reference
        may_open = is_asked or (case is None and not self.has_dialog)
        return scan.references[0] if scan.references and may_open else None

    def take_pages(self, reference: Reference, scan: Scan, waiting: tuple[Reference, ...]) -> None:
        """The pages of this reference, and what else lies in the file."""
        left = self.leaving(reference)
        note = self.counter.take_pages(reference, scan.pages_of(reference))
        self.say(note or (self.said_of(waiting) if waiting else left))
        self.show_case()
        self.look_up()

    def said_of(self, waiting: tuple[Reference, ...]) -> Note:
        """What waits to be opened; that there was no code at all."""
        if not waiting:
            return Note("fault", self.words("desk.file.nothing"))
        return Note("told", self.words("desk.file.waiting", references=", ".join(map(str, waiting))))

    def action_next_scan(self) -> None:
        """F5: the oldest scan that waits."""
        found = self.inbox.take()
        if found is None:
            self.say(Note("told", self.words("desk.file.none")))
        else:
            self.take_file(found[1], is_asked=True, of=found[0])

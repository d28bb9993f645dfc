"""What a clerk's keys do with the case that lies on the counter, and what is said when it is done.

The one rule: one thing at a time, each on the case it was asked for, even when that was closed meanwhile.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual import work
from textual.binding import Binding

from kiosk.deliverables import case_name
from kiosk.desk.case import Case
from kiosk.desk.note import Note, fault_note
from kiosk.desk.papers import papers_of
from kiosk.desk.printing import print_receipt
from kiosk.desk.screens.asking import OverScreen, SureScreen, ThereScreen, VoidScreen
from kiosk.desk.screens.dialog import Dialog
from kiosk.desk.screens.forward import ForwardScreen
from kiosk.desk.screens.help import HelpScreen
from kiosk.desk.screens.missing import MissingScreen
from kiosk.desk.showing import ShowingApp
from kiosk.errors import PrintError
from kiosk.form.circumstances import LATE

Result = TypeVar("Result")


class ActingApp(ShowingApp, inherit_bindings=False):
    """Its actions are the keys of home and case."""

    BINDINGS = [Binding("ctrl+q", "leave", show=False)]  # noqa: RUF012 - as Textual has it

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._turn = asyncio.Lock()

    async def ask(self, dialog: Dialog[Result]) -> Result | None:
        """What the dialog ended with; None when it was left, or closed with the case."""
        return await self.push_screen_wait(dialog)

    @property
    def usable(self) -> Case | None:
        """The case that lies there; None, and said why, where its paper is void."""
        case = self.counter.case
        refusal = self.counter.refusal(case) if case else None
        if refusal is not None:
            self.say(refusal)
            return None
        return case

    async def taken(self, *, as_new: bool = False) -> Case | None:
        """The usable case; what was tried digitally too, only once a clerk has not found it in the case system.

        What is there is joined instead, or left as it is. `as_new`: nor is the paper of anything there taken.
        """
        case = self.usable
        if case is None or (as_new and self.is_there(case)):
            return None
        if not self.counter.is_tried(case):
            return case
        title = self.words("desk.there.title", reference=str(case.reference))
        is_there = await self.ask(ThereScreen(self.words, title, self.practice, self.words("desk.there.text")))
        if is_there:
            await self.act(case, self.counter.join)
        elif is_there is not None:
            self.counter.looked.missed(case)
            return case
        return None

    def is_there(self, case: Case) -> bool:
        """Whether it came digitally; then it is said."""
        note = self.counter.there(case)
        if note is not None:
            self.say(note)
        return note is not None

    async def act(self, case: Case, act: Callable[..., Note], *given: object) -> Note:
        """Does it, says it, and shows where the case stands then."""
        async with self._turn:
            note = await self.off_thread(act, case, *given)
            if self.is_on_counter(case):
                await self.off_thread(self.counter.ask, case)
        if self.is_on_counter(case):
            self.show_case()
        self.say(note)
        return note

    @work
    async def action_receive(self) -> None:
        """Enter: registered as handed in. Late papers that were waited for: which of them came."""
        case = await self.taken(as_new=True)
        if case is None:
            return
        if self.counter.adds(case) and self.means.registering.missing(case):
            await self.ask_missing(case)
        else:
            await self.act(case, self.counter.receive)

    @work
    async def action_missing(self) -> None:
        """M: which documents are missing, and by when."""
        case = await self.taken()
        if case is not None:
            await self.ask_missing(case)

    async def ask_missing(self, case: Case) -> None:
        """What is missing now, and by when; ticks where it was waited for already."""
        waited = self.means.registering.missing(case)
        papers = papers_of(case, self.means.forms.application, self.words, waited.documents if waited else None)
        wanted = (waited.by or self.means.today()) if waited else None
        dialog = MissingScreen(self.words, str(case.reference), self.practice, papers, self.means.today(), wanted)
        chosen = await self.ask(dialog)
        if chosen is not None:
            await self.act(case, self.counter.wait_for, chosen.documents, chosen.by)

    @work
    async def action_forward(self) -> None:
        """F: to another office."""
        case = await self.taken()
        if case is None:
            return
        others = tuple(each for each in self.means.settings.offices if each.number != self.means.office.number)
        chosen = await self.ask(ForwardScreen(self.words, str(case.reference), self.practice, others))
        if chosen is not None:
            await self.act(case, self.counter.forward, chosen)

    @work
    async def action_answer(self) -> None:
        """A: Nav has answered, after asking once and saying what the applicant will read."""
        case = self.usable
        if case is None:
            return
        read = f"{self.words('status.answered.title')}. {self.words('status.answered.text')}"
        title = self.words("desk.answer.title", reference=str(case.reference))
        if await self.sure(title, self.words("desk.answer.text", read=read)):
            await self.act(case, self.counter.answer)

    @work
    async def action_void(self) -> None:
        """V: taken out of use, after asking once."""
        case = self.counter.case
        if case is None:
            return
        other = await self.ask(VoidScreen(self.words, case.reference, self.practice))
        if other is not None:
            await self.act(case, self.counter.void, other)

    @work
    async def action_hand_over(self) -> None:
        """O: to the case system, after showing where and what."""
        case, handing = await self.taken(as_new=True), self.means.handing
        if case is None:
            return
        if case.sheet is None:
            self.say(Note("fault", self.words("desk.over.nosheet")))
            return
        if not handing.ways:
            self.say(Note("fault", self.words("desk.over.noway")))
            return
        ways = tuple(self.words(way.name) for way in handing.ways)
        errand = case.sheet.application.errand
        pages = (case_name(name) for name in self.means.forms.of(errand).case_printouts)
        files = (*(("soknad.json",) if errand != LATE else ()), "vedlegg.json", *pages)
        chosen = await self.ask(OverScreen(self.words, str(case.reference), self.practice, ways, files))
        if chosen is not None and await self.has_looked(case, chosen):
            await self.act(case, self.counter.hand_over, chosen, self.tell_step)

    async def has_looked(self, case: Case, way: int) -> bool:
        """Whether nothing came of an earlier attempt by this way, or a clerk has looked and says so."""
        if not self.counter.is_doubted(case, way):
            return True
        name = self.words(self.means.handing.ways[way].name)
        title = self.words("desk.doubt.title", reference=str(case.reference), way=name)
        return await self.sure(title, self.words("desk.doubt.text"))

    async def sure(self, title: str, text: str) -> bool:
        """Whether a clerk says yes to this."""
        return await self.ask(SureScreen(self.words, title, self.practice, text)) is True

    def tell_step(self, id: str) -> None:
        """How far a hand-over is, told from its thread."""
        self.call_from_thread(self.say, Note("wait", self.words(id)))

    @work
    async def action_receipt(self) -> None:
        """P: the receipt for what was handed in."""
        case = self.counter.case
        if case is None:
            return
        self.say(Note("wait", self.words("desk.over.drawing")))
        async with self._turn:
            try:
                pdf = await self.off_thread(self.counter.receipt, case)
            except PrintError as fault:
                self.say(fault_note(self.words, fault))
                return
            if pdf is None:
                self.say(Note("fault", self.words("desk.note.receipt.before")))
                return
            self.say(await print_receipt(self.words, self.means.printer, pdf, str(case.reference)))

    def action_put_away(self) -> None:
        """Esc: home; what stands in the scan field goes first."""
        if self.base.field.value:
            self.base.field.value = ""
        else:
            self.go_home()

    @work
    async def action_help(self) -> None:
        """F1: how the desk is used."""
        if not self.has_dialog:
            await self.ask(HelpScreen(self.words, self.practice, self.base.guide))

    @work
    async def action_leave(self) -> None:
        """F10: the desk is closed, once nothing is being done; asks while something has not been told."""
        if self.has_dialog:
            return
        if self.is_busy:
            self.say(Note("wait", self.words("desk.note.busy")))
            return
        waiting = self.means.registering.waiting
        text = self.words("desk.leave.text", count=str(waiting))
        if not waiting or await self.sure(self.words("desk.leave.title"), text):
            self.exit()

"""What a clerk's keys do with the case that lies on the counter, and what is said when it is done.

The one rule: one thing at a time, each on the case it was asked for, even when that was closed meanwhile.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual import work
from textual.binding import Binding

from kiosk.desk.case import Case
from kiosk.desk.note import Note, fault_note
from kiosk.desk.papers import papers_of
from kiosk.desk.printing import print_receipt
from kiosk.desk.screens.asking import LeaveScreen, OverScreen, VoidScreen
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
        """Enter: registered as handed in."""
        case = self.usable
        if case is not None:
            await self.act(case, self.counter.receive)

    @work
    async def action_missing(self) -> None:
        """M: which documents are missing, and by when."""
        case = self.usable
        if case is None:
            return
        papers = papers_of(case, self.means.forms.application, self.words)
        dialog = MissingScreen(self.words, str(case.reference), self.practice, papers, self.means.today())
        chosen = await self.ask(dialog)
        if chosen is not None:
            await self.act(case, self.counter.wait_for, chosen.documents, chosen.by)

    @work
    async def action_forward(self) -> None:
        """F: to another office."""
        case = self.usable
        if case is None:
            return
        others = tuple(each for each in self.means.settings.offices if each.number != self.means.office.number)
        chosen = await self.ask(ForwardScreen(self.words, str(case.reference), self.practice, others))
        if chosen is not None:
            await self.act(case, self.counter.forward, chosen)

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
        case, handing = self.usable, self.means.handing
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
        pages = (f"{name.capitalize()}.pdf" for name in self.means.forms.of(errand).case_printouts)
        files = (*(("soknad.json",) if errand != LATE else ()), "vedlegg.json", *pages)
        warning = self.words("desk.over.doubted") if case.reference in self.counter.doubted else ""
        chosen = await self.ask(OverScreen(self.words, str(case.reference), self.practice, ways, files, warning))
        if chosen is not None:
            await self.act(case, self.counter.hand_over, chosen, self.tell_step)

    def tell_step(self, id: str) -> None:
        """How far a hand-over is, told from its thread."""
        self.call_from_thread(self.say, Note("wait", self.words(id)))

    @work
    async def action_receipt(self) -> None:
        """P: the receipt, once more."""
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
            await self.ask(HelpScreen(self.words, self.practice))

    @work
    async def action_leave(self) -> None:
        """F10: the desk is closed; asks while something has not been told."""
        if self.has_dialog:
            return
        waiting = self.means.registering.waiting
        if not waiting or await self.ask(LeaveScreen(self.words, self.practice, waiting)):
            self.exit()

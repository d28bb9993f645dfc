"""The kiosk on a terminal: the visit told as one loop, from the rest screen to everything erased.

The one rule: a screen decides nothing but its own outcome; what happens next stands here and nowhere else.
"""

from functools import partial
from pathlib import Path

from textual import work

from kiosk.delivery import Receipt
from kiosk.form.answers import Place
from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.language.pictogram import Cells
from kiosk.terminal.declaring import AGREE
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.handing_over import HandingOver
from kiosk.terminal.outcome import AddItem, Answered, Chose, EditItem, Proceed, RemoveItem, Skipped
from kiosk.terminal.overview import OverviewRow, declaration_of, overview
from kiosk.terminal.roles import CHILD
from kiosk.terminal.screens.asking import group_screen, question_screen
from kiosk.terminal.screens.declaration import declaration_screen
from kiosk.terminal.screens.feedback import feedback_screen
from kiosk.terminal.screens.fontcheck import FontScreen
from kiosk.terminal.screens.goodbye import GoodbyeScreen
from kiosk.terminal.screens.preview import PreviewScreen
from kiosk.terminal.screens.receipt import ReceiptScreen
from kiosk.terminal.screens.rest import RestScreen
from kiosk.terminal.screens.review import ReviewScreen
from kiosk.terminal.screens.role import child_screen, role_screen, waiting_screen
from kiosk.terminal.showing import ShowingApp, VisitEnded
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.session import Session


class Kiosk(ShowingApp[None], inherit_bindings=False):
    """One visit. It ends by exiting; whoever started it forks the next."""

    CSS_PATH = Path(__file__).with_name("kiosk.tcss")

    def __init__(self, equipment: Equipment, session: Session) -> None:
        super().__init__(equipment, session)
        self.declaration = declaration_of(equipment.form)

    def on_mount(self) -> None:
        self.take_terminal()
        self.watch_for_absence(self.settings.idle_seconds)
        self.visit = self.tell_visit()

    @work
    async def tell_visit(self) -> None:
        """The whole visit. However it ends, everything is erased and the program with it."""
        papers = False
        try:
            await self.rest()
            await self.walk_through()
            await self.hand_over()
            papers = True
        except VisitEnded:
            pass
        self.session.erase()
        await self.say_goodbye(papers)
        self.end()

    async def rest(self) -> None:
        """Until somebody comes. First the helper may have to say whether the pictures are drawn right."""
        if self.equipment.font_seen is not None:
            seen = await self.push_screen_wait(FontScreen(self.surroundings))
            self.equipment.font_seen(seen)
            if not seen:
                self.draw_with(Cells.load("sextant"))
        await self.push_screen_wait(RestScreen(self.surroundings, self.offered))
        self.watching = True

    async def walk_through(self) -> None:
        """Stage after stage; each may send back to the one before it, and is told which way it was entered."""
        stages = (self.choose_language, self.choose_helper, self.answer_questions, self.review, self.declare)
        at, went_on = 0, True
        while at < len(stages):
            went_on = await stages[at](went_on)
            at = at + 1 if went_on else max(at - 1, 0)

    async def choose_language(self, _forward: bool) -> bool:
        """By name, each in its own script."""
        await self.ask_language(first=True)
        return True

    async def choose_helper(self, _forward: bool) -> bool:
        """Role only. A child who interprets is a warning first."""
        while True:
            match await self.show(lambda now, _typed: role_screen(now, self.session.helper)):
                case Chose(role):
                    if role != CHILD or await self.child_may_interpret():
                        self.session.helper = role
                        return True
                case _:
                    return False

    async def child_may_interpret(self) -> bool:
        """Offers to wait for an interpreter; True when they go on with the child all the same."""
        match await self.show(lambda now, _typed: child_screen(now)):
            case Chose("go_on"):
                return True
            case Chose():
                await self.show(lambda now, _typed: waiting_screen(now))
        return False

    async def answer_questions(self, forward: bool) -> bool:
        """Every question asked, in order, with Back everywhere; entered backwards it begins with the last."""
        stops = [stop for stop in self.session.journey.stops() if stop.question != self.declaration]
        stop: Stop | None = stops[0 if forward else -1]
        went_on = True
        while stop is not None:
            went_on = await self.ask(stop)
            stop = self.neighbour(stop, went_on)
        return went_on

    def neighbour(self, stop: Stop, went_on: bool) -> Stop | None:
        """The next stop or the one before, as the answers stand now; None at the end of its row."""
        journey = self.session.journey
        found = journey.next(stop.place) if went_on else journey.previous(stop.place)
        return None if found is None or found.question == self.declaration else found

    async def ask(self, stop: Stop) -> bool:
        """One stop: a question, or a group with its repetitions. True for on, False for back."""
        if stop.question.kind is Kind.GROUP:
            return await self.ask_group(stop)
        match await self.show(partial(question_screen, self.equipment, self.session, stop)):
            case Answered(answer=answer):
                self.session.put(stop.place, answer)
                return True
            case Skipped() | Proceed():
                return True
        return False

    async def ask_group(self, stop: Stop) -> bool:
        """Its overview of cards, from which repetitions are added, opened and dropped."""
        group = stop.question.id
        while True:
            match await self.show(partial(group_screen, self.equipment, self.session, stop)):
                case AddItem():
                    await self.ask_item(group, self.session.add_item(group))
                case EditItem(index):
                    await self.ask_item(group, index)
                case RemoveItem(index):
                    self.session.drop_item(group, index)
                case Answered(answer=answer):
                    self.session.put(stop.place, answer)
                    return True
                case Skipped() | Proceed():
                    return True
                case _:
                    return False

    async def ask_item(self, group: str, index: int) -> None:
        """The small set of screens of one repetition; one left empty is dropped again."""
        stop: Stop | None = next(iter(self.session.journey.inside(group, index)), None)
        while stop is not None:
            stop = self.neighbour(stop, await self.ask(stop))
        if not self.session.items(group)[index]:
            self.session.drop_item(group, index)

    async def review(self, _forward: bool) -> bool:
        """Every answer; mending one comes back here, to the same page. Opens at the first that must be answered."""
        first = next((number for number, row in enumerate(self.rows()) if row.must), 0)
        while True:
            match await self.show(self.review_screen, str(first)):
                case Chose(id):
                    first, stop = next((n, row.stop) for n, row in enumerate(self.rows()) if str(row.stop.place) == id)
                    await self.ask(stop)
                case Proceed():
                    return True
                case _:
                    return False

    def rows(self) -> tuple[OverviewRow, ...]:
        """Every answer as it stands, in the languages of now."""
        return overview(self.session.journey, self.surroundings.voices, self.equipment.taking, self.declaration)

    def review_screen(self, now: Surroundings, typed: str) -> ReviewScreen:
        return ReviewScreen(now, self.rows(), self.review_step, int(typed))

    async def declare(self, _forward: bool) -> bool:
        """What the applicant confirms; the form's own declaration is answered by it."""
        outcome = await self.show(lambda now, _typed: declaration_screen(now, self.declaration, self.review_step))
        if outcome == Chose(AGREE) and self.declaration is not None:
            self.session.put(Place(self.declaration.id), AGREE)
        return outcome == Chose(AGREE)

    async def hand_over(self) -> None:
        """On paper, then the receipt and three faces."""
        receipt = await self.deliver()
        await self.show(lambda now, _typed: ReceiptScreen(now, receipt, self.delivery_step))
        await self.show(lambda now, _typed: feedback_screen(now))

    async def deliver(self) -> Receipt:
        """Prints; in the rehearsal office the pages are shown instead."""
        application = self.session.close(self.equipment.clock())
        delivery = self.equipment.deliver(application)
        handing_over = HandingOver(
            application, delivery, self.show, self.attend, self.equipment.clock, self.delivery_step
        )
        receipt = await handing_over.receipt()
        rehearsal = self.equipment.rehearsal
        if rehearsal is not None:
            link = await rehearsal.link()
            small = partial(self.equipment.small_page, delivery.pages().pdf)
            await self.show(lambda now, _typed: PreviewScreen(now, small, receipt.pages, link, self.delivery_step))
            await rehearsal.close()
        return receipt

    async def say_goodbye(self, papers: bool) -> None:
        """Thanks, in the language of the visit; everything has been erased."""
        self.watching = False
        await self.push_screen_wait(GoodbyeScreen(self.surroundings, papers=papers))

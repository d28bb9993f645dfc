"""The kiosk on a terminal: the visit told as one loop, from the rest screen to everything erased.

The one rule: a screen decides nothing but its own outcome; what happens next stands here and nowhere else.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual import work

from kiosk.delivery.registering import Registering
from kiosk.form.budget import Budget, budget_of
from kiosk.form.documentation import HERE
from kiosk.form.journey import Stop
from kiosk.terminal.agreeing import Agreeing
from kiosk.terminal.beginning import Beginning
from kiosk.terminal.capturing import Capturing
from kiosk.terminal.continuing import Continuing
from kiosk.terminal.documenting import Documenting
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.following import Following
from kiosk.terminal.late import Late
from kiosk.terminal.leaving import Leaving, Parting
from kiosk.terminal.noticing import notice_face
from kiosk.terminal.outcome import Chose, Proceed
from kiosk.terminal.overview import OverviewRow, overview, walk
from kiosk.terminal.papers import states_of
from kiosk.terminal.questioning import Questioning
from kiosk.terminal.screens.feedback import feedback_screen
from kiosk.terminal.screens.goodbye import GoodbyeScreen
from kiosk.terminal.screens.month import MonthScreen, month_screen
from kiosk.terminal.screens.rest import RestScreen
from kiosk.terminal.screens.review import PAPERS, ReviewedPapers, ReviewScreen
from kiosk.terminal.showing import ShowingApp, VisitEnded
from kiosk.terminal.signing_in import SigningIn
from kiosk.terminal.staffing import Staffing
from kiosk.terminal.surroundings import Surroundings
from kiosk.visit.session import Session
from kiosk.visit.signed_in import SignedIn

Stage = Callable[[bool], Awaitable[bool]]
"""One stretch of the visit: told whether it was entered forwards, it says whether to go on or back."""


class Kiosk(ShowingApp[None], inherit_bindings=False):
    """One visit. It ends by exiting; whoever started it forks the next."""

    CSS_PATH = Path(__file__).with_name("kiosk.tcss")

    def __init__(self, equipment: Equipment, session: Session) -> None:
        super().__init__(equipment, session)
        self.signing = SigningIn(equipment, session, self.show, self.attend)
        register, sign_in = equipment.register, self.signing.sign_in
        following = Following(equipment, session, register, self.show, sign_in) if register else None
        continuing = Continuing(equipment, session, equipment.sheets, self.show) if equipment.sheets else None
        late = Late(equipment, session, register, self.show) if register else None
        self.beginning = Beginning(session, self.show, self.pause, following, continuing, late)
        self.questions = Questioning(equipment, session, self.show, self.pause, self.signing.identify)
        self.registering: Registering | None = None
        self.capturing = Capturing(equipment, session, self.show, self.attend)
        self.documents = Documenting(equipment, session, self.show, self.capturing, self.questions.ask_papers)
        self.agreeing = Agreeing(equipment, session, self.show, lambda: self.review_step)

    def on_mount(self) -> None:
        self.take_terminal()
        self.watch_for_absence()
        self.listen_to_scanner()
        self.visit = self.tell_visit()

    @work
    async def tell_visit(self) -> None:
        """The whole visit. However it ends, everything is erased and the program with it."""
        parting = Parting()
        try:
            if not await self.rest():
                self.end()
                return
            self.count.begin()
            await self.walk_through()
            parting = await self.hand_over()
        except VisitEnded:
            pass
        self.erase()
        self.capturing.close()
        await self.say_goodbye(parting)
        if self.registering:
            # It was being told while people read; few leave so fast that it has not answered yet.
            await self.registering.settle()
        self.end()

    async def rest(self) -> bool:
        """Until somebody comes; False when staff chose something, with which the kiosk begins anew.

        First the helper may have to say whether the pictures are drawn right.
        """
        await self.check_pictures()
        door = self.equipment.staff
        is_digital = self.equipment.digisos is not None
        while not await self.push_screen_wait(
            RestScreen(self.surroundings, self.offering.offered, has_staff=door is not None, is_digital=is_digital)
        ):
            assert door is not None
            self.expect_somebody()
            if await Staffing(door, self.show).serve():
                return False
            self.expect_nobody()
        self.expect_somebody()
        return True

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What this visit goes through, as its errand makes it: late papers need no month and no declaration."""
        form = self.session.form
        return (
            self.choose_language,
            self.choose_errand,
            self.beginning.choose_helper,
            self.questions.ask_all,
            *([self.documents.gather] if self.session.documentation else ()),
            *([self.look_at_month] if form.budget else ()),
            self.review,
            *([self.agreeing.declare] if self.agreeing.question else ()),
        )

    async def walk_through(self) -> None:
        """Stage after stage; each may send back to the one before it, and is told which way it was entered.

        Whoever mends an application sees all of it at once: from there every question can be asked again.
        """
        at, went_on = 0, True
        while at < len(self.stages):
            stage = self.stages[at]
            went_on = await stage(went_on)
            at = at + 1 if went_on else max(at - 1, 0)
            if went_on and self.session.replaces and stage == self.beginning.choose_helper:
                at = self.stages.index(self.review)

    async def choose_language(self, _forward: bool) -> bool:
        """By name, each in its own script."""
        await self.ask_language(first=True)
        return True

    async def choose_errand(self, forward: bool) -> bool:
        """Another errand may be another form, with other steps on the rail, whose papers no phone sends to this one."""
        before = self.session.form
        went_on = await self.beginning.choose_errand(forward)
        if self.session.form is not before:
            self.capturing.close()
        self.speak(self.session.language)
        return went_on

    async def look_at_month(self, _forward: bool) -> bool:
        """What comes in, what goes out, and what is left; an amount nobody has named can be named here."""
        first = "0"
        while True:
            match await self.show(self.budget_screen, first):
                case Chose(id):
                    unknown = self.month.unknown
                    first = str(next(number for number, line in enumerate(unknown) if str(line.place) == id))
                    await self.questions.ask(self.stop_at(id))
                case Proceed():
                    return True
                case _:
                    return False

    @property
    def month(self) -> Budget:
        """The month's money as the answers stand."""
        return budget_of(self.session.form, self.session.journey)

    def budget_screen(self, now: Surroundings, typed: str) -> MonthScreen:
        return month_screen(now, self.month, self.review_step, int(typed or 0))

    def stop_at(self, place: str) -> Stop:
        """What is asked at this place."""
        return next(stop for stop, _ in walk(self.session.journey) if str(stop.place) == place)

    async def review(self, _forward: bool) -> bool:
        """Every answer; mending one comes back here, to the same page. Opens at the first that must be answered."""
        first = next((number for number, row in enumerate(self.rows()) if row.must), 0)
        while True:
            match await self.show(self.review_screen, str(first)):
                case Chose(id) if id == PAPERS:
                    first = len(self.rows())
                    await self.documents.gather(True)
                case Chose(id):
                    first = next(number for number, row in enumerate(self.rows()) if str(row.stop.place) == id)
                    await self.mend(self.stop_at(id))
                case Proceed():
                    return True
                case _:
                    return False

    async def mend(self, stop: Stop) -> None:
        """Asks it again; what came from a sign-in changes only with that."""
        if stop.question.id in self.session.given and stop.place.group is None:
            await self.signing.unlock()
        else:
            await self.questions.ask(stop, touched=True)

    def rows(self) -> tuple[OverviewRow, ...]:
        """Every answer as it stands, in the languages of now."""
        voices, session = self.surroundings.voices, self.session
        return overview(
            session.journey, voices, self.equipment.taking, self.agreeing.question, session.given, session.settled
        )

    def review_screen(self, now: Surroundings, typed: str) -> ReviewScreen:
        states = states_of(self.session, self.session.asked_documentation()).values()
        here = sum(each.state == HERE for each in states)
        papers = ReviewedPapers(here, len(states), sum(each.pages for each in states))
        return ReviewScreen(now, self.rows(), self.review_step, int(typed), papers)

    async def hand_over(self) -> Parting:
        """Out of the kiosk, then the receipt and three faces."""
        application = self.session.close(self.equipment.clock())
        delivery = self.equipment.deliver(
            application, self.session.signed_in, self.session.pages, wanted=self.session.wanted
        )
        self.registering = delivery.registering
        self.count.hand_over(lambda: delivery.receipt.channel if delivery.receipt else None, application.documents)
        leaving = Leaving(
            self.equipment, application, delivery, self.show, self.attend, self.delivery_step, lambda: self.size,
            self.sign_in_again,
        )  # fmt: skip
        parting = await leaving.to_receipt(self.session.documentation)
        notice_face(self.count, await self.show(lambda now, _typed: feedback_screen(now)))
        return parting

    async def sign_in_again(self) -> SignedIn | None:
        """The same person once more, where a sign-in lasts no longer; None where that came to nothing."""
        who = await self.signing.sign_in(self.delivery_step, self.session.signed_in)
        if who:
            self.session.signed_in = who
        return who

    def end(self) -> None:
        """No phone may go on signing in to a visit that is over, or sending to it."""
        self.capturing.close()
        self.signing.part()
        super().end()

    async def say_goodbye(self, parting: Parting) -> None:
        """Thanks, in the language of the visit; everything has been erased."""
        self.expect_nobody()
        await self.push_screen_wait(GoodbyeScreen(self.surroundings, papers=parting.papers, later=parting.later))

"""The questions of a form, from the first to the last, with Back everywhere and repetitions inside groups.

The one rule: an answer out of the usual is kept only when a person says that it is meant so; then it stands.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from kiosk.form.definition import Kind
from kiosk.form.journey import Stop
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.outcome import AddItem, Answered, EditItem, Outcome, Proceed, RemoveItem, Skipped
from kiosk.terminal.overview import declaration_of
from kiosk.terminal.screens.asking import group_screen, question_screen
from kiosk.terminal.screens.doubt import MEANT, DoubtScreen
from kiosk.terminal.screens.talk import talk_screen
from kiosk.terminal.showing import Build
from kiosk.terminal.who import first_of_who
from kiosk.visit.session import Session


class Show(Protocol):
    """Shows a screen until it decides something; `typed` stands in it."""

    def __call__(self, build: Build, typed: str = "") -> Awaitable[Outcome]: ...


class Questioning:
    """`pause` shows a screen on which somebody is waited for.

    `identify`: what comes before the questions of who somebody is; told whether it was entered forwards, it says
    whether to go on or back.
    """

    def __init__(
        self,
        equipment: Equipment,
        session: Session,
        show: Show,
        pause: Callable[[Build], Awaitable[Outcome]],
        identify: Callable[[bool], Awaitable[bool]] | None = None,
    ) -> None:
        self.equipment = equipment
        self.session = session
        self.show = show
        self.pause = pause
        self.identify = identify

    async def ask_all(self, forward: bool) -> bool:
        """Every question asked, in order; entered backwards it begins with the last."""
        declaration = declaration_of(self.session.form)
        stops = [stop for stop in self.session.journey.stops() if stop.question != declaration]
        stop: Stop | None = stops[0 if forward else -1]
        went_on = forward
        while stop is not None:
            went_on = await self.take(stop, went_on)
            stop = self.neighbour(stop, went_on)
        return went_on

    async def take(self, stop: Stop, forward: bool) -> bool:
        """One stop, entered this way; before the first question of who somebody is comes `identify`."""
        if self.identify is None or stop != first_of_who(self.session):
            return await self.ask_if_open(stop, forward)
        if forward and not await self.identify(True):
            return False
        while not await self.ask_if_open(stop, forward):
            if not await self.identify(False):
                return False
            forward = True
        return True

    async def ask_if_open(self, stop: Stop, forward: bool) -> bool:
        """Passes by what a sign-in has settled, and what the receipt of late papers has told."""
        is_known = stop.question.id in self.session.settled | self.session.told
        return forward if is_known else await self.ask(stop)

    async def ask_papers(self) -> None:
        """Which late papers there are beside those Nav waits for."""
        asks = self.session.asks_papers
        stop: Stop | None = next((each for each in self.session.journey.stops() if each.question.id in asks), None)
        while stop is not None and stop.question.id in asks and await self.ask(stop):
            stop = self.neighbour(stop, went_on=True)
        self.session.tick_wanted()

    def neighbour(self, stop: Stop, went_on: bool) -> Stop | None:
        """The next stop or the one before, as the answers stand now; None at the end of its row."""
        journey = self.session.journey
        found = journey.next(stop.place) if went_on else journey.previous(stop.place)
        return None if found is None or found.question == declaration_of(self.session.form) else found

    async def ask(self, stop: Stop, *, touched: bool = False) -> bool:
        """One stop: a question, or a group with its repetitions. True for on, False for back.

        `touched`: somebody asked to see its answer, so that it is not covered.
        """
        if stop.question.kind is Kind.GROUP:
            return await self.ask_group(stop)
        typed = ""
        while True:
            build = partial(question_screen, self.equipment, self.session, stop, touched=touched)
            match await self.show(build, typed):
                case Answered(raw, answer) as answered:
                    if await self.is_meant(stop, answered):
                        self.session.put(stop.place, answer)
                        await self.talk_first(stop, answered)
                        return True
                    typed = raw
                case Skipped() | Proceed():
                    return True
                case _:
                    return False

    async def is_meant(self, stop: Stop, answered: Answered) -> bool:
        """Whether an unusual answer is meant so; what was confirmed before is not asked again."""
        doubt = self.equipment.taking.doubt(stop.question, answered.answer)
        if doubt is None or self.session.journey.answer_at(stop.place) == answered.answer:
            return True
        taking, at = self.equipment.taking, self.session.form.steps.index(stop.step)
        return await self.show(lambda now, _typed: DoubtScreen(now, stop, answered.answer, doubt, taking, at)) == MEANT

    async def talk_first(self, stop: Stop, answered: Answered) -> None:
        """Waits, where that was the answer."""
        if stop.question.is_to_talk(answered.answer):
            at = self.session.form.steps.index(stop.step)
            await self.pause(lambda now, _typed: talk_screen(now, at))

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

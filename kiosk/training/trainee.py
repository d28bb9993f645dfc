"""A visit for practice: whom to meet, the role card, the ordinary visit with tips beside it, and what was noticed.

The one rule: what was noticed is worked out before the session is erased, shown once, and kept nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import events
from textual.screen import Screen

from kiosk.terminal.app import Kiosk
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.leaving import Parting
from kiosk.terminal.outcome import Chose, Outcome
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.showing import Build
from kiosk.terminal.surroundings import Surroundings
from kiosk.training.beside import CARD_KEY, with_tips
from kiosk.training.lesson import is_noticed
from kiosk.training.life import Life
from kiosk.training.playing import Played
from kiosk.training.screens import LivesScreen, noticed_screen, role_card
from kiosk.visit.session import Session


@dataclass(frozen=True, slots=True)
class Course:
    """`play`: how a life would have gone. `leave`: practice is over, and the kiosk with it."""

    lives: tuple[Life, ...]
    play: Callable[[Life], Played]
    leave: Callable[[], None]


class Trainee(Kiosk, inherit_bindings=False):
    """Ends as any visit does; the next one begins with the six lives again."""

    def __init__(self, equipment: Equipment, session: Session, course: Course) -> None:
        super().__init__(equipment, session)
        self.course = course
        self.played: Played | None = None

    async def rest(self) -> bool:
        """Until somebody has chosen a life and begins; False when practice is left."""
        await self.check_pictures()
        self.expect_somebody()
        while isinstance(chose := await self.show(lambda now, _typed: LivesScreen(now, self.course.lives)), Chose):
            life = next(each for each in self.course.lives if each.id == chose.id)
            if isinstance(await self.show(lambda now, _typed: role_card(now, life, begins=True)), Chose):  # noqa: B023
                self.played = self.course.play(life)
                return True
        self.course.leave()
        return False

    async def show(self, build: Build, typed: str = "") -> Outcome:
        return await super().show(partial(self.build_beside, build), typed)

    def build_beside(self, build: Build, now: Surroundings, typed: str) -> Screen[Any]:
        """The screen, with what practice has to say beside it."""
        screen = build(now, typed)
        if self.played:
            with_tips(screen, self.played)
        return screen

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key == CARD_KEY.lower():
            self.show_card()
            return
        await super().on_event(event)

    def show_card(self) -> None:
        """The role card once more, above whatever is asked."""
        screen = self.screen if self.screen_stack else None
        if self.played and isinstance(screen, FrameScreen) and screen.lane:
            self.notice_somebody()
            self.push_screen(role_card(self.surroundings, self.played.life, begins=False), screen.hear)

    async def hand_over(self) -> Parting:
        parting = await super().hand_over()
        await self.show_noticed()
        return parting

    async def show_noticed(self) -> None:
        """What this life was meant to teach."""
        assert self.played
        life, now = self.played.life, self.equipment.clock()
        noticed = [(lesson, is_noticed(lesson, self.session, self.played.meant, now)) for lesson in life.teaches]
        await self.show(lambda surroundings, _typed: noticed_screen(surroundings, noticed))

    def abandon_visit(self) -> None:
        """Nobody practises any more: the kiosk is an ordinary one again."""
        self.course.leave()
        super().abandon_visit()

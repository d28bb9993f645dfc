"""The desk's two screens and what stands on them: the case, today's list, the gateway's state, the last note.

The one rule: when nobody has pressed a key for the settings' idle time, the case is closed and home is shown.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from rich.cells import cached_cell_len
from textual import events
from textual._styles_cache import StylesCache
from textual.events import Event

from kiosk.desk.case import Case
from kiosk.desk.colours import themes
from kiosk.desk.counter import Counter
from kiosk.desk.done import Done
from kiosk.desk.inbox import Inbox
from kiosk.desk.means import Means
from kiosk.desk.note import Note, time_of
from kiosk.desk.screens.case import CaseScreen
from kiosk.desk.screens.home import HomeScreen, TodayRow
from kiosk.desk.screens.screen import DeskScreen
from kiosk.desk.widgets.dots import Dots
from kiosk.language.words import Words
from kiosk.shut import ShutApp

Answer = TypeVar("Answer")
# How long before closing a case it is said.
WARNING = 15


class ShowingApp(ShutApp[None], inherit_bindings=False):
    """`clock`: seconds that only go forwards."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012 - as Textual has it

    def __init__(self, means: Means, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = means.settings.theme
        self.animation_level = "none"
        self.means, self.words = means, means.words
        self.counter, self.inbox = Counter(means), Inbox()
        self.clock, self.touched = clock, clock()
        self.practice = self.words("desk.practice") if means.settings.practice else ""
        self.home = HomeScreen(*self.heading)
        self.last: Note | None = None
        self.shown = ""
        self._at_work = 0

    @property
    def heading(self) -> tuple[Words, str, str]:
        """What every screen begins with."""
        return self.words, self.words("desk.office", office=self.means.office.name), self.practice

    def apology(self) -> list[str]:
        """What to do when it has broken down."""
        return [self.words("desk.crash")]

    def on_mount(self) -> None:
        self.take_terminal()
        self.push_screen(self.home)
        self.set_interval(1, self.look_around)
        self.call_after_refresh(self.look_around)

    async def on_event(self, event: Event) -> None:
        """Any key or tap shows that somebody is there."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self.touch()
        await super().on_event(event)

    def touch(self) -> None:
        """Somebody is there."""
        self.touched = self.clock()

    @property
    def base(self) -> DeskScreen:
        """Home or case, whatever dialog lies above it."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, DeskScreen))

    @property
    def has_dialog(self) -> bool:
        """Whether a dialog lies above home or case."""
        return not isinstance(self.screen, DeskScreen)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that takes a while."""
        return self._at_work > 0

    def say(self, note: Note | None) -> None:
        """This note instead of the one before."""
        self.last = note
        self.base.say(note)

    def show_case(self) -> None:
        """The case as it stands, on its screen; home where there is none."""
        view = self.counter.view()
        if view is None or self.counter.case is None:
            self.go_home()
            return
        if not isinstance(self.base, CaseScreen):
            dots: Dots = "half" if self.means.settings.drawing == "block" else "sextant"
            self.push_screen(CaseScreen(*self.heading, dots))
        screen = self.base
        assert isinstance(screen, CaseScreen)
        pages = self.counter.case.pages
        screen.call_after_refresh(screen.show, view, pages)
        if self.shown != view.reference:
            self.shown = view.reference
            self.call_after_refresh(self.forget_painted)
        self.look_around()

    def go_home(self, note: Note | None = None) -> None:
        """The case is closed, dialogs with it."""
        self.counter.clear()
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.home.say(note)
        self.last = note
        self.look_around()
        self.call_after_refresh(self.forget_painted)

    def forget_painted(self) -> None:
        """Textual and Rich keep what they painted and measured last, answers too, for as long as the desk runs."""
        StylesCache.get_inner_outer.cache_clear()
        cached_cell_len.cache_clear()

    def look_around(self) -> None:
        """Once a second: the gateway, the list, and whether anybody is there."""
        if self.home not in self.screen_stack:
            # The second came while the screens are taken away.
            return
        registering = self.means.registering
        waiting = registering.waiting
        if not registering.is_tracked:
            told, is_away = self.words("desk.gateway.none"), False
        elif waiting:
            told, is_away = self.words("desk.gateway.waiting", count=str(waiting)), True
        elif self.counter.is_away:
            told, is_away = self.words("desk.gateway.away"), True
        else:
            told, is_away = self.words("desk.gateway.here"), False
        self.base.banner.tell(told, is_away=is_away)
        self.home.list(self.today())
        self.mind_absence()

    def mind_absence(self) -> None:
        """Says it before the case is closed, then closes it."""
        if self.counter.case is None:
            return
        left = self.means.settings.idle_seconds - (self.clock() - self.touched)
        if left <= 0:
            self.go_home(Note("told", self.words("desk.note.idle", reference=str(self.counter.case.reference))))
        elif left <= WARNING:
            self.base.say(Note("wait", self.words("desk.note.closing", seconds=str(int(left) + 1))))
        elif self.last is not None:
            self.base.say(self.last)

    def today(self) -> tuple[TodayRow, ...]:
        """Scans that wait to be opened, then what was done."""
        tracked = self.means.registering.is_tracked
        scans = [TodayRow("", str(reference), self.words("desk.today.scan"), "") for reference in self.inbox.references]
        done = [
            TodayRow(
                time_of(each.at),
                str(each.reference),
                self.words(f"desk.today.{each.kind}"),
                self.words(told_of(each)) if tracked and each.kind != "papers" else "",
            )
            for each in self.means.registering.today
        ]
        return (*scans, *done)

    async def off_thread(self, act: Callable[..., Answer], *given: object) -> Answer:
        """What may take a while, beside the screens."""
        self._at_work += 1
        try:
            return await asyncio.to_thread(partial(act, *given))
        finally:
            self._at_work -= 1

    def is_on_counter(self, case: Case) -> bool:
        """Whether this case still lies there: it may have been closed meanwhile."""
        return self.counter.case is case


def told_of(done: Done) -> str:
    """Whether the register knows, as a text id."""
    if done.fault is not None:
        return "desk.today.refused"
    return "desk.today.yes" if done.is_told else "desk.today.no"

"""Shows a screen until it decides something, seeing to language, hiding and ending on the way.

The one rule: a change of language or a hidden screen gives back the same screen, with what was typed still in it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, TypeVar

from textual import events
from textual.screen import Screen

from kiosk.form.definition import Kind
from kiosk.insight.counting import Count
from kiosk.language import script
from kiosk.language.pictogram import Cells
from kiosk.language.words import Voices
from kiosk.terminal.canvas import Block
from kiosk.terminal.caps import understood
from kiosk.terminal.equipment import Equipment
from kiosk.terminal.noticing import notice_left, notice_shown
from kiosk.terminal.offering import Offering, words_shown
from kiosk.terminal.outcome import ChangeLanguage, Chose, End, Hide, Outcome
from kiosk.terminal.reading_aloud import ReadingApp
from kiosk.terminal.scanning import Burst
from kiosk.terminal.screens.fontcheck import FontScreen
from kiosk.terminal.screens.language import LanguageScreen
from kiosk.terminal.screens.privacy import PrivacyScreen
from kiosk.terminal.screens.question import QuestionScreen
from kiosk.terminal.screens.receipt_code import ReceiptCodeScreen
from kiosk.terminal.screens.sheet import SheetScreen
from kiosk.terminal.serial_scanner import SerialScanner
from kiosk.terminal.surroundings import RailStep, Surroundings
from kiosk.terminal.themes import textual_themes
from kiosk.terminal.widgets.typed import Typed
from kiosk.visit.session import Session

Build = Callable[[Surroundings, str], Screen[Any]]
ReturnType = TypeVar("ReturnType")
FORBEARANCE = 5
"""So many times as long as elsewhere nobody is asked for while somebody is waited for."""


class VisitEnded(Exception):
    """Everything is to be erased, whatever screen we are on."""


class ShowingApp(ReadingApp[ReturnType], inherit_bindings=False):
    """Knows which language is spoken and how a screen is shown; not what the visit is."""

    def __init__(self, equipment: Equipment, session: Session) -> None:
        super().__init__()
        self.equipment = equipment
        self.session = session
        self.settings = equipment.settings
        self.surroundings = self.surround(session.language)
        self.burst = Burst()
        self.count = Count(equipment.tally)
        self.animation_level = "none"
        for theme in textual_themes():
            self.register_theme(theme)
        self.theme = equipment.settings.theme

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            if self.is_stray_scan(event):
                return
            event = event if isinstance(self.focused, Typed) else understood(event)
        await super().on_event(event)

    def is_stray_scan(self, event: events.Key) -> bool:
        """Whether this key is a scanner's, typed where no code is asked for: there its digits would choose cards."""
        if not self.screen_stack or isinstance(self.screen, SheetScreen) or isinstance(self.focused, Typed):
            self.burst = Burst()
            return False
        return self.burst.swallows("\r" if event.key == "enter" else event.character or "", event.time)

    def listen_to_scanner(self) -> None:
        """Where one is at a serial port; one that types like a keyboard needs no listening."""
        if self.settings.scanner:
            SerialScanner(self.settings.scanner, partial(self.call_from_thread, self.take_scan)).begin()

    def take_scan(self, text: str) -> None:
        """What that scanner has read: for the screen that asks for it; nothing elsewhere."""
        self.notice_somebody()
        if isinstance(self.screen, SheetScreen | ReceiptCodeScreen):
            self.screen.take_scan(text)
        elif isinstance(self.screen, QuestionScreen) and self.screen.question.kind is Kind.REFERENCE:
            self.screen.take(text)

    @property
    def form_rail(self) -> tuple[RailStep, ...]:
        """The form's own steps, and the papers where it asks for any."""
        form = self.session.form
        steps = tuple(RailStep(step.icon, f"step.{step.id}") for step in form.steps)
        return (*steps, RailStep("papers", "rail.papers")) if form.documentation else steps

    @property
    def review_step(self) -> int:
        """Where on the rail the review stands, after the form's own steps and the papers."""
        return len(self.form_rail)

    @property
    def delivery_step(self) -> int:
        """The last step of the rail."""
        return self.review_step + 1

    def surround(self, code: str) -> Surroundings:
        """What every screen is handed in this language."""
        words = partial(words_shown, self.equipment.library, self.equipment.drawable)
        rail = (*self.form_rail, RailStep("review", "rail.review"), RailStep("send", "rail.deliver"))
        voices = Voices(words(code), words(self.settings.helper_language))
        return Surroundings(
            voices, self.equipment.cells, self.settings.practice, rail, self.equipment.drawable.spaced,
            self.settings.voice.offered, self.equipment.tally is not None,
        )  # fmt: skip

    def draw_with(self, cells: Cells) -> None:
        """From now on pictures and large letters are drawn another way."""
        self.equipment = replace(self.equipment, cells=cells)
        self.surroundings = self.surround(self.session.language)

    async def check_pictures(self) -> None:
        """Where a font draws them the helper says whether it does; where not they are drawn in sextants."""
        if self.equipment.font_seen is not None:
            seen = await self.push_screen_wait(FontScreen(self.surroundings))
            self.equipment.font_seen(seen)
            if not seen:
                self.draw_with(Cells.load("sextant"))

    def speak(self, code: str) -> None:
        """From now on in this language."""
        self.session.language = code
        self.surroundings = self.surround(code)

    async def show(self, build: Build, typed: str = "") -> Outcome:
        """What the screen decided. Raises VisitEnded when that was to end and erase."""
        while True:
            screen = build(self.surroundings, typed)
            notice_shown(self.count, screen, self.surroundings)
            outcome: Outcome = await self.push_screen_wait(screen)
            notice_left(self.count, screen, outcome)
            self.forget_painted()
            for block in screen.query(Block).results():
                block.forget()
            match outcome:
                case ChangeLanguage(typed):
                    await self.ask_language()
                case Hide(typed):
                    if not await self.push_screen_wait(PrivacyScreen(self.surroundings)):
                        raise VisitEnded
                case End():
                    raise VisitEnded
                case _:
                    return outcome

    async def pause(self, build: Build) -> Outcome:
        """A screen on which somebody is waited for, who may be a while; it shows no answer."""
        self.forbearance = FORBEARANCE
        try:
            return await self.show(build)
        finally:
            self.forbearance = 1

    @cached_property
    def offering(self) -> Offering:
        """What the picker offers, and what it leaves out."""
        return Offering.of(self.equipment.library, self.settings.languages, self.equipment.drawable)

    async def ask_language(self, *, first: bool = False) -> None:
        """The picker; back keeps the language there was."""
        outcome = await self.show(lambda now, _typed: LanguageScreen(now, self.offering, first=first))
        if isinstance(outcome, Chose):
            self.speak(outcome.id)

    def attend(self, somebody: bool) -> None:
        """Whether somebody has to be there from now on; while the printer works nobody has."""
        self.watching, self._quiet = somebody, 0

    def abandon_visit(self) -> None:
        self.end()

    def end(self) -> None:
        """Silence, everything erased, the terminal empty, and the program at its end."""
        if self.equipment.voice:
            self.equipment.voice.stop()
        self.erase()
        self.leave_terminal()
        self.exit()

    def erase(self) -> None:
        """What may be counted of the visit is marked; then everything of it is forgotten."""
        self.count.close(self.session.language, self.session.helper)
        self.session.erase()

    def apology(self) -> list[str]:
        words = self.surroundings.voices.applicant
        texts = [words("crash.title"), words("crash.text")]
        return [line for text in texts for line in script.lines(text, self.size.width, words.language.direction)]

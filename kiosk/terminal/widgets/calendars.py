"""Which calendar a birth date is typed in, and the day as it reads in both.

The one rule: what is typed is Norwegian until somebody chooses otherwise; choosing changes nothing that was typed.
"""

from collections.abc import Iterator

from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from kiosk.language import script
from kiosk.language.calendars import FOREIGN, OWN, Calendar
from kiosk.language.pictogram import SIZES
from kiosk.language.words import Voices
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.themes import Surface
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.pressable import Pressable

KEY = "F7"
HIGH = 3
WORDS = SIZES["s"][0] + 2
WIDEST = 34
ROOMY = 22
"""Columns of a tab that has room for a picture."""
TICK = "✓"


class Tab(Pressable, can_focus=False):
    """One calendar; without one it asks for the others. Its key is that of the tabs where it is the next one.

    The ring never goes to it: it is a key or a tap, and typing goes on where it was.
    """

    class Chosen(Message):
        """This was pressed."""

        def __init__(self, calendar: Calendar | None) -> None:
            super().__init__()
            self.calendar = calendar

    def __init__(self, calendar: Calendar | None, label: str, second: str) -> None:
        super().__init__()
        self.calendar, self.label, self.second = calendar, label, second
        self.is_chosen = False

    def dress(self, *, chosen: bool, following: bool) -> None:
        """Whether it is the one that is typed in, and whether the key leads to it."""
        key = KEY if following else ""
        if (chosen, key) != (self.is_chosen, self.key):
            self.is_chosen, self.key = chosen, key
            self.repaint()

    @property
    def surface(self) -> Surface:
        # Not white: the ways out stand close beneath.
        return "chosen" if self.is_chosen else "desk"

    def press(self) -> None:
        self.post_message(self.Chosen(self.calendar))

    def paint(self, canvas: Canvas) -> None:
        is_roomy = canvas.width >= ROOMY
        if is_roomy:
            canvas.picture(1, 0, self.picture("tick" if self.is_chosen else "calendar", "s"))
        start = WORDS if is_roomy else 1
        room = canvas.width - start
        label = self.label if is_roomy or not self.is_chosen else f"{TICK} {self.label}"
        said = [(self.lines(label, room)[0], "label")]
        said += [(line, "second") for line in self.second_lines(self.second, room)[:1]]
        said += [(self.key, "second")] if self.key else []
        for y, (line, ink) in enumerate(said):
            canvas.at(start, y, line, ink)  # type: ignore[arg-type]


class Calendars(Placed):
    """The calendars as tabs, the speakers' own after the Norwegian; others only see that there are more."""

    def __init__(self, chosen: Calendar, voices: Voices) -> None:
        own = OWN.get(voices.applicant.language.code)
        order = (Calendar.GREGORIAN, *sorted(FOREIGN, key=lambda each: each is not own))
        self.tabs = [Tab(each, *voices.pair(f"calendar.{each}")) for each in order]
        self.more = Tab(None, *voices.pair("calendar.other"))
        super().__init__(*self.tabs, self.more)
        self.chosen = chosen
        self.is_open = own is not None or chosen is not Calendar.GREGORIAN
        self.choose(chosen)

    def choose(self, calendar: Calendar | None) -> None:
        """Types in this one from now on; None only shows which there are."""
        self.is_open = self.is_open or calendar is None
        self.chosen = calendar or self.chosen
        at = next(number for number, tab in enumerate(self.tabs) if tab.calendar is self.chosen)
        for number, tab in enumerate(self.tabs):
            is_next = self.is_open and number == (at + 1) % len(self.tabs)
            tab.dress(chosen=number == at, following=is_next)
        self.more.dress(chosen=False, following=not self.is_open)

    def rows(self, width: int) -> int:  # noqa: ARG002
        """How many it takes."""
        return HIGH

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        shown = self.tabs if self.is_open else [self.more]
        gutter = self.measure.gutter
        width = min(WIDEST, (size.width + gutter) // len(shown) - gutter)
        for number, tab in enumerate(shown):
            yield tab, Region(number * (width + gutter), 0, width, HIGH)


class InBoth(Block):
    """The day that was typed in both calendars; empty until it is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.text = self.second = ""

    def say(self, text: str, second: str) -> None:
        """Shows this day."""
        if (text, second) != (self.text, self.second):
            self.text, self.second = text, second
            self.repaint()

    def rows(self, width: int) -> int:  # noqa: ARG002
        return 1 if self.surroundings.voices.applicant.language == self.surroundings.voices.helper.language else 2

    def paint(self, canvas: Canvas) -> None:
        canvas.at(1, 0, script.finish(self.text, self.direction), "label")
        for line in self.second_lines(self.second, canvas.width - 2)[:1]:
            canvas.at(1, 1, line, "second")

"""One's own data sheet in front of the scanner: which codes are here, which are missing, what was wrong with the last.

The one rule: whatever is typed here is a scanner's: it is read and forgotten, shown nowhere, and presses no key.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Region, Size
from textual.timer import Timer
from textual.widget import Widget

from kiosk.terminal.outcome import Proceed
from kiosk.terminal.scanning import SILENCE, looks_scanned
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.sheets import KNOWN, TAKEN, take_code
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Alert, Hint
from kiosk.terminal.widgets.tiles import Tiles

if TYPE_CHECKING:
    from kiosk.paper.carrier import Gathering

LANE = (LanePart("scan", "lane.look", "own.lane.look"), LanePart("ask", "lane.ask", "own.lane.ask"))
LONGEST = 5000
"""The largest QR code there is holds 4,296 characters; what is longer is no code."""
ENDS = ("enter", "tab")


class SheetScreen(FrameScreen):
    """Ends with Proceed when no code is missing, or with Back. `gathering` outlives it."""

    def __init__(self, surroundings: Surroundings, gathering: "Gathering") -> None:
        super().__init__(surroundings, lane=LANE, absent=("next",))
        self.gathering = gathering
        self.middle = SheetMiddle(surroundings)
        self.heard: list[str] = []
        self.ending: Timer | None = None

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair("own.title"))
        yield self.middle

    def on_mount(self) -> None:
        self.show_codes()

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        return [Hint("continue_paper", *pair("own.help")), Hint("lock", *pair("follow.help.code"))]

    def on_key(self, event: events.Key) -> None:
        """Characters are a scanner's, up to the key it ends with; every other key does what it does elsewhere."""
        if event.character and event.is_printable:
            self.hear_letter(event.character)
        elif event.key in ENDS and self.heard:
            self.end_code()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        for text in event.text[: 10 * LONGEST].splitlines():
            self.take_scan(text)

    def hear_letter(self, letter: str) -> None:
        """One more character of a code."""
        if self.ending:
            self.ending.stop()
        self.ending = self.set_timer(SILENCE, self.end_code)
        if len(self.heard) < LONGEST:
            self.heard.append(letter)

    def end_code(self) -> None:
        """The scanner has ended, or somebody has pressed a key."""
        if self.ending:
            self.ending.stop()
        text = "".join(self.heard)
        self.heard.clear()
        if looks_scanned(text) or len(text) > 3:
            self.take_scan(text)

    def take_scan(self, text: str) -> None:
        """Keeps a part of the sheet, or says why it is none."""
        told = take_code(self.gathering, text)
        self.middle.say(*self.surroundings.voices.pair(told), wrong=told not in (TAKEN, KNOWN))
        self.show_codes()
        if self.gathering.is_complete:
            self.leave(Proceed())

    def show_codes(self) -> None:
        """Which are here."""
        self.middle.tiles.become(self.gathering.total, self.gathering.missing)


class SheetMiddle(Placed):
    """What to do, what was wrong with the last code, and the tiles."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.hint = Hint("scan", *surroundings.voices.pair("own.hint"))
        self.taken = Hint("tick", "")
        self.alert = Alert("")
        self.tiles = Tiles()
        super().__init__(self.hint, self.taken, self.alert, self.tiles)

    def say(self, text: str, second: str, *, wrong: bool) -> None:
        """What became of the last code."""
        self.alert.say(*((text, second) if wrong else ("", "")))
        self.taken.text, self.taken.second = ("", "") if wrong else (text, second)
        self.taken.repaint()
        self.rearrange()

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        air, top = (0 if self.measure.small else 1), 0
        said = [self.alert] if self.alert.text else [self.taken] if self.taken.text else []
        for block in (self.hint, *said):
            rows = block.rows(size.width)
            yield block, Region(0, top, size.width, rows)
            top += rows + air
        yield self.tiles, Region(0, top, size.width, max(1, size.height - top))


def sheet_screen(gathering: "Gathering", now: Surroundings, _typed: str) -> SheetScreen:
    """Nothing typed is handed on from one language to another: what is gathered stands in `gathering`."""
    return SheetScreen(now, gathering)

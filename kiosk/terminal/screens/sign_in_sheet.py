"""What stands on the screen while a phone signs in: steps and notes at the start side, code or number at the end side.

The one rule: a code is black on white and whole, or it is not shown at all; then its link can be typed.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.squares import modules
from kiosk.terminal.themes import Ink, Surface
from kiosk.terminal.whereabouts import Step
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.qr import QR, QUIET
from kiosk.terminal.widgets.signs import Alert, Hint

GAP = 3
FEWEST = 30
"""Columns that the words beside a code can do with."""
USUAL = 35
"""Columns of the code of a link of usual length."""
SCALES = (5, 3, 2)
FOOT = 3
WORDS = SIZES["s"][0] + 4
"""Column where the words of a step begin."""


class StepLine(Block):
    """One step: dark where the phone is now, with a tick where it has been."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step

    @property
    def surface(self) -> Surface:
        return "chosen" if self.step.reached == "now" else "card" if self.step.reached == "done" else "ground"

    def rows(self, width: int) -> int:
        return max(SIZES["s"][1], len(self._words(width)))

    def paint(self, canvas: Canvas) -> None:
        canvas.picture(2, 0, self.picture(self.step.icon, "s"), "faint" if self.step.reached == "open" else "picto")
        words = self._words(canvas.width)
        for y, (line, ink) in enumerate(words, (canvas.height - len(words)) // 2):
            canvas.at(WORDS, y, line, ink)
        if self.step.reached == "done":
            canvas.end(2, canvas.height // 2, "✓", "picto")

    def _words(self, width: int) -> list[tuple[str, Ink]]:
        first, second = self.step.text
        room = width - WORDS - 4
        return [
            *((line, "label") for line in self.lines(first, room)),
            *((line, "second") for line in self.second_lines(second, room)),
        ]


class NumberPanel(Block):
    """The two digits to choose on the phone, as large as they can be."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = str(number)

    @property
    def surface(self) -> Surface:
        return "card"

    def paint(self, canvas: Canvas) -> None:
        first, second = self.surroundings.voices.pair("signin.kiosk.number")
        digits = next(filter(None, (self.large(self.number, scale, "ltr") for scale in SCALES)), (self.number,))
        y = (canvas.height - len(digits) - 3) // 2
        canvas.middle(y, self.lines(first, canvas.width)[0], "label")
        canvas.picture_middle(y + 2, digits)
        for line in self.second_lines(second, canvas.width)[:1]:
            canvas.middle(y + 3 + len(digits), line, "second")


class PhoneSheet(Placed):
    """`small` is shown instead of a code that has no room."""

    DEFAULT_CSS = "PhoneSheet { height: 1fr; width: 1fr; }"

    def __init__(
        self, headline: Headline, steps: Sequence[StepLine], notes: Sequence[Hint], small: Alert, cancel: Card
    ) -> None:
        super().__init__(headline, *steps, *notes, small, cancel)
        self.headline, self.steps, self.notes, self.small, self.cancel = headline, steps, notes, small, cancel
        self.beside: QR | NumberPanel | None = None
        self.link = ""
        self.at = 0

    def show_code(self, link: str) -> None:
        """From now on there is something to scan."""
        self.link = link
        self._show(QR(link))

    def show_number(self, number: int) -> None:
        """A phone has scanned it: the number takes its place."""
        self._show(NumberPanel(number))

    def _show(self, block: "QR | NumberPanel") -> None:
        if self.beside is not None:
            self.beside.remove()
        self.beside = block
        self.mount(block)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        side, high = self._side(size)
        above = self.headline.rows(size.width) + 1
        is_above = above + high <= size.height
        if is_above:
            yield self.headline, Region(0, 0, size.width, above - 1)
        top = above if is_above else 0
        if side and self.beside is not None:
            yield self.beside, Region(size.width - side, top if is_above else (size.height - high) // 2, side, high)
        reading = Region(0, top, size.width - (side + GAP if side else 0), size.height - top)
        yield from self._read(reading, [] if is_above else [self.headline], is_whole=bool(side))

    def _side(self, size: Size) -> tuple[int, int]:
        """Columns and rows of what stands at the end side; none where that cannot be whole."""
        if not isinstance(self.beside, QR):
            return USUAL, min(USUAL // 2 + 1, size.height)
        for quiet in range(QUIET, 0, -1):
            self.beside.modules = modules(self.link, quiet)
            side, high = len(self.beside.modules[0]), self.beside.rows(0)
            if high <= size.height and size.width - side - GAP >= FEWEST:
                self.beside.forget()
                return side, high
        return 0, 0

    def _read(self, room: Region, first: Sequence[Block], *, is_whole: bool) -> Iterator[tuple[Widget, Region]]:
        """Everything from the top, with as many of the steps as there is room for, and the way out at the foot."""
        small = [] if is_whole else [self.small]
        near = self.steps[self.at :]
        for steps, air, is_bare in (
            (self.steps, 1, False),
            (self.steps, 0, False),
            (self.steps, 0, True),
            *((near[:number], 0, True) for number in (3, 2, 1)),
        ):
            said = [*first, *small, *steps]
            notes = [note.word_rows(room.width) if is_bare else note.rows(room.width) for note in self.notes]
            rows = [*(block.rows(room.width) for block in said), *notes]
            if sum(rows) + len(first) + air * len(rows) + FOOT <= room.height:
                break
        blocks = [*said, *self.notes]
        y = room.y
        for block, high in zip(blocks, rows, strict=True):
            if y + high > room.bottom - FOOT:
                break
            yield block, Region(0, y, room.width, high)
            y += high + (1 if block in first else air)
        yield self.cancel, Region(0, room.bottom - FOOT, room.width, FOOT)

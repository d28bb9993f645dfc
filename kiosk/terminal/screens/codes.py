"""The data sheet's codes on the screen, one by one, to photograph where no printer works.

The one rule: a code is black on white and whole, or it is not shown at all; nobody goes on before they say that they
have every picture.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.canvas import Block
from kiosk.terminal.measure import Measure
from kiosk.terminal.outcome import Proceed
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.qr import QR, QUIET
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Alert, Hint

LANE = (LanePart("camera", "lane.ask", "codes.lane.ask"), LanePart("phone", "lane.look", "codes.lane.look"))
ALL, AGAIN = "all", "again"
SMALLEST, LARGEST = 3, 25
"""QR versions: in less than the smallest so little has room that there would be too many codes; the paper's largest."""
GAP = 3
WORDS, FEWEST = 30, 20
"""Columns for the words beside a code, and the fewest they can do with while the helper's lane is open."""
ASKED = 7
"""Rows of the cards that ask whether every picture is there."""


def largest_version(width: int, height: int) -> int:
    """The largest QR version whose code can be shown on a terminal of so many cells; 0 where it is too small."""
    measure = Measure(width, height)
    rows = measure.middle - 2 * measure.air
    columns = width - 2 * measure.margin - measure.lane("folded") - GAP - WORDS
    modules = min(2 * rows, columns) - 2 * QUIET
    version = min((modules - 17) // 4, LARGEST)
    return version if version >= SMALLEST else 0


def codes_screen(now: Surroundings, parts: Sequence[str], at: int, typed: str = "") -> "CodesScreen":
    """`parts`: the texts of the codes; `typed`: the code it begins with, by its number from 0. Ends with Proceed."""
    return CodesScreen(now, parts, at, int(typed or 0))


class CodesScreen(FrameScreen):
    """Ends with Proceed once somebody has said that every picture is there, or with Back before the first code."""

    def __init__(self, surroundings: Surroundings, parts: Sequence[str], at: int, first: int = 0) -> None:
        # The open lane would take the columns that a code needs; the last page is answered by a card.
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=True)
        self.parts = tuple(parts)
        self.pages = CodePages(surroundings, self.parts, first)

    def body(self) -> Iterator[Widget]:
        yield self.pages

    def typed(self) -> str:
        return str(self.pages.page)

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        if message.card.choice == ALL:
            self.leave(Proceed())
        else:
            self.pages.show_first()


class CodePages(Paged):
    """A page for each code, and the last one to ask whether every picture is there."""

    DEFAULT_CSS = "CodePages { height: 1fr; width: 1fr; }"

    def __init__(self, surroundings: Surroundings, parts: Sequence[str], first: int) -> None:
        pair = surroundings.voices.pair
        self.codes = [QR(part) for part in parts]
        self.headlines = (Headline(*pair("codes.title")), Headline(*pair("codes.all")))
        self.numbers = [
            Hint("scan", *pair("codes.number", number=str(at), total=str(len(parts)))) for at in count(parts)
        ]
        self.hints = (Hint("camera", *pair("codes.each")), Hint("office", *pair("codes.desk")))
        self.small = Alert(*pair("codes.small"))
        self.cards = Shelf(Card(ALL, "1", "yes", *pair("codes.yes")), Card(AGAIN, "2", "again", *pair("codes.again")))
        super().__init__(*self.headlines, *self.numbers, *self.hints, self.small, self.cards, *self.codes)
        self.pages = len(self.codes) + 1
        self.page = min(first, self.pages - 1)

    def show_first(self) -> None:
        """From the first code again."""
        self.turn(-self.page)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        title, question = self.headlines
        if self.page < len(self.codes):
            yield from self._code(self.codes[self.page], (title, self.numbers[self.page], *self.hints), size)
        else:
            rows = question.rows(size.width)
            yield question, Region(0, 0, size.width, rows)
            yield self.cards, Region(0, rows + self._air, size.width, max(ASKED, size.height - rows - self._air))
        self.post_message(Shelf.Turned(None))

    def _code(self, code: QR, words: Sequence[Block], size: Size) -> Iterator[tuple[Widget, Region]]:
        """The code at the end side, as high as the room; what to do beside it."""
        side, rows = len(code.modules[0]), code.rows(size.width)
        fits = rows <= size.height and side + GAP + FEWEST <= size.width
        reading = size.width - (side + GAP if fits else 0)
        top = 0
        for block in words if fits else (words[0], self.small):
            high = block.rows(reading)
            if top + high > size.height:
                break
            yield block, Region(0, top, reading, high)
            top += high + self._air
        if fits:
            yield code, Region(size.width - side, 0, side, rows)

    @property
    def _air(self) -> int:
        return 0 if self.measure.small else 1


def count(parts: Sequence[str]) -> range:
    """Their numbers, from 1."""
    return range(1, len(parts) + 1)

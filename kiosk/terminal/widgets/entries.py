"""Papers and amounts as a list in one column or two: each entry its key, picture, words, and how it stands.

The one rule: no word is cut: an entry is as high as its words need, and what does not fit is on the next page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language import script
from kiosk.terminal.canvas import Canvas
from kiosk.terminal.widgets.headline import Page
from kiosk.terminal.widgets.pressable import CAP, paint_cap, paint_ring
from kiosk.terminal.widgets.row import PICTURE, Row, RowState
from kiosk.terminal.widgets.shelf import KEYS, Listing, Shelf

LOWEST = PICTURE // 2
WORDS = CAP + 1 + PICTURE + 1
"""Column where the words begin, after key and picture."""
END = PICTURE + 3
"""Columns of the picture at the end, clear of the ring."""
BROAD = 60
"""So wide, how it stands is said beside its picture; in less, beneath the words."""
NARROWEST = 36


class Entry(Row):
    """A row that says how something stands in a picture and words of both languages. `ruled`: a line beneath it."""

    def __init__(self, id: str, icon: str, label: str, second: str, state: RowState) -> None:
        super().__init__(id, "1", (icon,), label, second, state)
        self.stands = state
        self.ruled = False

    def rows(self, width: int) -> int:
        beneath = 0 if width >= BROAD else len(self._state())
        return max(LOWEST, len(self._words(width)) + beneath)

    def paint(self, canvas: Canvas) -> None:
        if self.has_focus:
            paint_ring(canvas, closed=False)
        elif self.ruled:
            canvas.put(0, canvas.height - 1, "─" * canvas.width, "line")
        paint_cap(self, canvas, self.key)
        canvas.picture(CAP + 1, 0, self.picture(self.icons[0], "s"))
        words, state = self._words(canvas.width), self._state()
        for y, (line, ink) in enumerate(words):
            canvas.at(WORDS, y, line, ink)  # type: ignore[arg-type]
        top = 0 if canvas.width >= BROAD else max(len(words), LOWEST - len(state))
        canvas.picture_end(2, max(0, top + len(state) - LOWEST), self.picture(self.stands.icon, "s"))
        for y, (line, ink) in enumerate(state, top):
            canvas.end(END, y, line, ink)  # type: ignore[arg-type]

    def _words(self, width: int) -> list[tuple[str, str]]:
        """What it is, in lines with their ink."""
        beside = self._state_width() + 2 if width >= BROAD else 0
        room = width - WORDS - END - beside
        return [
            *((line, "label") for line in self.lines(self.label, room)),
            *((line, "second") for line in self.second_lines(self.second, room)),
        ]

    def _state(self) -> list[tuple[str, str]]:
        """How it stands, a line for each language with its ink."""
        helper = self.surroundings.voices.helper.language.direction
        first, second = script.finish(self.stands.text, self.direction), script.finish(self.stands.second, helper)
        return [(line, ink) for line, ink in ((first, "words"), (second, "second")) if line]

    def _state_width(self) -> int:
        return max(script.width(self.stands.text), script.width(self.stands.second))


@dataclass(frozen=True, slots=True)
class Columns:
    """How entries stand: so many beside each other, so many lines to a page, each line so high."""

    number: int
    lines: int
    height: int

    @property
    def capacity(self) -> int:
        return min(self.number * self.lines, len(KEYS))


class Entries(Listing):
    """Opens at the page of the entry `first`; `top` is the entry its page begins with."""

    DEFAULT_CSS = "Entries { height: 1fr; width: 1fr; }"

    def __init__(self, *entries: Entry, first: int = 0, id: str | None = None) -> None:
        super().__init__(*entries, id=id)
        self.entries: Sequence[Entry] = entries
        self.first: int | None = first
        self.most = 1

    @property
    def top(self) -> int:
        """The entry the page begins with."""
        return self.page * self.most

    def columns(self, size: Size) -> Columns:
        """The fewest pages; then the fewest columns."""
        ways = [self._columns(number, size) for number in ((1, 2) if self._is_broad(size.width) else (1,))]
        fitting = [each for each in ways if each.height <= size.height] or ways[:1]
        return min(fitting, key=lambda each: -(-len(self.entries) // each.capacity))

    def rows_for_all(self, width: int) -> int:
        """The fewest rows in which all stand on one page."""
        numbers = (1, 2) if self._is_broad(width) else (1,)
        return min(-(-len(self.entries) // number) * self._height(self._breadth(number, width)) for number in numbers)

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        columns = self.columns(size)
        self.most = columns.capacity
        if self.first is not None:
            self.page, self.first = self.first // self.most, None
        self.pages = max(1, -(-len(self.entries) // self.most))
        self.page = min(self.page, self.pages - 1)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))
        breadth, gutter = self._breadth(columns.number, size.width), self.measure.gutter
        ruled = columns.height > self._height(breadth)
        for index, entry in enumerate(self.entries[self.top :][: self.most]):
            line, column = divmod(index, columns.number)
            self._dress(entry, KEYS[index], raised=not ruled and line % 2 == 0, ruled=ruled)
            yield entry, Region(column * (breadth + gutter), line * columns.height, breadth, columns.height)

    def _is_broad(self, width: int) -> bool:
        """Whether two stand beside each other."""
        return len(self.entries) > 1 and width >= 2 * NARROWEST + self.measure.gutter

    def _columns(self, number: int, size: Size) -> Columns:
        """So many columns; with a rule beneath each entry where all fit so."""
        height = self._height(self._breadth(number, size.width))
        lines = -(-len(self.entries) // number)
        if lines * (height + 1) <= size.height and not self.measure.small:
            height += 1
        return Columns(number, max(1, size.height // height), height)

    def _breadth(self, number: int, width: int) -> int:
        return (width - (number - 1) * self.measure.gutter) // number

    def _height(self, breadth: int) -> int:
        return max((entry.rows(breadth) for entry in self.entries), default=LOWEST)

    def _dress(self, entry: Entry, key: str, *, raised: bool, ruled: bool) -> None:
        if (entry.key, entry.raised, entry.ruled) != (key, raised, ruled):
            entry.key, entry.raised, entry.ruled = key, raised, ruled
            entry.repaint()

"""Where an application is: how far it has come, what that means, what to bring, and where the office is.

The one rule: it says the same as the status page on a phone, in the same words, and nothing about the answers.
"""

from collections.abc import Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.themes import Surface
from kiosk.terminal.whereabouts import Step, Whereabouts
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline, Page
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.paged import Paged
from kiosk.terminal.widgets.pressable import paint_edge
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.signs import Hint, poured

LANE = (LanePart("ask", "lane.ask", "follow.lane.ask"), LanePart("none", "lane.avoid", "follow.status.lane.avoid"))
PAPERS, MORE, END = "papers", "more", "end"
PICTURE = SIZES["s"][0]
COLUMN = 36
"""Columns of a text that is read beside another."""
GAP = 3
CARD = 32
"""Columns a card at the foot needs for its key, its picture and its words."""
ROOMY = 44
"""Rows of a terminal on which steps and cards have edges; on others what is said needs the room."""


class StepMark(Block):
    """One step: dark where the application is now, with a tick where it has been."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step

    @property
    def surface(self) -> Surface:
        return {"done": "card", "now": "chosen", "open": "ground"}[self.step.reached]  # type: ignore[return-value]

    def rows(self, width: int) -> int:
        return max(SIZES["s"][1], len(self._words(width))) + (0 if self.is_low else 2)

    @property
    def is_low(self) -> bool:
        """Whether there is no room for an edge."""
        return self.measure.height < ROOMY

    def paint(self, canvas: Canvas) -> None:
        if not self.is_low and self.step.reached != "now":
            paint_edge(self, canvas)
        top, picture = (0 if self.is_low else 1), self.picture(self.step.icon, "s")
        canvas.picture(2, top, picture, "faint" if self.step.reached == "open" else "picto")
        for y, (line, first) in enumerate(self._words(canvas.width), top):
            canvas.at(PICTURE + 4, y, line, "label" if first else "second")
        if self.step.reached == "done":
            canvas.end(1 if self.is_low else 2, top, "✓", "picto")

    def _words(self, width: int) -> list[tuple[str, bool]]:
        room, (first, second) = width - PICTURE - 8, self.step.text
        return [(line, True) for line in self.lines(first, room)] + [
            (line, False) for line in self.second_lines(second, room)
        ]


class StatusSheet(Paged):
    """The steps on top, the cards at the foot, and between them what is said: in two columns where there is room."""

    DEFAULT_CSS = "StatusSheet { height: 1fr; width: 1fr; }"

    def __init__(self, steps: Sequence[StepMark], hints: Sequence[Hint], cards: Sequence[Card]) -> None:
        super().__init__(*steps, *hints, *cards)
        self.steps, self.hints, self.cards = steps, hints, cards

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        air, strip = 0 if self.measure.small else 1, 5 if self.measure.height >= ROOMY else 3
        feet = list(self._feet(size.width))
        foot = strip * len(feet)
        number = 2 if size.width >= 2 * COLUMN + GAP else 1
        breadth = (size.width - (number - 1) * GAP) // number
        top = max((step.rows(self._third(size)) for step in self.steps), default=-air) + air
        columns = poured(self.hints, breadth, size.height - top - foot - air, air)
        self.pages = -(-len(columns) // number)
        self.page = min(self.page, self.pages - 1)
        yield from self._across(self.steps, size.width, 0, top - air)
        for place, column in enumerate(columns[self.page * number :][:number]):
            y = top
            for hint in column:
                yield hint, Region(place * (breadth + GAP), y, breadth, hint.rows(breadth))
                y += hint.rows(breadth) + air
        for place, cards in enumerate(feet):
            yield from self._across(cards, size.width, size.height - foot + place * strip, strip)
        self.post_message(Shelf.Turned(Page(self.page + 1, self.pages) if self.pages > 1 else None))

    def _feet(self, width: int) -> Iterator[Sequence[Card]]:
        """The cards of each row at the foot: all in one where their words have room, else two by two."""
        number = len(self.cards) if width >= len(self.cards) * (CARD + self.measure.gutter) else 2
        for first in range(0, len(self.cards), number):
            yield self.cards[first : first + number]

    def _third(self, size: Size) -> int:
        return (size.width - 2 * self.measure.gutter) // max(1, len(self.steps))

    def _across(self, row: Sequence[Block], width: int, y: int, height: int) -> Iterator[tuple[Widget, Region]]:
        gutter = self.measure.gutter
        for column, block in enumerate(row):
            left = round(column * (width + gutter) / len(row))
            right = round((column + 1) * (width + gutter) / len(row)) - gutter
            yield block, Region(left, y, right - left, height)


class StatusScreen(FrameScreen):
    """Ends with Chose: PAPERS (to bring papers now), MORE (what the municipality told) or END, or with Back.

    `more`: whether there is a way to hear it.
    """

    help = "follow.status.help"

    def __init__(self, surroundings: Surroundings, whereabouts: Whereabouts, *, more: bool = False) -> None:
        super().__init__(surroundings, lane=LANE, lane_folded=True, absent=("next",))
        self.whereabouts, self.more = whereabouts, more

    def body(self) -> Iterator[Widget]:
        pair, told = self.surroundings.voices.pair, self.whereabouts
        yield Headline(*told.title.text)
        yield StatusSheet(
            [StepMark(step) for step in told.steps],
            [Hint(line.icon, *line.text) for line in told.lines],
            [Card(id, str(key), icon, *pair(text), strip=True) for key, (id, icon, text) in enumerate(self.choices, 1)],
        )

    @property
    def choices(self) -> Sequence[tuple[str, str, str]]:
        """Id, picture and text of each card. Papers for what no longer counts go under another number."""
        papers, more = (PAPERS, "later_paper", "follow.papers"), (MORE, "phone", "follow.more")
        end = (END, "exit", "follow.end")
        return (*([papers] if self.whereabouts.steps else []), *([more] if self.more else []), end)

    def explain(self) -> Sequence[Hint]:
        return [Hint("info", *self.surroundings.voices.pair(self.help))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))

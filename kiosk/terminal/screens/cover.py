"""Covering parts of a page: a rectangle that is moved, sized and set down, with keys or with the mouse.

The one rule: what is covered here is black in the page itself for good, once this screen is left; until then the last
can be taken back.
"""

from collections.abc import Iterator, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.covering import Loupe, Overview
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.page_picture import place
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint
from kiosk.terminal.widgets.tool import HIGH, NARROWEST, Tool
from kiosk.visit.document import Area, Page

LANE = (LanePart("ask", "lane.ask", "intake.cover.lane.ask"), LanePart("look", "lane.look", "intake.cover.lane.look"))
SET, UNDO = "set", "undo"
MOVES = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
SIZES = {
    "shift+left": (-1, 0), "shift+right": (1, 0), "shift+up": (0, -1), "shift+down": (0, 1),
    "plus": (2, 1), "minus": (-2, -1), "+": (2, 1), "-": (-2, -1),
}  # fmt: skip
GAP = 3
ROOMY = 22
PARTS = 10_000


def areas_of(drawn: str) -> tuple[Area, ...]:
    """What such a screen ended with."""
    return tuple(Area(*(int(side) / PARTS for side in each.split(","))) for each in drawn.split(";") if each)


def written(areas: Sequence[Area]) -> str:
    """The other way round: sides in parts of ten thousand."""
    sides = ((area.left, area.top, area.right, area.bottom) for area in areas)
    return ";".join(",".join(str(round(side * PARTS)) for side in each) for each in sides)


class CoverSheet(Placed):
    """The whole page at the start side; beside it a closer look, and what can be pressed."""

    DEFAULT_CSS = "CoverSheet { height: 1fr; width: 1fr; }"

    def __init__(
        self, page: Overview, loupe: Loupe, headline: Headline, hints: Sequence[Hint], tools: Sequence[Tool]
    ) -> None:
        super().__init__(page, loupe, headline, *hints, *tools)
        self.page, self.loupe, self.headline, self.hints, self.tools = page, loupe, headline, hints, tools

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        fewest = 2 * NARROWEST + 1
        room = Region(0, 0, max(4, min(self.page.grey.columns_at(size.height), size.width - fewest - GAP)), size.height)
        page = place(self.page.grey, room)
        yield self.page, page
        x, breadth = page.right + GAP, size.width - page.right - GAP
        y = self.headline.rows(breadth)
        yield self.headline, Region(x, 0, breadth, y)
        for hint in self.hints:
            rows = hint.word_rows(breadth) if size.height < ROOMY else hint.rows(breadth)
            yield hint, Region(x, y + (0 if self.measure.small else 1), breadth, rows)
            y += rows + (0 if self.measure.small else 1)
        wide = (breadth - 1) // 2
        top = size.height - HIGH
        for number, tool in enumerate(self.tools):
            yield tool, Region(x + number * (wide + 1), top, wide, HIGH)
        if top - y - 2 >= HIGH:
            yield self.loupe, Region(x, y + 1, breadth, top - y - 2)


class CoverScreen(FrameScreen):
    """Ends with Chose: the areas to cover, as `areas_of` reads them; "" for none.

    `closer`: the page in grey levels for the closer look, as many a line as make it as wide as the page. `typed`: as
    the end.
    """

    def __init__(
        self, now: Surroundings, page: Page, closer: bytes, width: int, at: int | None, typed: str = ""
    ) -> None:
        super().__init__(
            now, at=at, lane=LANE, lane_folded=True, next_ready=True, next_text="intake.cover.done", next_icon="yes"
        )
        pair = now.voices.pair
        self.page = Overview(page)
        self.page.areas = list(areas_of(typed))
        self.loupe = Loupe(self.page, closer, width)
        self.cover_sheet = CoverSheet(
            self.page,
            self.loupe,
            Headline(*pair("intake.cover.title")),
            [Hint("touch", *pair("intake.cover.how"))],
            [
                Tool(SET, "1", "cover", *pair("intake.cover.set")),
                Tool(UNDO, "2", "uncover", *pair("intake.cover.undo")),
            ],
        )

    def body(self) -> Iterator[Widget]:
        yield self.cover_sheet

    def typed(self) -> str:
        return written(self.page.areas)

    def on_key(self, event: events.Key) -> None:
        if event.key in MOVES:
            self.page.shift(*MOVES[event.key])
        elif event.key in SIZES:
            self.page.stretch(*SIZES[event.key])
        elif event.character in SIZES:
            self.page.stretch(*SIZES[event.character])
        else:
            return
        # Otherwise the frame would take it too: Textual hands a key to the whole line of classes.
        event.prevent_default()
        event.stop()

    def enter(self) -> None:
        """Sets the rectangle down, unless the ring is elsewhere."""
        if self.focused is None:
            self.page.set_down()
        else:
            super().enter()

    def go_next(self) -> None:
        self.leave(Chose(self.typed()))

    def go_back(self) -> None:
        """What was set down is covered: nobody loses what they see on the screen."""
        self.leave(Chose(self.typed()))

    def on_tool_used(self, message: Tool.Used) -> None:
        message.stop()
        if message.tool.choice == SET:
            self.page.set_down()
        else:
            self.page.take_back()

    def on_overview_changed(self, message: Overview.Changed) -> None:
        message.stop()
        self.loupe.refresh()

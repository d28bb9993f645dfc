"""One page, as large as the terminal allows: what was seen on it, what to do about that, and what can be done with it.

The one rule: it never refuses a page: keeping it is one key, whatever was seen.
"""

from collections.abc import Iterator, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.definition import Documentation
from kiosk.terminal.advice import advice
from kiosk.terminal.conversation import described
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.finding_line import FindingLine
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.page_picture import PagePicture, grey_of, place
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint
from kiosk.terminal.widgets.tool import HIGH, NARROWEST, Tool
from kiosk.visit.document import MENDED, Pages

LANE = (LanePart("look", "lane.look", "intake.page.lane.look"), LanePart("ask", "lane.ask", "intake.page.lane.ask"))
RETAKE, TURN, COVER, OUT, EARLIER, LATER = TOOLS = (
    "retake",
    "turn",
    "cover",
    "leave_out",
    "page_earlier",
    "page_later",
)
"""Ids, which are the concepts of their pictures too."""
TEXTS = {
    RETAKE: "intake.page.retake",
    TURN: "intake.page.turn",
    COVER: "intake.page.cover",
    OUT: "intake.page.out",
    EARLIER: "intake.page.earlier",
    LATER: "intake.page.later",
}
GAP, COLUMNS = 3, 2
ROOMY = 22
PLANS = ((HIGH + 2, 1, False), (HIGH, 1, False), (HIGH, 0, False), (HIGH, 1, True), (HIGH, 0, True))
"""Rows of a tool, rows between everything, whether findings are told in few words: the roomiest first."""
FEWEST = 2 * NARROWEST + 1
"""Columns that what stands beside a page can do with."""


class PageSheet(Placed):
    """The page at the start side, everything else beside it."""

    DEFAULT_CSS = "PageSheet { height: 1fr; width: 1fr; }"

    def __init__(
        self,
        picture: PagePicture,
        headline: Headline,
        found: Sequence[FindingLine],
        well: FindingLine,
        tools: Sequence[Tool],
    ) -> None:
        super().__init__(picture, headline, *found, well, *tools)
        self.picture, self.headline, self.tools = picture, headline, tools
        self._said: Sequence[FindingLine] = found or [well]

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        grey = self.picture.grey
        room = Region(0, 0, max(4, min(grey.columns_at(size.height), size.width - FEWEST - GAP)), size.height)
        page = place(grey, room)
        yield self.picture, page
        x = page.right + GAP
        breadth = size.width - x
        rows = self.headline.rows(breadth)
        yield self.headline, Region(x, 0, breadth, rows)
        y = rows + (0 if self.measure.small and size.height < ROOMY else 1)
        high, air, is_brief = self._plan(breadth, size.height - y)
        for block in self._said:
            block.is_brief = is_brief
            if y + block.rows(breadth) > size.height - self._foot(high, air):
                break
            yield block, Region(x, y, breadth, block.rows(breadth))
            y += block.rows(breadth) + air
        top = size.height - self._foot(high, air)
        wide = (breadth - 1) // COLUMNS
        for number, tool in enumerate(self.tools):
            line, column = divmod(number, COLUMNS)
            tool.raise_up(bool(air) or line % 2 == 0)
            yield tool, Region(x + column * (wide + 1), top + line * (high + air), wide, high)

    def _plan(self, breadth: int, room: int) -> tuple[int, int, bool]:
        """How high the tools are, the air between things, and whether little is said: as roomy as everything fits."""
        for high, air, is_brief in PLANS:
            for block in self._said:
                block.is_brief = is_brief
            said = sum(block.rows(breadth) + air for block in self._said)
            if said + self._foot(high, air) <= room:
                break
        return high, air, is_brief

    def _foot(self, high: int, air: int) -> int:
        """Rows of the tools."""
        lines = -(-len(self.tools) // COLUMNS)
        return lines * (high + air) - air


class PageScreen(FrameScreen):
    """Page `number` (from 0) of `pages`. Ends with Proceed (it is kept), Back, or Chose: one of TOOLS."""

    enter_means_next = True

    def __init__(self, now: Surroundings, paper: Documentation, pages: Pages, number: int, at: int | None) -> None:
        super().__init__(
            now, at=at, lane=LANE, lane_folded=True, next_ready=True, next_text="intake.page.keep", next_icon="yes"
        )
        self.paper, self.page = paper, pages[number]
        pair = now.voices.pair
        headline = Headline(*pair("intake.page.title", number=str(number + 1), total=str(len(pages))))
        found = sorted(self.page.findings, key=lambda kind: kind in MENDED)
        self.sheet_of_page = PageSheet(
            PagePicture(grey_of(self.page)), headline, [FindingLine(kind, self.page.source) for kind in found],
            FindingLine(None), list(self.tools(number, len(pages))),
        )  # fmt: skip

    def body(self) -> Iterator[Widget]:
        yield self.sheet_of_page

    def tools(self, number: int, total: int) -> Iterator[Tool]:
        """What can be done with it; where it is the first or the last, it cannot go further."""
        for key, id in enumerate(TOOLS, 1):
            if not ((id == EARLIER and number == 0) or (id == LATER and number == total - 1)):
                yield Tool(id, str(key), id, *self.surroundings.voices.pair(TEXTS[id]))

    def loose_key(self, event: events.Key) -> bool:
        """Pages are turned as anywhere else, too."""
        if event.key == "pagedown":
            self.press_place("next")
        elif event.key == "pageup":
            self.press_place("back")
        else:
            return False
        return True

    def explain(self) -> Sequence[Hint]:
        """What it is a page of, and everything that was seen on it: on a small terminal not all has room beside it."""
        pair, paper = self.surroundings.voices.pair, self.paper
        told = [
            Hint(kind, *map(described, pair(f"finding.{kind}.title"), pair(advice(kind, self.page.source))))
            for kind in self.page.findings
        ]
        return [Hint(paper.icon, *pair(f"documentation.{paper.id}.text")), *told]

    def on_tool_used(self, message: Tool.Used) -> None:
        message.stop()
        self.leave(Chose(message.tool.choice))

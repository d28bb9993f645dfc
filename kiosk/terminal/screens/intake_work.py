"""While a machine works on pages: what it does, and the pages as they come.

The one rule: it only watches; it ends by itself when the work does, and one key gives it up.
"""

from collections.abc import Callable, Iterator

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language.pictogram import SIZES
from kiosk.terminal.canvas import Block
from kiosk.terminal.outcome import Back, Proceed
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.page_picture import PageRow
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint, Picture
from kiosk.visit.document import Pages

LOOK = 0.1
FOOT = 3


class WorkSheet(Placed):
    """What is done, a picture of it or the pages that have come, and the way out at the foot."""

    DEFAULT_CSS = "WorkSheet { height: 1fr; width: 1fr; }"

    def __init__(self, said: Hint, picture: Block, pages: PageRow, stop: Card) -> None:
        super().__init__(said, picture, pages, stop)
        self.said, self.picture, self.pages, self.stop = said, picture, pages, stop

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        rows = self.said.rows(size.width)
        yield self.said, Region(0, 0, size.width, rows)
        room = size.height - rows - FOOT - 2
        if self.pages.pages:
            yield self.pages, Region(0, rows + 1, size.width, max(1, room))
        elif room >= SIZES["l"][1]:
            yield self.picture, Region(0, rows + 1, size.width, room)
        yield self.stop, Region(0, size.height - FOOT, size.width, FOOT)


class WorkScreen(FrameScreen):
    """Ends with Proceed when `is_done`, with Back when somebody gives it up.

    `icon`: what works; `title`: a text id. `pages`: what has come so far; `count`: the text id that tells their number.
    """

    def __init__(
        self,
        now: Surroundings,
        icon: str,
        title: str,
        is_done: Callable[[], bool],
        *,
        at: int | None,
        pages: Callable[[], Pages] = tuple,
        count: str = "intake.wait",
    ) -> None:
        super().__init__(now, at=at, absent=("next",))
        pair = now.voices.pair
        self.title_id, self.count, self.is_done, self.pages = title, count, is_done, pages
        self.said = Hint("wait", *pair(count, number=str(len(pages()) + 1)))
        stop = Card("stop", "1", "none", *pair("intake.stop"), strip=True)
        self.work_sheet = WorkSheet(self.said, Picture(icon, "l"), PageRow(pages()), stop)

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair(self.title_id))
        yield self.work_sheet

    def on_mount(self) -> None:
        self.look()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Shows what has come, and ends when there is no more."""
        if self.is_done():
            if self.is_active:
                self.leave(Proceed())
            return
        pages = self.pages()
        if pages != self.work_sheet.pages.pages:
            self.said.text, self.said.second = self.surroundings.voices.pair(self.count, number=str(len(pages) + 1))
            self.said.repaint()
            self.work_sheet.pages.show_pages(pages)
            self.work_sheet.rearrange()

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Back())

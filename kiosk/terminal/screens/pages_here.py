"""The pages of a paper that are here, small beside each other: more of them, a closer look, or done.

The one rule: done is one key, and nothing that was taken in depends on pressing it.
"""

from collections.abc import Iterator

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.form.definition import Documentation
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.screens.intake_trouble import LANE
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.page_picture import PageRow
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.signs import Hint
from kiosk.visit.document import Pages, Source

MORE, LOOK = "more", "look"
ICONS: dict[Source, str] = {"scanner": "scan", "phone": "phone", "stick": "usb"}


class HereSheet(Placed):
    """What is to be said, the pages, and two cards beside each other at the foot."""

    DEFAULT_CSS = "HereSheet { height: 1fr; width: 1fr; }"

    def __init__(self, said: Hint, pages: PageRow, cards: tuple[Card, ...]) -> None:
        super().__init__(said, pages, *cards)
        self.said, self.pages, self.cards = said, pages, cards

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        high = 3 if self.measure.small else 5
        rows = self.said.rows(size.width)
        yield self.said, Region(0, 0, size.width, rows)
        yield self.pages, Region(0, rows + 1, size.width, max(1, size.height - rows - high - 2))
        breadth = (size.width - self.measure.gutter) // len(self.cards)
        for number, card in enumerate(self.cards):
            yield card, Region(number * (breadth + self.measure.gutter), size.height - high, breadth, high)


class PagesHereScreen(FrameScreen):
    """Ends with Proceed, Back, or Chose: MORE or LOOK. `source`: where more would come from."""

    enter_means_next = True

    def __init__(
        self,
        now: Surroundings,
        paper: Documentation,
        pages: Pages,
        source: Source,
        at: int | None,
        *,
        is_out: bool = False,
    ) -> None:
        super().__init__(
            now, at=at, lane=LANE, lane_folded=True, next_ready=True, next_text="intake.done", next_icon="yes"
        )
        self.paper = paper
        pair = now.voices.pair
        said = Hint("eject", *pair("intake.stick.out")) if is_out else Hint("found", *pair("intake.here"))
        cards = (
            Card(MORE, "1", ICONS[source], *pair("intake.more"), strip=True),
            Card(LOOK, "2", "look", *pair("intake.closer"), strip=True),
        )
        self.here = HereSheet(said, PageRow(pages), cards)

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair(f"documentation.{self.paper.id}.text"))
        yield self.here

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))

"""One paper: why it is asked for, what it must show, what it looks like, and everything that can be done about it.

The one rule: nothing here is in the way of an application: whoever has nothing can say so, and whoever says nothing
brings it later.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from textual.widget import Widget

from kiosk.form.documentation import EARLIER, HERE, LATER, MISSING, Documentation
from kiosk.language.sketches import sketch_for
from kiosk.terminal.outcome import Chose
from kiosk.terminal.papers import DAYS, PaperState, help_of, weekday
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.choosing import Choosing
from kiosk.terminal.widgets.heading import heading
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.signs import Hint
from kiosk.terminal.widgets.sketched import Sketched
from kiosk.visit.document import Source

LANE = (LanePart("ask", "lane.ask", "documents.lane.ask"), LanePart("look", "lane.look", "documents.lane.look"))
LOOK, OTHER_DAY, OPEN = "look", "other", "open"
CARDS: Mapping[str, tuple[str, str]] = {
    LOOK: ("look", "document.see"),
    "scanner": ("scan", "document.scan"),
    "phone": ("phone", "document.phone"),
    "stick": ("usb", "document.stick"),
    HERE: ("found", "document.on_paper"),
    LATER: ("later", "document.bring"),
    EARLIER: ("arrived", "document.earlier"),
    MISSING: ("missing", "document.missing"),
}
"""What can be done: its picture and its text."""
STATES = (HERE, LATER, EARLIER, MISSING)
KEYS = "123456789"


class PaperScreen(FrameScreen):
    """Ends with Chose (LOOK, a source, or one of STATES), with Back, or with Proceed where pages are there.

    `sources`: where pages can be taken from here.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        paper: Documentation,
        state: PaperState,
        at: int | None,
        sources: Sequence[Source] = (),
    ) -> None:
        has_pages = state.pages > 0
        absent: tuple[Place, ...] = () if has_pages else ("next",)
        super().__init__(surroundings, at=at, lane=LANE, lane_folded=True, absent=absent, next_ready=has_pages)
        self.paper, self.state = paper, state
        # Whoever has given pages has said how the paper stands.
        self.choices = (LOOK, *sources) if has_pages else (*sources, *STATES)

    def body(self) -> Iterator[Widget]:
        voices = self.surroundings.voices
        yield heading(Headline(*voices.pair(f"documentation.{self.paper.id}.text")), self.paper.terms, voices)
        cards = [self.card(key, choice) for key, choice in zip(KEYS, self.choices, strict=False)]
        yield Choosing(list(self.told()), cards, Sketched(sketch_for(self.paper.id)))

    def told(self) -> Iterator[Hint]:
        """What was taken in, where something was; else why it is asked for and what it must show."""
        pair = self.surroundings.voices.pair
        if self.state.pages:
            yield Hint("found", *pair("document.taken", count=str(self.state.pages)))
        else:
            yield from (Hint(icon, *pair(text)) for icon, text in self.why())

    def why(self) -> Iterator[tuple[str, str]]:
        """Why it is asked for and what it must show: pictures and text ids."""
        return zip(("info", self.paper.icon), help_of(self.paper, self.surroundings.voices), strict=False)

    def card(self, key: str, choice: str) -> Card:
        """One thing that can be done."""
        icon, text = CARDS[choice]
        chosen = choice == self.state.state and not self.state.pages and not self.state.is_wanted
        return Card(choice, key, icon, *self.surroundings.voices.pair(text), chosen=chosen, strip=True)

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        told = [Hint(icon, *pair(text)) for icon, text in self.why()]
        return [*told, Hint("later", *pair("documents.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))


class DayScreen(CardScreen):
    """When a paper comes. Ends with Chose: so many days from now, OTHER_DAY or OPEN; or with Back."""

    def __init__(self, surroundings: Surroundings, days: Mapping[int, date], at: int | None) -> None:
        picks = [
            *(Pick(str(number), "calendar", f"day.days.{number}") for number in DAYS),
            Pick(OTHER_DAY, "edit", "day.other"),
            Pick(OPEN, "dont_know", "day.open"),
        ]
        super().__init__(surroundings, "day.title", picks, hints=[("later_paper", "day.help")], help="day.help", at=at)
        self.days = days

    def body(self) -> Iterator[Widget]:
        if self.is_small:
            # Rather all days on one page; F1 says it.
            self.hints = ()
        yield from super().body()

    def card(self, number: int, pick: Pick) -> Card:
        """With the day it would be beneath its words."""
        card, voices = super().card(number, pick), self.surroundings.voices
        if pick.id.isdigit():
            card.fact = weekday(self.days[int(pick.id)], voices.applicant)
        return card

"""Name and number as they came from the sign-in, large, and the question whether that is who sits here.

The one rule: the number is covered like everywhere, unless it is all there is to know oneself by.
"""

from collections.abc import Iterator

from textual.widget import Widget

from kiosk.terminal.canvas import Canvas
from kiosk.terminal.masking import masked
from kiosk.terminal.screens.cards import CardScreen, Pick
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lane import LanePart
from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.shelf import Shelf
from kiosk.terminal.widgets.telling import Telling

LANE = (
    LanePart("speak", "lane.ask", "signin.kiosk.person.lane.ask"),
    LanePart("none", "lane.avoid", "signin.kiosk.lane.avoid"),
)
YES, NO, SHOW = "yes", "no", "show"
SHOWN = "shown"


class PersonPanel(Lowering):
    """The name in the largest letters that fit, and beneath it the number: on white."""

    def __init__(self, name: str, number: str, *, open: bool) -> None:
        super().__init__()
        self.name_shown, self.number, self.open = name, number, open

    def uncover(self, open: bool) -> None:
        """Shows the whole number, or its last digits only."""
        self.open = open
        self.repaint()

    def rows(self, width: int) -> int:
        parts = self._parts(width, self.number)
        return sum(map(len, parts)) + (0 if self.is_low else len(parts) + 1)

    def paint(self, canvas: Canvas) -> None:
        air = 0 if self.is_low else 1
        shown = self._parts(canvas.width, self.number if self.open else masked(self.number))
        y = air
        # Uncovering moves nothing: dots may be drawn lower than digits, but take their room.
        for rows, room in zip(shown, self._parts(canvas.width, self.number), strict=True):
            canvas.picture_middle(y + (len(room) - len(rows)) // 2, rows, "label")
            y += len(room) + air

    def _parts(self, width: int, number: str) -> list[tuple[str, ...]]:
        """The name where there is one, and the number."""
        if not self.name_shown:
            return [self._as_large(number, width, 3)]
        return [self._as_large(self.name_shown, width, 3), self._as_large(number, width, 1 if self.is_low else 3)]

    def _as_large(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """Names are in Latin letters and numbers in digits, whatever language the screen is in."""
        for scale in range(most, 1, -1):
            rows = self.large(text, scale, "ltr")
            if rows is not None and len(rows[0]) <= width - 4:
                return rows
        return tuple(self.lines(text, width - 4, "ltr"))


class PersonScreen(CardScreen):
    """Ends with Chose: YES or NO, or with Back. `typed`: SHOWN where the whole number stood there before."""

    def __init__(self, now: Surroundings, name: str, number: str, at: int | None, typed: str = "") -> None:
        self.can_be_covered = bool(name)
        self.panel = PersonPanel(name, number, open=not name or typed == SHOWN)
        picks = [Pick(YES, "yes", "signin.kiosk.person.yes"), Pick(NO, "no", "signin.kiosk.person.no")]
        super().__init__(now, "signin.kiosk.person.title", picks, at=at, lane=LANE)

    def body(self) -> Iterator[Widget]:
        yield Headline(*self.surroundings.voices.pair(self.heading))
        cards = [self.card(number, pick) for number, pick in enumerate(self.picks)]
        show = [Card(SHOW, "3", "look", *self.show_words)] if self.can_be_covered else []
        yield Telling([self.panel], Shelf(*cards, *show))

    @property
    def show_words(self) -> tuple[str, str]:
        """What the card beneath does with the number."""
        return self.surroundings.voices.pair(
            "signin.kiosk.person.hide" if self.panel.open else "signin.kiosk.person.show"
        )

    def typed(self) -> str:
        return SHOWN if self.panel.open else ""

    def on_card_chosen(self, message: Card.Chosen) -> None:
        if message.card.choice != SHOW:
            return
        # Textual would call what the class above does as well, and that ends the screen.
        message.prevent_default()
        message.stop()
        self.panel.uncover(not self.panel.open)
        message.card.label, message.card.second = self.show_words
        message.card.repaint()

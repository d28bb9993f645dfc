"""A headline and cards: every choice of the visit that is not a question of the form.

The one rule: a card is named by its id; what choosing it leads to is the app's to know.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget

from kiosk.language.terms import TERMS
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.heading import heading
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.lowering import Lowering
from kiosk.terminal.widgets.shelf import FEW, Shelf
from kiosk.terminal.widgets.signs import Alert, Hint
from kiosk.terminal.widgets.telling import Telling, Told

KEYS = "123456789ABC"


@dataclass(frozen=True, slots=True)
class Pick:
    """One card: id, picture, the text id of its words; `name` where the words are no text, such as a printer.

    `fact`: the text id of what stands beneath its words; for the helper only where there is room, and under F1.
    """

    id: str
    icon: str
    text: str = ""
    name: str = ""
    fact: str = ""


class CardScreen(FrameScreen):
    """Choosing a card ends it.

    `title`, `alert`, `help`: text ids; `hints`: pictures and text ids; `values` fill them; `terms`: hard words in them.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        title: str,
        picks: Sequence[Pick],
        *,
        alert: str = "",
        hints: Sequence[tuple[str, str]] = (),
        help: str = "",
        chosen: str | None = None,
        scale: int = 1,
        values: dict[str, str] | None = None,
        terms: Sequence[str] = (),
        **frame: Any,
    ) -> None:
        super().__init__(surroundings, **{"absent": ("next",), **frame})
        self.heading, self.picks, self.alert, self.hints, self.help = title, picks, alert, hints, help
        self.chosen_id, self.scale, self.values = chosen, scale, values or {}
        self.terms = tuple(terms)

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield heading(Headline(*pair(self.heading)), self.terms, self.surroundings.voices)
        told: list[Told] = [*self.shown()]
        if self.alert:
            told.append(Alert(*pair(self.alert)))
        told += [Hint(icon, *pair(text, **self.values)) for icon, text in self.hints]
        shelf = Shelf(*(self.card(number, pick) for number, pick in enumerate(self.picks)))
        yield Telling(told, shelf) if told else shelf

    def shown(self) -> Iterable[Lowering]:
        """What stands on white between the headline and what is said about it."""
        return ()

    def card(self, number: int, pick: Pick) -> Card:
        """One card with its key."""
        words = (pick.name, "") if pick.name else self.surroundings.voices.pair(pick.text)
        facts = self.surroundings.voices.pair(pick.fact) if pick.fact else ("", "")
        return Card(
            pick.id,
            KEYS[number % len(KEYS)],
            pick.icon,
            *words,
            chosen=pick.id == self.chosen_id,
            scale=self.card_scale,
            fact=facts[0],
            notes=(facts[1],) if facts[1] and self.is_roomy else (),
        )

    @property
    def is_small(self) -> bool:
        """Whether the room is for pictures and few words only."""
        return self.measure.small

    @property
    def is_roomy(self) -> bool:
        """Whether the helper's facts have room too; among many cards the applicant's come first."""
        return not self.is_small and len(self.picks) <= FEW

    @property
    def card_scale(self) -> int:
        """Large letters only where pictures keep their room."""
        return 1 if self.is_small else self.scale

    def explain(self) -> Sequence[Hint]:
        pair = self.surroundings.voices.pair
        facts = [Hint(pick.icon, *pair(pick.fact)) for pick in self.picks if pick.fact]
        words = [Hint(TERMS[term].icon, *pair(f"term.{term}.explained")) for term in self.terms]
        return [*([Hint("info", *pair(self.help))] if self.help else []), *facts, *words]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))

"""Answering by cards: one of them, or as many as apply.

The one rule: a single choice moves on by itself, and of many the exclusive one, which clears the others.
"""

from collections.abc import Iterable, Iterator, Sequence

from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.terminal.widgets.answers.answering import Answering
from kiosk.terminal.widgets.answers.offer import Offer
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.shelf import KEYS, Shelf
from kiosk.terminal.widgets.signs import Alert, Hint


class CardsAnswer(Answering):
    """`raw`: the ids chosen before. `large`: few cards with large words, as yes and no."""

    def __init__(
        self, offers: Sequence[Offer], raw: str, *, many: bool = False, large: bool = False, hint: Hint | None = None
    ) -> None:
        chosen = set(raw.split(","))
        self.many = many
        self.offers = {offer.id: offer for offer in offers}
        self.cards = {
            offer.id: Card(offer.id, KEYS[number % len(KEYS)], offer.icon, offer.label, offer.second, many=many,
                           chosen=offer.id in chosen, scale=2 if large and not offer.way_out else 1)
            for number, offer in enumerate(offers)
        }  # fmt: skip
        if many:
            for card in self.cards.values():
                card.tick = self._tick
        ways = [card for id, card in self.cards.items() if self.offers[id].way_out]
        self.shelf = Shelf(*[card for card in self.cards.values() if card not in ways], ways=ways)
        self.alert = Alert("")
        self.hint = hint
        super().__init__(*([hint] if hint else []), self.shelf)

    @property
    def raw(self) -> str:
        return ",".join(id for id, card in self.cards.items() if card.chosen)

    def refuse(self, text: str, second: str) -> None:
        if not self.alert.is_attached:
            self.mount(self.alert)
        self.alert.say(text, second)
        self.rearrange()

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        top = 0
        told: Iterable[Widget] = [each for each in (self.hint, self.alert) if each is not None]
        for each in told:
            assert isinstance(each, Hint | Alert)
            if each.text and each.is_attached:
                rows = each.rows(size.width)
                yield each, Region(0, top, size.width, rows)
                top += rows + (0 if self.measure.small else 1)
        yield self.shelf, Region(0, top, size.width, max(1, size.height - top))

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        chosen = message.card
        if self.many:
            complete = chosen.chosen and self._is_exclusive(chosen)
            self.post_message(self.Given(self.raw) if complete else self.Changed())
        else:
            for card in self.cards.values():
                card.choose(card is chosen)
            self.post_message(self.Given(chosen.choice))

    def _tick(self, ticked: Card) -> None:
        ticked.choose(not ticked.chosen)
        if not ticked.chosen:
            return
        alone = self._is_exclusive(ticked)
        for card in self.cards.values():
            if card is not ticked and (alone or self._is_exclusive(card)):
                card.choose(False)

    def _is_exclusive(self, card: Card) -> bool:
        offer = self.offers[card.choice]
        return offer.exclusive or offer.way_out

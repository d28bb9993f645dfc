"""One thing to choose: its id, its picture and its words in both languages.

The one rule: words are looked up when the screen is made, so a card never holds a text id.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kiosk.form.definition import Kind, Question
from kiosk.language.words import Voices


class Offered(Protocol):
    """What the app hands over: words are a text id, or a `name` that is the same in all languages."""

    @property
    def id(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def exclusive(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A card to be. `way_out`: no value, but an honest answer; `exclusive`: choosing it clears the others."""

    id: str
    icon: str
    label: str
    second: str
    exclusive: bool = False
    way_out: bool = False


def offers_of(question: Question, offered: Iterable[Offered], voices: Voices) -> tuple[Offer, ...]:
    """The cards of a question in order, ways out last. Without `offered`, those the form names itself."""
    ways = {way.value for way in question.ways_out}
    cards = [
        Offer(each.id, each.icon, *((each.name, "") if each.name else voices.pair(each.text)), each.exclusive,
              each.id in ways)
        for each in offered
    ]  # fmt: skip
    if not cards:
        cards = list(named(question, voices))
    if not any(card.way_out for card in cards):
        cards += [
            Offer(way, way, *voices.pair(f"way.{way}"), exclusive=True, way_out=True) for way in question.ways_out
        ]
    return tuple(cards)


def named(question: Question, voices: Voices) -> Iterable[Offer]:
    """The cards a question has by its definition alone."""
    match question.kind:
        case Kind.YESNO:
            return [Offer(id, id, *voices.pair(id)) for id in ("yes", "no")]
        case Kind.CONSENT:
            return [Offer(id, icon, *voices.pair(id)) for id, icon in (("agree", "yes"), ("decline", "no"))]
        case _:
            return [
                Offer(each.id, each.icon, *voices.pair(f"{question.id}.choice.{each.id}"), each.exclusive)
                for each in question.choices
            ]

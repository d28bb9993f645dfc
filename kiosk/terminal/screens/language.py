"""The language picker: every language by its own name in its own script.

The one rule: no flags; a language's picture is its name.
"""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from kiosk.language.words import Words
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.shelf import KEYS, Shelf
from kiosk.terminal.widgets.signs import Hint


class LanguageScreen(FrameScreen):
    """`offered`: the texts of every language, in the picker's order. `first`: nothing to go back to."""

    def __init__(self, surroundings: Surroundings, offered: Sequence[Words], *, first: bool) -> None:
        absent: tuple[Place, ...] = ("back", "language", "next") if first else ("language", "next")
        super().__init__(surroundings, absent=absent)
        self.offered = offered

    def body(self) -> Iterator[Widget]:
        house, other = self.surroundings.voices.helper, self.other
        yield Headline(
            " · ".join(dict.fromkeys(words("language.title") for words in (house, other))),
            "   ".join(dict.fromkeys(words("language.choose") for words in (house, other))),
        )
        yield Shelf(*(self.card(key, words) for key, words in zip(KEYS, self.offered, strict=False)))

    @property
    def other(self) -> Words:
        """The language the headline is repeated in: the first that is not Norwegian."""
        foreign = (words for words in self.offered if words.language.code not in ("nb", "nn"))
        return next(foreign, self.surroundings.voices.applicant)

    def card(self, key: str, words: Words) -> Card:
        """One language."""
        language = words.language
        named = self.surroundings.voices.helper(f"language.name.{language.code}")
        return Card(language.code, key, "", language.name, named, scale=self.scale, direction=language.direction)

    @property
    def scale(self) -> int:
        """Large letters for every language or for none, so that none is preferred."""
        cells = self.surroundings.cells
        languages = [words.language for words in self.offered]
        drawn = (cells.large(language.name, 2, language.direction) for language in languages)
        return 2 if all(rows is not None for rows in drawn) else 1

    def explain(self) -> Sequence[Hint]:
        return [Hint("language", *self.surroundings.voices.pair("language.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))

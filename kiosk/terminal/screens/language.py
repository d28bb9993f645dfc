"""The language picker: every language by its own name in its own script.

The one rule: no flags; a language's picture is its name.
"""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from kiosk.language.words import Words
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.offering import Offering
from kiosk.terminal.outcome import Chose
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.bar import Place
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.shelf import KEYS, Shelf
from kiosk.terminal.widgets.signs import Hint

LOWEST = 3
"""Rows of the lowest card: two names and no picture."""


class LanguageScreen(FrameScreen):
    """`first`: nothing to go back to."""

    def __init__(self, surroundings: Surroundings, offering: Offering, *, first: bool) -> None:
        absent: tuple[Place, ...] = ("back", "language", "next") if first else ("language", "next")
        super().__init__(surroundings, absent=absent)
        self.offering = offering

    def body(self) -> Iterator[Widget]:
        house, other = self.surroundings.voices.helper, self.other
        yield Headline(
            " · ".join(dict.fromkeys(words("language.title") for words in (house, other))),
            "   ".join(dict.fromkeys(words("language.choose") for words in (house, other))),
        )
        cards = (self.card(key, words) for key, words in zip(KEYS, self.offering.offered, strict=False))
        yield Shelf(*cards, lowest=LOWEST)
        yield Remarks(self.offering.remarks(house))

    @property
    def other(self) -> Words:
        """The language the headline is repeated in: the first that is not Norwegian."""
        foreign = (words for words in self.offering.offered if words.language.code not in ("nb", "nn"))
        return next(foreign, self.surroundings.voices.applicant)

    def card(self, key: str, words: Words) -> Card:
        """One language."""
        language = words.language
        named = self.offering.name_of(language, self.surroundings.voices.helper)
        return Card(language.code, key, "", language.name, named, scale=self.scale, direction=language.direction)

    @property
    def scale(self) -> int:
        """Large letters for every language or for none, so that none is preferred."""
        cells = self.surroundings.cells
        languages = [words.language for words in self.offering.offered]
        drawn = (cells.large(language.name, 2, language.direction) for language in languages)
        return 2 if all(rows is not None for rows in drawn) else 1

    def explain(self) -> Sequence[Hint]:
        return [Hint("language", *self.surroundings.voices.pair("language.help"))]

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.leave(Chose(message.card.choice))


class Remarks(Block):
    """The small print beneath the cards, for the helper."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = texts

    def rows(self, width: int) -> int:
        return len(self._lines(width))

    def paint(self, canvas: Canvas) -> None:
        for y, line in enumerate(self._lines(canvas.width)):
            canvas.at(0, y, line, "second")

    def _lines(self, width: int) -> list[str]:
        return [line for text in self.texts for line in self.second_lines(text, width)]

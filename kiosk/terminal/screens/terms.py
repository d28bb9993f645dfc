"""The hard words of a screen explained: which one, then its picture and what it means, in both languages.

The one rule: any key or tap goes back to where one was, with all that was typed there.
"""

from collections.abc import Iterator, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.widget import Widget

from kiosk.language.pictogram import SIZES
from kiosk.language.pictogram import Size as PictureSize
from kiosk.language.terms import TERMS, brief
from kiosk.terminal.canvas import Block, Canvas
from kiosk.terminal.outcome import Back
from kiosk.terminal.screens.frame import FrameScreen
from kiosk.terminal.surroundings import Surroundings
from kiosk.terminal.widgets.card import Card
from kiosk.terminal.widgets.heading import KEY
from kiosk.terminal.widgets.headline import Headline
from kiosk.terminal.widgets.placed import Placed
from kiosk.terminal.widgets.shelf import KEYS, Shelf
from kiosk.terminal.widgets.signs import Picture

GAP = 3
LARGE: tuple[PictureSize, ...] = ("xl", "l", "m")
WIDEST = 76
"""Longer lines are lost on the way back."""
KEPT = frozenset({"f3", "f4", "f5", "f10", "plus", "minus"})
"""Keys that do here what they do everywhere; any other goes back."""


class Meaning(Block):
    """What the word means, for the applicant and beneath it for the helper."""

    def __init__(self, text: str, second: str) -> None:
        super().__init__()
        self.text, self.second = text, second

    def rows(self, width: int) -> int:
        first, second = self.lines(self.text, width), self.second_lines(self.second, width)
        return len(first) + (1 + len(second) if second else 0)

    def paint(self, canvas: Canvas) -> None:
        first = self.lines(self.text, canvas.width)
        for y, line in enumerate(first):
            canvas.at(0, y, line, "label")
        for y, line in enumerate(self.second_lines(self.second, canvas.width), len(first) + 1):
            canvas.at(0, y, line, "second")


class Explanation(Placed):
    """A large picture and beside it the sentences."""

    def __init__(self, icon: str, meaning: Meaning) -> None:
        self.pictures = {size: Picture(icon, size) for size in LARGE}
        super().__init__(*self.pictures.values(), meaning)
        self.meaning = meaning

    def regions(self, size: Size) -> Iterator[tuple[Widget, Region]]:
        fitting = (each for each in self.pictures if self._fits(each, size))
        chosen: PictureSize = next(fitting, "m")
        columns, rows = SIZES[chosen]
        width = min(WIDEST, size.width - columns - GAP)
        wanted = self.meaning.rows(width)
        # The words begin half-way down the picture where they are fewer than its rows.
        top = max(0, (min(rows, size.height) - wanted) // 2)
        yield self.pictures[chosen], Region(0, 0, columns, rows)
        yield self.meaning, Region(columns + GAP, top, width, min(wanted, size.height))

    def _fits(self, picture: PictureSize, size: Size) -> bool:
        columns, rows = SIZES[picture]
        return max(rows, self.meaning.rows(min(WIDEST, size.width - columns - GAP))) <= size.height


class TermScreen(FrameScreen):
    """One word, large; ends with Back."""

    def __init__(self, surroundings: Surroundings, term: str) -> None:
        super().__init__(surroundings, absent=("help", "next"))
        self.term = term

    def body(self) -> Iterator[Widget]:
        pair = self.surroundings.voices.pair
        yield Headline(*pair(f"term.{self.term}"))
        yield Explanation(TERMS[self.term].icon, Meaning(*pair(f"term.{self.term}.explained")))

    def on_key(self, event: events.Key) -> None:
        if event.key in KEPT:
            super().on_key(event)
        else:
            event.stop()
            self.leave(Back())

    def on_click(self) -> None:
        self.leave(Back())


class TermsScreen(FrameScreen):
    """Several words as cards, each leading to what it means; ends with Back."""

    def __init__(self, surroundings: Surroundings, terms: Sequence[str]) -> None:
        super().__init__(surroundings, absent=("help", "next"))
        self.terms = tuple(terms)

    def body(self) -> Iterator[Widget]:
        voices = self.surroundings.voices
        yield Headline(*voices.pair("terms.title"))
        yield Shelf(
            *(
                Card(term, key, TERMS[term].icon, *map(brief, voices.pair(f"term.{term}")))
                for key, term in zip(KEYS, self.terms, strict=False)
            )
        )

    def loose_key(self, event: events.Key) -> bool:
        if event.key != KEY.lower():
            return False
        self.leave(Back())
        return True

    def on_card_chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.app.push_screen(TermScreen(self.surroundings, message.card.choice), self.hear)


def terms_screen(surroundings: Surroundings, terms: Sequence[str]) -> FrameScreen:
    """What explains these words: the one at once, several to choose from."""
    return TermScreen(surroundings, terms[0]) if len(terms) == 1 else TermsScreen(surroundings, terms)

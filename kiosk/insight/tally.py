"""One byte for each word, which a visit marks and its parent reads: memory that both share, like the board.

The one rule: a mark is a one at the place of a known word; there is no room for a letter, and all is wiped after each.
"""

import mmap
from collections import Counter

from kiosk.insight.vocabulary import Vocabulary, Word, group_of


class Tally:
    """Made before the first visit. A word that is not among its own is passed over."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        self._places = {word: place for place, word in enumerate(self._words)}
        self._shared = mmap.mmap(-1, max(1, len(self._words)))

    def mark(self, word: Word) -> None:
        """It was so in this visit; marked twice it is one."""
        place = self._places.get(word)
        if place is not None:
            self._shared[place] = 1

    def take(self) -> tuple[Word, ...]:
        """What was marked, wiped in the same breath. None of it where it cannot have been one visit.

        Of words that exclude each other a visit has one; a process that marks two is not to be believed.
        """
        marked = tuple(word for word, mark in zip(self._words, bytes(self._shared), strict=False) if mark)
        self.wipe()
        groups = Counter(group for word in marked if (group := group_of(word)))
        return marked if all(times == 1 for times in groups.values()) else ()

    def wipe(self) -> None:
        """As if nobody had been here."""
        self._shared[:] = bytes(len(self._shared))

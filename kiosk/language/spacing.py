"""Ethiopic letters a blank apart, for terminals whose fonts have none as narrow as a cell: they would overlap.

The one rule: only what is shown is spaced, never what is kept: no answer, page or address holds such a blank.
"""

import re

from kiosk.language.words import Words

# One that no line ends at: the letters of a word stay together.
BLANK = "\u00a0"
CLOSE = re.compile(f"([\u1200-\u139f])(?!{BLANK})")
APART = re.compile(f"(?<=[\u1200-\u139f]){BLANK}")


def spaced(text: str) -> str:
    """With a blank after every Ethiopic letter that has none yet."""
    return CLOSE.sub(rf"\1{BLANK}", text)


def unspaced(text: str) -> str:
    """Without those blanks: our own large letters have their room in them."""
    return APART.sub("", text)


class SpacedWords(Words):
    """The texts of one language as they are shown where letters need their blanks."""

    @classmethod
    def of(cls, words: Words) -> "SpacedWords":
        return cls(words.language, words._texts, words._source)

    def __call__(self, text_id: str, **values: str) -> str:
        return spaced(super().__call__(text_id, **values))

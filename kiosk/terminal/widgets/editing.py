"""A line being typed: its text and where the caret is, counted in letters as the writer sees them.

The one rule: one rub-out takes one letter with all its marks; what is pasted loses everything that cannot be seen,
except the zero-width joiners that Persian and Sorani need; and no letter is longer than any script's.
"""

import unicodedata
from dataclasses import dataclass, field, replace

from kiosk.language import script

JOINERS = frozenset("\u200c\u200d")
LONGEST_LETTER = 8
"""Characters of one letter with its marks: more are no letter, and would fill a field without an end."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Immutable: each edit gives a new one. `caret` is an index into the letters."""

    text: str = field(default="", repr=False)
    caret: int = 0

    @classmethod
    def at_end(cls, text: str) -> "Typing":
        return cls(text, len(script.graphemes(text)))

    @property
    def letters(self) -> list[str]:
        return script.graphemes(self.text)

    @property
    def before(self) -> str:
        return "".join(self.letters[: self.caret])

    @property
    def after(self) -> str:
        return "".join(self.letters[self.caret :])

    def insert(self, typed: str, most: int) -> "Typing":
        """With this put in at the caret; unchanged when it, or one letter of it, would be too long."""
        before, after = self.before + clean(typed), self.after
        letters = script.graphemes(before + after)
        if len(letters) > most or any(len(letter) > LONGEST_LETTER for letter in letters):
            return self
        return Typing(before + after, len(script.graphemes(before)))

    def rub_out(self) -> "Typing":
        """Without the letter before the caret."""
        letters = self.letters
        if self.caret == 0:
            return self
        return Typing("".join(letters[: self.caret - 1] + letters[self.caret :]), self.caret - 1)

    def delete(self) -> "Typing":
        """Without the letter after the caret."""
        letters = self.letters
        return replace(self, text="".join(letters[: self.caret] + letters[self.caret + 1 :]))

    def move(self, by: int) -> "Typing":
        return self.to(self.caret + by)

    def to(self, caret: int) -> "Typing":
        return replace(self, caret=max(0, min(caret, len(self.letters))))


def pasted(text: str, room: int) -> str:
    """As many letters of what was pasted as there is room for, none too long; what is beyond is not even looked at."""
    letters = script.graphemes(clean(text[: max(0, room) * LONGEST_LETTER]))
    return "".join(letter[:LONGEST_LETTER] for letter in letters[: max(0, room)])


def clean(typed: str) -> str:
    """Typed or pasted text on one line, without control characters or anything that turns the writing direction."""
    spaced = "".join(" " if letter in "\r\n\t\u2028\u2029" else letter for letter in typed)
    return "".join(letter for letter in spaced if letter in JOINERS or unicodedata.category(letter)[0] != "C")

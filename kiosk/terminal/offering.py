"""Which languages the picker offers, which it leaves out and why, and which of them no native reader has signed.

The one rule: nothing is left out in silence: the helper reads which language, and what would bring it back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk.language.spacing import SpacedWords
from kiosk.language.words import Language, Library, Words, language_of
from kiosk.terminal.drawable import Drawable


@dataclass(frozen=True, slots=True)
class Offering:
    """`undrawn`: this terminal cannot draw their script; `unfinished`: too little of them is translated; `unsigned`: no
    native reader has signed them, and the office offers no such language.

    `is_reviewed` is asked by the picker only: files are read for it, which no visit's beginning should wait for.
    """

    offered: tuple[Words, ...]
    is_reviewed: Callable[[str], bool]
    undrawn: tuple[Language, ...] = ()
    unfinished: tuple[Language, ...] = ()
    unsigned: tuple[Language, ...] = ()

    @classmethod
    def of(cls, library: Library, codes: Iterable[str], drawable: Drawable) -> "Offering":
        """Of these languages, in their order."""
        wanted = tuple(codes)
        undrawn = tuple(language_of(code) for code in wanted if language_of(code).script not in drawable)
        drawn = [code for code in wanted if language_of(code) not in undrawn]
        return cls(
            tuple(words_shown(library, drawable, code) for code in library.offered(drawn)),
            library.is_reviewed,
            undrawn,
            tuple(language_of(code) for code in drawn if library.lack(code) == "unfinished"),
            tuple(language_of(code) for code in drawn if library.lack(code) == "unreviewed"),
        )

    def remarks(self, house: Words) -> list[str]:
        """For the helper, in the helper's language: what is not reviewed, and what is left out and why."""
        told = []
        if not all(self.is_reviewed(words.language.code) for words in self.offered):
            told.append(house("language.unreviewed", mark=UNREVIEWED))
        left_out = (
            ("language.undrawn", self.undrawn),
            ("language.unfinished", self.unfinished),
            ("language.unsigned", self.unsigned),
        )
        for text_id, languages in left_out:
            if languages:
                names = ", ".join(house(f"language.name.{language.code}") for language in languages)
                told.append(house(text_id, languages=names))
        return told

    def name_of(self, language: Language, house: Words) -> str:
        """What the helper calls it, marked where nobody has reviewed it."""
        named = house(f"language.name.{language.code}")
        return named if self.is_reviewed(language.code) else f"{named} {UNREVIEWED}"


def words_shown(library: Library, drawable: Drawable, code: str) -> Words:
    """The texts of one language as this terminal shows them."""
    words = library.words(code)
    return SpacedWords.of(words) if drawable.spaced and words.language.script == "ethiopic" else words


UNREVIEWED = "*"

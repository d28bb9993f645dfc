"""Two languages nobody speaks, made of the bokmål: one longer and accented, one of right-to-left letters.

The one rule: placeholders and digits stay as they are, and every text stands between « and »: where one of the two
is missing from a screen or page, something was cut. Only letters that the eleven languages need are used.

    long(library.words("nb"))        Words that stand where English stands, two fifths longer
    leftward(library.words("nb"))    Words that stand where Arabic stands, in Arabic letters
    pretend(library)                 a Library whose "en" and "ar" are these two
"""

import re
from collections.abc import Callable

from kiosk.language.words import PLACEHOLDER, SOURCE, Library, Words, language_of

LONGER, LEFTWARD = "en", "ar"
"""The languages they stand in for: what writes dates, picks fonts and mirrors screens knows these codes."""
GROWTH = 1.4
"""How much longer than the bokmål."""
OPENED, CLOSED = "«", "»"
ACCENTED = str.maketrans("acdegilnostzACDEGILNOSTZ", "áčđęgíłŋóšŧžÁČĐĘGÍŁŊÓŠŦŽ")
ARABIC = str.maketrans(
    {
        **dict(zip("abcdefghijklmnopqrstuvwxyzæøå", "ابتدهفغحيجكلمنوپقرسطعضشةزثذصخ", strict=True)),
        **{"«": "«", "»": "»", "?": "؟", ",": "،", ";": "؛"},
    }
)
PARTS = re.compile(r"({\w+})")
# A word of the glossary, which may have a second one behind a comma.
TERM = re.compile(r"term\.\w+")
VOWEL = re.compile("[aeiouyæøå]", re.IGNORECASE)
CONSONANT = re.compile("[bdfghjklmnprstv]")


def long(source: Words) -> Words:
    """Longer than any translation, with marks above and below the letters."""
    return source.recast(language_of(LONGER), within(accented))


def leftward(source: Words) -> Words:
    """As long as the bokmål, in letters that join and run to the left."""
    return source.recast(language_of(LEFTWARD), within(mirrored))


def pretend(library: Library) -> Library:
    """The same house, where these two are spoken instead of English and Arabic."""
    source = library.words(SOURCE)
    return library.saying(long(source), leftward(source))


def within(change: Callable[[str], str]) -> Callable[[str, str], str]:
    """The change made to all but the placeholders, between the two marks; each word for a thing between its own."""

    def changed(text_id: str, text: str) -> str:
        return ", ".join(map(marked, text.split(", "))) if TERM.fullmatch(text_id) else marked(text)

    def marked(text: str) -> str:
        parts = PARTS.split(text)
        return OPENED + "".join(part if PLACEHOLDER.fullmatch(part) else change(part) for part in parts) + CLOSED

    return changed


def accented(text: str) -> str:
    """Vowels are doubled from the left, then consonants, until the text is long enough with the marks around it."""
    wanted = max(len(text), round(len(text) * GROWTH) - len(OPENED + CLOSED))
    for letters in (VOWEL, CONSONANT):
        if missing := wanted - len(text):
            text = letters.sub(lambda letter: letter[0] * 2, text, count=missing)
    return text.translate(ACCENTED)


def mirrored(text: str) -> str:
    """Each letter as an Arabic one."""
    return text.lower().translate(ARABIC)

"""The caps of cards under other keyboards: whatever script a keyboard writes, its key in the place of 1 or A is meant.

The one rule: only keys that choose pass here; what is typed into a field stays as it was typed.
"""

import unicodedata

from textual import events

# What the keys of A, B and C write on keyboards of other scripts, and the letters that look like them.
LETTERS = {
    **dict.fromkeys("фаش\u12a0\u12a3", "a"),
    **dict.fromkeys("ивذ\ufefb\u1265\u1260", "b"),
    **dict.fromkeys("сؤز\u127d\u1278", "c"),
}


def understood(event: events.Key) -> events.Key:
    """The key as the caps on the screen name it: 1 for ١ and ۱, a for ф."""
    letter = event.character or ""
    if len(letter) != 1 or letter.isascii():
        return event
    meant = str(unicodedata.decimal(letter, "")) or LETTERS.get(letter.lower(), "")
    return events.Key(meant, meant) if meant else event

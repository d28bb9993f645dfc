"""What a translation must share with its bokmål: placeholders, numbers, keys, marks at its ends.

The one rule: each rule is one function that looks at one pair of texts and says what to do about it, or nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from kiosk.language.script import FSI, LRI, MARKS, PDI, RLI, width
from kiosk.language.words import PLACEHOLDER, Language

Rule = Callable[[str, str, Language], str]
"""Bokmål, translation, language → what is wrong, or ""."""
# Of two digits or more, in whatever groups; smaller ones are often words.
NUMBER = re.compile(r"[0-9](?:[ .,\u00a0\u202f]?[0-9])+")
# Keys by their names, and single letters that are pressed: as on the keyboard, in Latin letters. I is a word.
NAMED_KEY = re.compile(r"(?<![A-Za-z])(?:F(?:1[0-2]|[1-9])|Enter|Esc|Tab|PgUp|PgDn)(?![A-Za-z0-9])")
LETTER_KEY = re.compile(r"(?<![\w«-])[A-HJ-Z](?![\w».-])")
QUESTION_MARKS = {"arabic": "؟", "ethiopic": "?፧"}
ENDS = {"arabic": ".۔", "ethiopic": ".።"}
BUDGET = re.compile(r"at most (\d+) (?:characters|cells)")
STEERING = set(MARKS) - {LRI, RLI, FSI, PDI, "\u200e", "\u200f", "\u061c"}


def placeholders(bokmaal: str, said: str, _language: Language) -> str:
    """What is filled in."""
    if set(PLACEHOLDER.findall(said)) == set(PLACEHOLDER.findall(bokmaal)):
        return ""
    return "has other placeholders than the bokmål"


def numbers(bokmaal: str, said: str, _language: Language) -> str:
    """Digits are Western and none is lost; how they are grouped is the language's."""
    if eastern := sorted({letter for letter in said if letter.isdecimal() and not letter.isascii()}):
        return f"writes digits as {' '.join(eastern)}: write 0 to 9"
    missing = sorted(set(numbers_in(bokmaal)) - set(numbers_in(said)))
    return f"does not have the number {', '.join(missing)}" if missing else ""


def more_numbers(bokmaal: str, said: str, _language: Language) -> str:
    """A number the bokmål does not have; it may have it as a word."""
    more = sorted(set(numbers_in(said)) - set(numbers_in(bokmaal)))
    return f"has the number {', '.join(more)}, which the bokmål does not have" if more else ""


def numbers_in(text: str) -> list[str]:
    """Their digits, without what groups them."""
    return [re.sub("[^0-9]", "", found) for found in NUMBER.findall(without_placeholders(text))]


def keys(bokmaal: str, said: str, _language: Language) -> str:
    """Keys keep the names that stand on the keyboard."""
    if sorted(NAMED_KEY.findall(bokmaal)) != sorted(NAMED_KEY.findall(said)):
        return "names other keys than the bokmål: F1 to F12, Enter, Esc, Tab, PgUp and PgDn stay"
    if missing := sorted(set(LETTER_KEY.findall(bokmaal)) - set(re.findall(r"[A-Z]", said))):
        return f"does not name the key {', '.join(missing)}, which stays a Latin letter"
    return ""


def marks(_bokmaal: str, said: str, _language: Language) -> str:
    """Marks that turn the order of reading are closed again, and none is of the kind that overrides."""
    if STEERING & set(said):
        return "has a character that overrides the direction of reading: remove it"
    depth = 0
    for letter in said:
        depth += (letter in (LRI, RLI, FSI)) - (letter == PDI)
        if depth < 0:
            break
    return "" if depth == 0 else "has marks of direction that are not balanced"


def ends(bokmaal: str, said: str, language: Language) -> str:
    """No blanks at the ends, and a question stays one, with the mark of its script."""
    if said != said.strip() and bokmaal == bokmaal.strip():
        return "begins or ends with a blank"
    marks = QUESTION_MARKS.get(language.script, "?")
    if bokmaal.endswith("?") and not said.endswith(tuple(marks)):
        return f"asks as the bokmål does: end it with {marks[0]}"
    return ""


def form(_bokmaal: str, said: str, _language: Language) -> str:
    """Letters are composed (NFC), as somebody who searches types them."""
    return "" if unicodedata.is_normalized("NFC", said) else "is not composed (NFC): type its letters again"


def full_stop(bokmaal: str, said: str, language: Language) -> str:
    """A sentence ends as one."""
    stops = tuple(ENDS.get(language.script, "."))
    if bokmaal.endswith(".") == said.endswith(stops) or (not bokmaal[-1:].isalpha() and bokmaal[-1:] != "."):
        return ""
    return "ends with a full stop where the bokmål does not, or the other way round"


def untranslated(bokmaal: str, said: str, language: Language) -> str:
    """Whole sentences that are still bokmål; nynorsk may well say the same."""
    return "still says the bokmål" if said == bokmaal and " " in said and language.code != "nn" else ""


FAULTS: tuple[Rule, ...] = (placeholders, numbers, keys, marks, ends, form)
WARNINGS: tuple[Rule, ...] = (full_stop, untranslated, more_numbers)


def faults_of(bokmaal: str, said: str, language: Language) -> Iterator[str]:
    """What an applicant would stumble over."""
    return (fault for rule in FAULTS if (fault := rule(bokmaal, said, language)))


def warnings_of(bokmaal: str, said: str, language: Language, note: str) -> Iterator[str]:
    """What may well be right; `note` says how long the text may be."""
    yield from (warning for rule in WARNINGS if (warning := rule(bokmaal, said, language)))
    room, cells = budget_of(note), cells_of(said)
    if room and cells > room:
        yield f"is {cells} cells long, at most {room} if possible"


def budget_of(note: str) -> int:
    """How many cells the note allows; 0 where it does not say."""
    found = BUDGET.search(note)
    return int(found[1]) if found else 0


def cells_of(said: str) -> int:
    """How wide a text is on a terminal, without what is filled in."""
    return width(without_placeholders(said))


def without_placeholders(text: str) -> str:
    """Only what the translator wrote."""
    return PLACEHOLDER.sub("", text)

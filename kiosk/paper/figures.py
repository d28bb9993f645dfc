"""Dates and numbered names as they stand on paper, whichever language is beside them.

The one rule: digits are Western, so that no lane turns a number.
"""

from datetime import date, datetime

from kiosk.language import days
from kiosk.language.calendars import OWN, named, written
from kiosk.language.words import Words


def long_day(moment: datetime | date, words: Words) -> str:
    """A date with the month in letters, as the language writes it, in Western digits."""
    return days.long_day(moment, words.language)


def short_day(day: date) -> str:
    """A date that needs no language: the Norwegian way, as on every Norwegian letter."""
    return f"{day:%d.%m.%Y}"


def own_day(day: date, words: Words | None, *, brief: bool = False) -> str:
    """A birth date in the calendar the readers of this language reckon in; empty where that is the Norwegian one.

    `brief`: without the name of the calendar.
    """
    calendar = OWN.get(words.language.code) if words else None
    if words is None or calendar is None:
        return ""
    return written(day, calendar, words.language.code) if brief else named(day, calendar, words)


def counted(name: str, index: int) -> str:
    """A repetition's name with its number, from 1."""
    return f"{upper(name)} {index + 1}"


def upper(text: str) -> str:
    """The first letter made large, where the script has large ones."""
    return text[:1].upper() + text[1:]

"""Dates and numbered names as they stand on paper, whichever language is beside them.

The one rule: digits are Western, so that no lane turns a number.
"""

from datetime import date, datetime

from babel.dates import format_date

from kiosk.language.script import western_digits
from kiosk.language.words import Words


def long_day(moment: datetime | date, words: Words) -> str:
    """A date with the month in letters, as the language writes it, in Western digits."""
    return western_digits(format_date(moment, "long", locale=words.language.code))


def short_day(day: date) -> str:
    """A date that needs no language: the Norwegian way, as on every Norwegian letter."""
    return f"{day:%d.%m.%Y}"


def counted(name: str, index: int) -> str:
    """A repetition's name with its number, from 1."""
    return f"{upper(name)} {index + 1}"


def upper(text: str) -> str:
    """The first letter made large, where the script has large ones."""
    return text[:1].upper() + text[1:]

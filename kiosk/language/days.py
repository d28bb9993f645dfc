"""Days in words, as each language writes them.

The one rule: day, month and year are those of the Gregorian calendar, in digits 0 to 9, whatever the language.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from babel.dates import format_date, format_skeleton

from kiosk.language.script import western_digits
from kiosk.language.words import Language

# Where CLDR writes the day as in America, or knows the names of the months but not the order.
LONG: Mapping[str, str] = MappingProxyType({"en": "d MMMM y", "so": "d MMMM y", "ti": "d MMMM y", "se": "d. MMMM y"})
SHORT: Mapping[str, str] = MappingProxyType(
    {"en": "d MMM", "so": "d MMM", "ti": "d MMM", "fa_AF": "d MMM", "se": "d. MMM"}
)
# A full stop makes a number an ordinal here, and nowhere else.
ORDINAL = frozenset({"nb", "nn", "se"})


def long_day(day: date, language: Language) -> str:
    """Day, month in letters, year: 3. november 2026."""
    return written(day, LONG.get(language.code, "long"), language)


def weekday(day: date, language: Language) -> str:
    """The day of the week, day and month: tirsdag 3. november."""
    return written(day, "EEEE d. MMMM" if language.code in ORDINAL else "EEEE d MMMM", language)


def short_day(day: date, language: Language) -> str:
    """Day and short month: 3. nov."""
    if language.code in SHORT:
        return written(day, SHORT[language.code], language)
    return western_digits(format_skeleton("MMMd", day, locale=language.code))


def short_month(day: date, language: Language) -> str:
    """The month as on the leaf of a calendar: nov."""
    return written(day, "LLL", language).rstrip(".")


def written(day: date, pattern: str, language: Language) -> str:
    return western_digits(format_date(day, pattern, locale=language.code))

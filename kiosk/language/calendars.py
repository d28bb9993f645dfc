"""Days in the calendars people were born under: the Ethiopian and the Persian one beside the Gregorian.

The one rule: a day that its own calendar does not have is refused, never moved to one that it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kiosk.language.words import Words


class Calendar(StrEnum):
    """How years, months and days are counted. The value stands before a date that was typed in it."""

    GREGORIAN = "gregorian"
    ETHIOPIAN = "ethiopian"
    PERSIAN = "persian"


FOREIGN = (Calendar.ETHIOPIAN, Calendar.PERSIAN)
OWN: Mapping[str, Calendar] = MappingProxyType({"ti": Calendar.ETHIOPIAN, "fa_AF": Calendar.PERSIAN})
"""Language → the calendar many of its speakers reckon in."""
BETWEEN = ":"
# 27 August of year 8 in the Gregorian calendar reckoned back: 1 Mäskäräm of year 1. No kept library has this calendar,
# whose rule is the Julian one: every fourth year has a day more.
ETHIOPIAN_START = date(8, 8, 27).toordinal()
MONTHS: Mapping[Calendar, Mapping[str, str]] = MappingProxyType(
    {
        Calendar.ETHIOPIAN: {
            "ti": "መስከረም ጥቅምቲ ሕዳር ታሕሳስ ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ ጳጉሜን",
            "": "Meskerem Tikimt Hidar Tahsas Tir Yekatit Megabit Miyazya Ginbot Sene Hamle Nehase Pagume",
        },
        Calendar.PERSIAN: {
            "fa_AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
            "": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
        },
    }
)
"""Names of the months in a row by language; "" for all languages that have none of their own for this calendar."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A day as one calendar counts it."""

    calendar: Calendar
    year: int
    month: int
    day: int


class NoSuchDay(ValueError):
    """A calendar has no such day. `months` of that year, and `days` of that month, 0 where there is no such month."""

    def __init__(self, months: int, days: int) -> None:
        super().__init__("this calendar has no such day")
        self.months, self.days = months, days


def gregorian(reckoned: Reckoned) -> date:
    """The same day as a date. Raises NoSuchDay."""
    year, month, day = reckoned.year, reckoned.month, reckoned.day
    most = days_in(reckoned.calendar, year, month)
    if not 1 <= day <= most:
        raise NoSuchDay(13 if reckoned.calendar is Calendar.ETHIOPIAN else 12, most)
    match reckoned.calendar:
        case Calendar.GREGORIAN:
            return date(year, month, day)
        case Calendar.ETHIOPIAN:
            return date.fromordinal(ETHIOPIAN_START + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)
        case Calendar.PERSIAN:
            from jalali_core import JalaliToGregorian

            return date(*JalaliToGregorian(year, month, day).getGregorianList())


def reckon(calendar: Calendar, day: date) -> Reckoned:
    """The date as this calendar counts it."""
    match calendar:
        case Calendar.GREGORIAN:
            return Reckoned(calendar, day.year, day.month, day.day)
        case Calendar.ETHIOPIAN:
            since = day.toordinal() - ETHIOPIAN_START
            # Every fourth year, the third of each four, has a day more.
            year = (4 * since + 1463) // 1461
            left = since - 365 * (year - 1) - year // 4
            return Reckoned(calendar, year, left // 30 + 1, left % 30 + 1)
        case Calendar.PERSIAN:
            from jalali_core import GregorianToJalali

            return Reckoned(calendar, *GregorianToJalali(day.year, day.month, day.day).getJalaliList())


def days_in(calendar: Calendar, year: int, month: int) -> int:
    """Days of this month; 0 where the year has no such month, or lies before or far beyond anybody's birth."""
    if not 1 <= year <= 2999:
        return 0
    match calendar:
        case Calendar.GREGORIAN:
            from calendar import monthrange

            return monthrange(year, month)[1] if 1 <= month <= 12 else 0
        case Calendar.ETHIOPIAN:
            last = 6 if year % 4 == 3 else 5
            return 30 if 1 <= month <= 12 else last if month == 13 else 0
        case Calendar.PERSIAN:
            if month == 12:
                return 30 if is_persian_leap(year) else 29
            return 31 if 1 <= month <= 6 else 30 if 7 <= month <= 11 else 0


def is_persian_leap(year: int) -> bool:
    """Whether Esfand (Hut) has 30 days: whether they lie between it and the next new year."""
    from jalali_core import JalaliToGregorian

    begin, end = (date(*JalaliToGregorian(each, 1, 1).getGregorianList()) for each in (year, year + 1))
    return (end - begin).days == 366


def written(day: date, calendar: Calendar, language: str) -> str:
    """The day in this calendar, its month by name, in Western digits: "12 መስከረም 1985", "31 Shahrivar 1371"."""
    here = reckon(calendar, day)
    if calendar is Calendar.GREGORIAN:
        return f"{day:%d.%m.%Y}"
    names = MONTHS[calendar]
    return f"{here.day} {names.get(language, names['']).split()[here.month - 1]} {here.year}"


def named(day: date, calendar: Calendar, words: Words) -> str:
    """The day in this calendar, and which one that is: "12 Meskerem 1985, Ethiopian"."""
    return words(f"calendar.{calendar}.day", day=written(day, calendar, words.language.code))


def mark(calendar: Calendar, typed: str) -> str:
    """What was typed, with the calendar it was typed in; Gregorian and empty ones stay as they are."""
    return typed if calendar is Calendar.GREGORIAN or not typed else f"{calendar}{BETWEEN}{typed}"


def unmark(typed: str) -> tuple[Calendar, str]:
    """The calendar and what was typed in it."""
    name, between, rest = typed.partition(BETWEEN)
    return (Calendar(name), rest) if between and name in FOREIGN else (Calendar.GREGORIAN, typed)

"""Answers that are days.

The one rule: a date must exist; day and month are never swapped to make it fit. Of a birth date given in another
calendar only the day itself is kept.
"""

import re
from datetime import date

from kiosk.form.answers import Problem, Value
from kiosk.form.days import TODAY, day_of
from kiosk.form.definition import Question
from kiosk.form.kinds.kind import Answering, Json, text_in
from kiosk.language.calendars import FOREIGN, OWN, Calendar, NoSuchDay, Reckoned, gregorian, named, reckon, unmark
from kiosk.language.days import long_day
from kiosk.language.script import western_digits
from kiosk.language.words import Words

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\Z")
WRITTEN = re.compile(r"(?P<day>\d{1,2})[./\- ]+(?P<month>\d{1,2})[./\- ]+(?P<year>\d{4}|\d{2})\.?\Z")
DIGITS = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})\Z")
WHOLE = re.compile(r"\d{8}\Z|\d{4}-\d{1,2}-\d{1,2}\Z|.*\D\d{4}\.?\Z")
LOOSE = re.compile(r"\s+")


class Day(Answering):
    """A date."""

    def read(self, question: Question, typed: str, today: date) -> date | Problem:
        """24.11.2026, 24/11-26, 24112026, 2026-11-24; spaces and digits of any script.

        A birth date may stand behind the name of the calendar it is given in (`kiosk.language.calendars.mark`).
        """
        calendar, rest = unmark(typed) if question.birth else (Calendar.GREGORIAN, typed)
        day = day_in(rest, calendar, limit(question.latest, today))
        return day if isinstance(day, Problem) else outside(question, day, today) or day

    def write(self, question: Question, value: Value, words: Words) -> str:
        """The date as the language writes it, in Western digits; a birth date in its speakers' own calendar too."""
        assert isinstance(value, date)
        own = OWN.get(words.language.code)
        if question.birth and own:
            return birth_day(value, own, words)
        return long_day(value, words.language)

    def question_it(self, question: Question, value: Value, today: date) -> str | None:
        """Earlier or later than usual."""
        assert isinstance(value, date)
        earliest, latest = limit(question.usual.earliest, today), limit(question.usual.latest, today)
        if latest and value > latest:
            return "doubt.future"
        return "doubt.past" if earliest and value < earliest else None

    def pack(self, value: Value) -> Json:
        """An ISO date."""
        assert isinstance(value, date)
        return value.isoformat()

    def unpack(self, question: Question, data: Json) -> Value:
        """From an ISO date."""
        return date.fromisoformat(text_in(question, data))


def day_in(typed: str, calendar: Calendar, latest: date | None) -> date | Problem:
    """The day that was typed in this calendar, or why there is none."""
    plain = LOOSE.sub(" ", western_digits(typed))
    found = ISO.match(plain) or WRITTEN.match(plain) or DIGITS.match(plain.replace(" ", ""))
    if not found:
        return Problem("problem.date.shape")
    if calendar in FOREIGN:
        return converted(calendar, found["year"], int(found["month"]), int(found["day"]), latest)
    return made(found["year"], found["month"], found["day"], latest) or Problem("problem.date.exists")


def whole_day(typed: str) -> date | None:
    """The day of what is being typed as a birth date, once its whole year stands there."""
    calendar, rest = unmark(typed)
    day = day_in(rest, calendar, None) if WHOLE.match(western_digits(rest).strip()) else None
    return day if isinstance(day, date) else None


def birth_day(day: date, calendar: Calendar, words: Words) -> str:
    """A day in numbers, and in another calendar with its month by name: "22.09.1992 (12 Meskerem 1985, Ethiopian)"."""
    return f"{day:%d.%m.%Y} ({named(day, calendar, words)})"


def converted(calendar: Calendar, year: str, month: int, day: int, latest: date | None) -> date | Problem:
    """The date of a day in a foreign calendar. Two digits of a year mean the last such year within the limit."""
    number = int(year)
    if len(year) < 4 and latest:
        now = reckon(calendar, latest).year
        number = now - (now - number) % 100
    try:
        return gregorian(Reckoned(calendar, number, month, day))
    except NoSuchDay as none:
        if none.days:
            return Problem("problem.date.days", (("days", str(none.days)),))
        return Problem("problem.date.months", (("months", str(none.months)),))


def made(year: str, month: str, day: str, latest: date | None) -> date | None:
    """The date of these numbers; None when it does not exist.

    Two digits of a year mean this century, unless the whole year lies beyond the limit: then the last one.
    """
    if len(year) == 4:
        return existing(int(year), int(month), int(day))
    century = 2000 if latest is None or 2000 + int(year) <= latest.year else 1900
    return existing(century + int(year), int(month), int(day))


def existing(year: int, month: int, day: int) -> date | None:
    """The date when there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def limit(written: str | None, today: date) -> date | None:
    """A limit of the form as a date."""
    return None if written is None else day_of(written, today)


def outside(question: Question, day: date, today: date) -> Problem | None:
    """The problem with a date outside the question's limits."""
    earliest, latest = limit(question.earliest, today), limit(question.latest, today)
    if latest and day > latest:
        return Problem("problem.date.future") if question.latest == TODAY else too("late", latest)
    if earliest and day < earliest:
        return Problem("problem.date.past") if question.earliest == TODAY else too("early", earliest)
    return None


def too(what: str, edge: date) -> Problem:
    """A date beyond a limit that is shown."""
    return Problem(f"problem.date.{what}", (("limit", f"{edge:%d.%m.%Y}"),))

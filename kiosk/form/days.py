"""Days as a form writes them: a date, or one counted from today.

The one rule: a written day that is none raises ValueError, wherever it stands.

    "2026-11-24"   "today"   "today+30d"   "today+10m"   "today-18y"
"""

import calendar
import re
from datetime import date, timedelta

TODAY = "today"
RELATIVE = re.compile(r"today(?:(?P<count>[+-]\d{1,4})(?P<unit>[dmy]))?")
HOW = 'write "today", "today+30d", "today+10m", "today-18y" or a date as "2026-11-24"'


def day_of(written: str, today: date) -> date:
    """The day this means today. Raises ValueError."""
    found = RELATIVE.fullmatch(written)
    if not found:
        return date.fromisoformat(written)
    count = int(found["count"] or 0)
    match found["unit"]:
        case "y":
            return months_from(today, 12 * count)
        case "m":
            return months_from(today, count)
        case _:
            return today + timedelta(days=count)


def months_from(day: date, count: int) -> date:
    """The same day so many months on, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_day(written: str) -> bool:
    """Whether this is a day a form may write."""
    try:
        day_of(written, date(2000, 2, 29))
    except ValueError:
        return False
    return True

"""Weeks as ISO 8601 counts them: which one it is, which ones are over, and which may still be told of.

The one rule: a week is told to nobody before all of it has come in, so that two looks never differ by one visit.
"""

import re
from datetime import date, timedelta

WEEK = re.compile(r"20[0-9]{2}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")
GRACE = timedelta(days=1)
"""How long after a week's end kiosks may still tell of it; then it is shown."""


def week_of(day: date) -> str:
    """ "2026-W47"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def is_open(week: str, today: date) -> bool:
    """Whether kiosks may tell of it: this week, or one that was over less than GRACE ago."""
    return week in (week_of(today), week_of(today - GRACE))


def shown(weeks: int, today: date) -> tuple[str, ...]:
    """So many that nothing can be added to any more, the oldest first."""
    monday = today - GRACE
    monday -= timedelta(days=monday.weekday())
    return tuple(week_of(monday - timedelta(weeks=back)) for back in range(weeks, 0, -1))

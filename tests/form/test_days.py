"""Days as a form writes them."""

from datetime import date

import pytest

from kiosk.form.days import day_of, is_day

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", TODAY),
        ("today+30d", date(2026, 12, 30)),
        ("today-1d", date(2026, 11, 29)),
        ("today+10m", date(2027, 9, 30)),
        ("today+1m", date(2026, 12, 30)),
        ("today-18y", date(2008, 11, 30)),
        ("2026-11-24", date(2026, 11, 24)),
    ],
)
def test_a_day_is_written_or_counted_from_today(written: str, day: date) -> None:
    assert day_of(written, TODAY) == day


def test_a_month_that_is_shorter_ends_earlier() -> None:
    assert day_of("today+3m", TODAY) == date(2027, 2, 28)
    assert day_of("today-1y", date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.parametrize("written", ["tomorrow", "today +1d", "today+1w", "today1d", "2026-02-30", "", "today-9999y"])
def test_what_is_no_day_is_refused(written: str) -> None:
    assert not is_day(written)

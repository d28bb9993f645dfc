"""Days in the Ethiopian and the Persian calendar."""

from datetime import date, timedelta

import pytest

from kiosk.language.calendars import FOREIGN, Calendar, NoSuchDay, Reckoned, gregorian, mark, reckon, unmark, written

ETHIOPIAN, PERSIAN = Calendar.ETHIOPIAN, Calendar.PERSIAN


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "same"),
    [
        (ETHIOPIAN, 2000, 1, 1, date(2007, 9, 12)),
        (ETHIOPIAN, 2015, 13, 6, date(2023, 9, 11)),
        (ETHIOPIAN, 2016, 1, 1, date(2023, 9, 12)),
        (ETHIOPIAN, 1967, 1, 2, date(1974, 9, 12)),
        (ETHIOPIAN, 1892, 13, 5, date(1900, 9, 10)),
        (PERSIAN, 1403, 1, 1, date(2024, 3, 20)),
        (PERSIAN, 1399, 12, 30, date(2021, 3, 20)),
        (PERSIAN, 1357, 11, 22, date(1979, 2, 11)),
        (PERSIAN, 1300, 1, 1, date(1921, 3, 21)),
    ],
)
def test_a_day_is_the_same_day_in_both_calendars(
    calendar: Calendar, year: int, month: int, day: int, same: date
) -> None:
    assert gregorian(Reckoned(calendar, year, month, day)) == same


@pytest.mark.parametrize("calendar", FOREIGN)
def test_every_day_anybody_was_born_comes_back_from_each_calendar(calendar: Calendar) -> None:
    first = date(1900, 1, 1)
    days = [first + timedelta(number) for number in range((date(2030, 12, 31) - first).days + 1)]
    assert [gregorian(reckon(calendar, day)) for day in days] == days


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "months", "days"),
    [
        (ETHIOPIAN, 2014, 13, 6, 13, 5), (ETHIOPIAN, 2015, 13, 7, 13, 6), (ETHIOPIAN, 2015, 14, 1, 13, 0),
        (PERSIAN, 1402, 12, 30, 12, 29), (PERSIAN, 1402, 7, 31, 12, 30), (PERSIAN, 1402, 13, 1, 12, 0),
        (PERSIAN, 0, 1, 1, 12, 0),
    ],
)  # fmt: skip
def test_a_day_its_calendar_does_not_have_is_refused(
    calendar: Calendar, year: int, month: int, day: int, months: int, days: int
) -> None:
    with pytest.raises(NoSuchDay) as refused:
        gregorian(Reckoned(calendar, year, month, day))
    assert (refused.value.months, refused.value.days) == (months, days)


@pytest.mark.parametrize(
    ("calendar", "language", "said"),
    [
        (ETHIOPIAN, "ti", "12 መስከረም 1985"), (ETHIOPIAN, "uk", "12 Meskerem 1985"),
        (PERSIAN, "fa_AF", "31 سنبله 1371"), (PERSIAN, "nb", "31 Shahrivar 1371"),
        (Calendar.GREGORIAN, "ti", "22.09.1992"),
    ],
)  # fmt: skip
def test_months_have_the_names_their_speakers_know(calendar: Calendar, language: str, said: str) -> None:
    assert written(date(1992, 9, 22), calendar, language) == said


def test_the_calendar_goes_with_what_was_typed() -> None:
    assert unmark(mark(ETHIOPIAN, "12.1.1985")) == (ETHIOPIAN, "12.1.1985")
    assert unmark(mark(Calendar.GREGORIAN, "12.1.1985")) == (Calendar.GREGORIAN, "12.1.1985")
    assert mark(PERSIAN, "") == ""

"""What becomes of what is typed where a date belongs."""

from datetime import date

import pytest

from kiosk.form.answers import Problem
from kiosk.form.definition import Kind
from tests.form.building import parse, problem, question, show


@pytest.mark.parametrize(
    "raw",
    [
        "24.11.1984",
        "24/11-1984",
        "24 11 1984",
        "24111984",
        "24 11 19 84",
        "1984-11-24",
        "24.11.84",
        "241184",
        "٢٤.١١.١٩٨٤",
    ],
)
def test_a_date_is_read_however_it_is_written(raw: str) -> None:
    assert parse(question("q", Kind.DATE, latest="today"), raw) == date(1984, 11, 24)


def test_two_digits_of_a_year_mean_this_century_where_it_can_be() -> None:
    assert parse(question("q", Kind.DATE, latest="today"), "1.2.26") == date(2026, 2, 1)
    assert parse(question("q", Kind.DATE), "1.2.84") == date(2084, 2, 1)
    assert problem(question("q", Kind.DATE, latest="today"), "24.12.26") == "problem.date.future"


@pytest.mark.parametrize("raw", ["31.2.2020", "0.1.2020", "12.13.2020", "29.02.2023", "00000000", "0000-01-01"])
def test_a_date_must_exist(raw: str) -> None:
    assert problem(question("q", Kind.DATE), raw) == "problem.date.exists"


@pytest.mark.parametrize("raw", ["i går", "24", "24.11", "2026", "1.2.3.4", "24.11.19845"])
def test_a_date_has_day_month_and_year(raw: str) -> None:
    assert problem(question("q", Kind.DATE), raw) == "problem.date.shape"


@pytest.mark.parametrize(
    ("limits", "raw", "expected"),
    [
        ({"latest": "today"}, "23.11.2026", Problem("problem.date.future")),
        ({"earliest": "today"}, "21.11.2026", Problem("problem.date.past")),
        ({"latest": "2020-01-31"}, "1.2.2020", Problem("problem.date.late", (("limit", "31.01.2020"),))),
        ({"earliest": "1900-01-01"}, "31.12.1899", Problem("problem.date.early", (("limit", "01.01.1900"),))),
        ({"earliest": "today", "latest": "today"}, "22.11.2026", date(2026, 11, 22)),
    ],
)
def test_a_date_has_limits(limits: dict[str, str], raw: str, expected: object) -> None:
    assert parse(question("q", Kind.DATE, **limits), raw) == expected


@pytest.mark.parametrize(("code", "shown"), [("nb", "24. november 2026"), ("ar", "24 نوفمبر 2026")])
def test_a_date_is_shown_in_the_language_with_western_digits(code: str, shown: str) -> None:
    assert show(question("q", Kind.DATE), date(2026, 11, 24), code) == shown


BIRTH = question("born", Kind.DATE, earliest="1900-01-01", latest="today", birth=True)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("ethiopian:12.1.1985", date(1992, 9, 22)),
        ("ethiopian:12011985", date(1992, 9, 22)),
        ("ethiopian:12.1.85", date(1992, 9, 22)),
        ("persian:31.6.1371", date(1992, 9, 22)),
        ("persian:۳۱/۶/۱۳۷۱", date(1992, 9, 22)),
        ("persian:31.6.71", date(1992, 9, 22)),
        ("22.9.1992", date(1992, 9, 22)),
    ],
)
def test_a_birth_date_is_the_same_day_in_whatever_calendar_it_is_given(raw: str, day: date) -> None:
    assert parse(BIRTH, raw) == day


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ethiopian:6.13.1985", Problem("problem.date.days", (("days", "5"),))),
        ("ethiopian:1.14.1985", Problem("problem.date.months", (("months", "13"),))),
        ("persian:30.12.1371", Problem("problem.date.days", (("days", "29"),))),
        ("persian:12.1.1985", Problem("problem.date.future")),
        ("ethiopian:1.1.1800", Problem("problem.date.early", (("limit", "01.01.1900"),))),
        ("ethiopian:i går", Problem("problem.date.shape")),
        ("mayan:12.1.1985", Problem("problem.date.shape")),
    ],
)
def test_a_birth_date_is_checked_in_its_calendar_and_within_the_limits(raw: str, expected: Problem) -> None:
    assert parse(BIRTH, raw) == expected


def test_only_a_birth_date_may_be_given_in_another_calendar() -> None:
    assert problem(question("q", Kind.DATE), "ethiopian:12.1.1985") == "problem.date.shape"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("nb", "22. september 1992"),
        ("ti", "22.09.1992 (12 መስከረም 1985, etiopisk)"),
        ("fa_AF", "22.09.1992 (31 سنبله 1371, persisk)"),
    ],
)
def test_a_birth_date_is_shown_in_the_calendar_of_its_readers_too(code: str, shown: str) -> None:
    assert show(BIRTH, date(1992, 9, 22), code) == shown

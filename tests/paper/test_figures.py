"""A birth date on paper: Norwegian, and beside it in the calendar the applicant reads."""

from datetime import date

import pytest

from kiosk.paper.figures import own_day
from tests.form.building import words

DAY = date(1992, 9, 22)


@pytest.mark.parametrize(
    ("code", "said", "brief"),
    [
        ("ti", "12 መስከረም 1985, etiopisk", "12 መስከረም 1985"),
        ("fa_AF", "31 سنبله 1371, persisk", "31 سنبله 1371"),
        ("uk", "", ""),
    ],
)
def test_readers_of_another_calendar_find_their_own_day_on_paper(code: str, said: str, brief: str) -> None:
    assert (own_day(DAY, words(code=code)), own_day(DAY, words(code=code), brief=True)) == (said, brief)


def test_a_page_without_the_applicants_language_has_no_second_day() -> None:
    assert own_day(DAY, None) == ""

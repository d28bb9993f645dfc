"""When somebody was born, in the calendar they know it in."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.terminal.outcome import Answered, ChangeLanguage
from kiosk.terminal.widgets.calendars import InBoth, Tab
from tests.terminal.stage import BORN, ask, stage, tap

ROOM, SMALL = (120, 40), (80, 24)
BIRTH = replace(BORN, birth=True, latest="today")
DAY = date(1992, 9, 22)


@pytest.mark.parametrize("size", [SMALL, ROOM])
async def test_a_date_in_the_ethiopian_calendar_is_kept_as_the_day_it_is(size: tuple[int, int]) -> None:
    kiosk = stage(ask(BIRTH), "ti")
    async with kiosk.run_test(size=size) as pilot:
        await pilot.press("f7", *"12011985", "enter")

        assert kiosk.outcomes == [Answered("ethiopian:12011985", DAY)]


async def test_the_calendar_is_norwegian_until_another_is_chosen() -> None:
    kiosk = stage(ask(BIRTH), "fa_AF")
    async with kiosk.run_test(size=SMALL) as pilot:
        chosen = [tab.calendar for tab in kiosk.screen.query(Tab) if tab.is_chosen]
        await pilot.press(*"22091992", "enter")

        assert chosen == ["gregorian"]
        assert kiosk.outcomes == [Answered("22091992", DAY)]


async def test_the_day_is_shown_in_both_calendars_once_it_is_whole() -> None:
    kiosk = stage(ask(BIRTH), "fa_AF")
    async with kiosk.run_test(size=SMALL) as pilot:
        both = kiosk.screen.query_one(InBoth)
        await pilot.press(*"2209199")
        before = both.text
        await pilot.press("2")

        assert before == ""
        assert both.text == "22.09.1992 (31 سنبله 1371, persisk)"
        assert both.second == "22.09.1992 (31 Shahrivar 1371, persisk)"


async def test_choosing_a_calendar_changes_nothing_that_was_typed() -> None:
    kiosk = stage(ask(BIRTH))
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press(*"31061371", "enter", "f7", "f7", "f7", "enter")

        assert kiosk.outcomes == [Answered("persian:31061371", DAY)]


async def test_a_tap_chooses_a_calendar() -> None:
    kiosk = stage(ask(BIRTH), "ti")
    async with kiosk.run_test(size=SMALL) as pilot:
        await tap(pilot, "Tab", 2)
        await pilot.press(*"31061371", "enter")

        assert kiosk.outcomes == [Answered("persian:31061371", DAY)]


async def test_most_people_only_see_that_there_are_other_calendars() -> None:
    kiosk = stage(ask(BIRTH), "uk")
    async with kiosk.run_test(size=SMALL) as pilot:
        shown = [tab.calendar for tab in kiosk.screen.query(Tab) if tab.region]
        await pilot.press("f7")

        assert shown == [None]
        assert [tab.calendar for tab in kiosk.screen.query(Tab) if tab.region] == ["gregorian", "ethiopian", "persian"]


async def test_the_calendar_survives_another_language() -> None:
    kiosk = stage(ask(BIRTH), "ti")
    async with kiosk.run_test(size=SMALL) as pilot:
        await pilot.press("f7", *"120", "f3")
    again = stage(ask(BIRTH, typed="ethiopian:120"), "uk")
    async with again.run_test(size=SMALL) as pilot:
        await pilot.press(*"11985", "enter")

    assert kiosk.outcomes == [ChangeLanguage("ethiopian:120")]
    assert again.outcomes == [Answered("ethiopian:12011985", DAY)]


async def test_a_day_the_calendar_does_not_have_is_refused_in_words() -> None:
    kiosk = stage(ask(BIRTH), "ti")
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("f7", *"06131985", "enter")

        assert "Denne måneden har bare 5 dager" in " ".join(kiosk.text.split())
        assert kiosk.outcomes == []


@pytest.mark.parametrize("code", ["ti", "fa_AF"])
@pytest.mark.parametrize("size", [SMALL, (110, 28), ROOM])
async def test_every_calendar_is_easy_to_hit(code: str, size: tuple[int, int]) -> None:
    kiosk = stage(ask(BIRTH), code)
    async with kiosk.run_test(size=size):
        regions = [tab.region for tab in kiosk.screen.query(Tab) if tab.region]

        assert [region.height >= 3 and region.width >= 12 for region in regions] == [True] * 3
        assert max(region.bottom for region in regions) <= kiosk.screen.size.height - 3

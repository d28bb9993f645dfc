"""Counts at the gateway: from a kiosk, for its own office, in known words; shown to desks when nobody can be found."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.gateway.insight import TELLINGS
from kiosk.insight.weeks import shown, week_of
from kiosk.insight.wire import MOST, read_insight
from kiosk.register.store import Store
from tests.gateway.calling import Calling, calling
from tests.insight.marking import WORDS

PATH = "/api/v1/insight"
# A week is over at midnight, whether tests are running or not: the gateway goes by this clock.
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
THIS = week_of(TODAY)
LAST = shown(1, TODAY)[0]


@pytest.fixture
async def counting(tmp_path: Path) -> AsyncIterator[Calling]:
    database, store = f"sqlite:///{tmp_path / 'register.sqlite'}", partial(Store, clock=lambda: NOW)
    async with calling(database, store=store, vocabulary=WORDS) as called:
        yield called


def telling(week: str = THIS, **counts: dict[str, int]) -> dict[str, Any]:
    return {"week": week, "counts": {"route": {"paper": 2}, **counts}}


async def tell(gateway: Calling, body: Any, key: str = "") -> int:
    return (await gateway.call("POST", PATH, key or gateway.kiosk, json=body)).status_code


def kept(gateway: Calling, office: str = "9901", week: str = THIS) -> dict[tuple[str, str], int]:
    return dict(gateway.store.counts.read(office, [week]).get(week, {}))


async def test_a_kiosk_tells_and_the_gateway_adds(counting: Calling) -> None:
    assert await tell(counting, telling(language={"ar": 2})) == 204
    assert await tell(counting, telling(language={"ar": 1, "nb": 1})) == 204
    assert kept(counting) == {("language", "ar"): 3, ("language", "nb"): 1, ("route", "paper"): 4}


@pytest.mark.parametrize(
    "counts",
    [
        {"language": {"Amina": 1}},
        {"help": {"01019912345": 1}},
        {"name": {"nb": 1}},
        {"language": {"nb": 0}},
        {"language": {"nb": -1}},
        {"language": {"nb": True}},
        {"language": {"nb": 3}},
        {"language": {"nb": 2, "ar": 1}},
        {"route": {"paper": MOST + 1}},
        {"route": {}},
        {"language": ["nb"]},
    ],
)
async def test_what_is_no_word_or_no_such_number_is_refused_with_all_that_came_with_it(
    counting: Calling, counts: dict[str, Any]
) -> None:
    assert await tell(counting, telling(**counts)) == 422
    assert kept(counting) == {}


@pytest.mark.parametrize("week", ["2020-W01", "2026-W60", "2026-11-22", week_of(TODAY + timedelta(weeks=1)), LAST])
async def test_a_week_that_is_over_or_to_come_is_refused(counting: Calling, week: str) -> None:
    assert await tell(counting, telling(week)) == 422


async def test_only_a_kiosk_of_an_office_tells_and_only_a_desk_reads(counting: Calling) -> None:
    homeless = counting.store.issue_key("kiosk", "nowhere")
    assert [await tell(counting, telling(), key) for key in (counting.desk, counting.monitor, homeless)] == [403] * 3
    asked = [await counting.call("GET", f"{PATH}?office=9901&weeks=4", key) for key in (counting.kiosk, "")]
    assert [answer.status_code for answer in asked] == [403, 401]


async def test_what_a_kiosk_tells_counts_for_its_own_office(counting: Calling) -> None:
    elsewhere = counting.store.issue_key("kiosk", "elsewhere", "9902")
    assert await tell(counting, telling(), elsewhere) == 204
    assert (kept(counting), kept(counting, "9902")) == ({}, {("route", "paper"): 2})


async def test_a_kiosk_that_tells_too_often_waits(counting: Calling) -> None:
    assert [await tell(counting, telling()) for _ in range(TELLINGS + 1)] == [204] * TELLINGS + [429]


async def test_a_desk_sees_whole_weeks_without_small_numbers(counting: Calling) -> None:
    counted = {("route", "paper"): 9, ("route", "digital"): 5, ("help", "rent"): 4, ("help", "balance"): 6}
    for week in (LAST, THIS):
        counting.store.counts.add("9901", week, counted)
    answer = await counting.call("GET", f"{PATH}?office=9901&weeks=2", counting.desk)
    insight = read_insight(answer.json())
    assert insight.weeks == shown(2, TODAY)
    assert THIS not in insight.weeks
    assert {word: insight.cells[(*word, LAST)] for word in counted if (*word, LAST) in insight.cells} == {
        ("route", "paper"): 9,
        ("route", "digital"): 5,
        ("help", "balance"): 6,
    }
    assert insight.cells["route", "left", LAST] is None
    assert ("help", "rent", LAST) not in insight.cells


@pytest.mark.parametrize(
    "query", ["", "?office=9901", "?office=9901&weeks=0", "?office=9901&weeks=54", "?office=x&weeks=1"]
)
async def test_a_question_without_its_words_is_refused(counting: Calling, query: str) -> None:
    assert (await counting.call("GET", f"{PATH}{query}", counting.desk)).status_code == 422


async def test_weeks_older_than_two_years_are_forgotten(counting: Calling) -> None:
    counting.store.counts.add("9901", "2020-W01", {("route", "paper"): 9})
    counting.store.counts.add("9901", THIS, {("route", "paper"): 9})
    counting.store.counts.forget()
    assert (kept(counting, week="2020-W01"), kept(counting)) == ({}, {("route", "paper"): 9})

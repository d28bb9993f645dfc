"""What is known of an office's weeks, and what stays unknown in every sum and share."""

import pytest

from kiosk.desk.insight.figures import share, table_of
from kiosk.desk.insight.look import LENGTHS, Look
from kiosk.insight.wire import Insight

WEEKS = tuple(f"2026-W{number}" for number in range(30, 46))


def insight(**rows: tuple[int | None, ...]) -> Insight:
    """`route_paper=(12, None)`: the newest two weeks."""
    cells: dict[tuple[str, str, str], int | None] = {}
    for name, counts in rows.items():
        subject, _, item = name.partition("_")
        cells |= {(subject, item, week): count for week, count in zip(WEEKS[-len(counts) :], counts, strict=True)}
    return Insight("0315", WEEKS, cells)


def test_the_most_stands_first() -> None:
    assert [row.item for row in table_of(insight(help_stay=(9,), help_needs=(11,)), "help").rows] == ["needs", "stay"]


def test_a_sum_with_something_kept_back_is_at_least_what_is_known() -> None:
    total = table_of(insight(help_stay=(9, None)), "help").rows[0].total
    assert (total.known, total.is_least) == (9, True)


def test_what_is_known_in_no_week_has_no_row() -> None:
    assert not table_of(insight(help_stay=(None, None)), "help").rows


def test_no_share_is_told_of_a_week_in_which_either_part_is_kept_back() -> None:
    assert table_of(insight(route_digital=(5, None, 9), route_paper=(15, 12, None)), "route").shares[-3:] == (
        25, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(("digital", "paper", "percent"), [(1, 1, 50), (1, 7, 13), (5, 0, 100), (0, 0, None)])
def test_a_share_is_a_whole_number(digital: int, paper: int, percent: int | None) -> None:
    assert share(digital, paper) == percent


def test_nobody_looks_beyond_the_weeks_that_were_read() -> None:
    read, look = insight(help_stay=(9,)), Look()
    for _ in range(9):
        look = look.earlier(1, read)
    assert look.weeks(read) == WEEKS[: look.length]


def test_there_is_a_longest_and_a_shortest_stretch() -> None:
    read = insight()
    assert Look().longer(9, read).length == LENGTHS[-1]
    assert Look().longer(-9, read).length == LENGTHS[0]


def test_the_mark_stops_at_the_last_row() -> None:
    assert Look("help").down(9, insight(help_stay=(9,), help_needs=(8,))).at == 2

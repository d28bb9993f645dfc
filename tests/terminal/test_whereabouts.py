"""Days and times as they are said."""

from datetime import UTC, datetime

from kiosk.terminal.whereabouts import apart
from tests.terminal.visiting import Desk, both_forms

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_times_are_said_only_where_two_are_of_one_day() -> None:
    words = Desk(both_forms()).library.words("nb")
    assert apart([NOON, NOON.replace(day=25)], words) == ["24. november 2026", "25. november 2026"]
    assert apart([NOON, NOON.replace(minute=5)], words)[0].startswith("24. november 2026, ")

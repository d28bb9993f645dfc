"""The overview of a group: add, change, remove, done."""

import pytest

from kiosk.terminal.outcome import AddItem, EditItem, Outcome, Proceed, RemoveItem
from kiosk.terminal.screens.group import GroupItem, GroupScreen
from kiosk.terminal.surroundings import Surroundings
from tests.terminal.stage import CHILDREN, stage

ROOM = (120, 40)


def two(now: Surroundings) -> GroupScreen:
    return GroupScreen(now, CHILDREN, 0, [GroupItem("Amina"), GroupItem("Yusuf")])


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        (("3",), AddItem()),
        (("2", "1"), EditItem(1)),
        (("1", "2", "2"), RemoveItem(0)),
        (("0",), Proceed()),
    ],
)
async def test_what_is_pressed_is_what_it_ends_with(keys: tuple[str, ...], outcome: Outcome) -> None:
    kiosk = stage(two)
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        assert kiosk.outcomes == [outcome]


async def test_removing_is_asked_once() -> None:
    kiosk = stage(two)
    async with kiosk.run_test(size=ROOM) as pilot:
        await pilot.press("1", "2", "1")
        await pilot.pause()

        assert kiosk.outcomes == []

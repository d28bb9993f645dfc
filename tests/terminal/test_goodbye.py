"""The last screen: what was erased, what to take along, and that something is still to come."""

import pytest

from kiosk.terminal.lockdown import text_on_screen
from kiosk.terminal.screens.goodbye import GoodbyeScreen
from tests.terminal.stage import Stage
from tests.terminal.trilingual import surroundings_in


@pytest.mark.parametrize("size", [(80, 24), (98, 27), (120, 40)])
@pytest.mark.parametrize("code", ["nb", "uk", "ar"])
async def test_everything_to_remember_has_room(size: tuple[int, int], code: str) -> None:
    now = surroundings_in(code)
    stage = Stage(lambda _now: GoodbyeScreen(now, papers=True, later=True, seconds=60), now)  # type: ignore[arg-type, return-value]
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        told = " ".join(text_on_screen(stage.screen).split())
        assert "Papirene som mangler, står på kvitteringen." in told


async def test_nothing_is_said_of_papers_where_none_are_to_come() -> None:
    now = surroundings_in("nb")
    stage = Stage(lambda _now: GoodbyeScreen(now, papers=True, seconds=60), now)  # type: ignore[arg-type, return-value]
    async with stage.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "mangler" not in text_on_screen(stage.screen)

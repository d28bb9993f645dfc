"""F7: what was counted, as pictures and as a table, and as a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.desk.means import Means
from kiosk.errors import GatewayUnreachable
from kiosk.insight.wire import Insight
from kiosk.settings.tables import Desk
from tests.desk.screens.sitting import Hand, sitting

pytestmark = pytest.mark.asyncio
SMALL, LARGE = (80, 24), (120, 40)


class Away:
    """A gateway that does not answer."""

    def read(self, office: str, weeks: int) -> Insight:
        raise GatewayUnreachable


class Empty:
    """One that has counted nothing yet."""

    def read(self, office: str, weeks: int) -> Insight:
        return Insight(office, ("2026-W45", "2026-W46"), {})


def without(means: Means) -> Means:
    return replace(means, insight=None)


async def opened(hand: Hand, *keys: str) -> None:
    await hand.press("f7")
    assert hand.screen == "InsightScreen"
    await hand.press(*keys)


@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_how_many_went_digitally(language: str) -> None:
    async with sitting(SMALL, helper_language=language) as hand:
        await opened(hand)
        await hand.compare(f"insight-{language}")


async def test_picture_and_table_together_where_there_is_room() -> None:
    async with sitting(LARGE) as hand:
        await opened(hand, "3", "plus")
        await hand.compare("insight-large")


async def test_the_table_alone_where_there_is_not() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "4", "t")
        await hand.compare("insight-table")


async def test_what_is_kept_back_is_never_a_nought() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "3", "t")
        row = next(line for line in hand.text.splitlines() if "Kan Nav hente tall" in line)
        assert "skjult" in row
        assert " 0 " not in row


async def test_the_picture_of_one_row_shows_its_weeks() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "2", "down")
        assert "Papirer: antall hver uke" in hand.text


async def test_the_weeks_before_can_be_seen() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "pageup")
        assert "uke 31–38" in hand.text


async def test_another_office_can_be_looked_at() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "k", "down", "enter")
        other = hand.app.means.settings.offices[1]
        assert f"Innsikt · {other.name}" in hand.text


async def test_a_file_goes_where_the_settings_put_it_and_once_only(tmp_path: Path) -> None:
    async with sitting((160, 48), desk=Desk(exports=str(tmp_path))) as hand:
        await opened(hand, "c", "enter")
        assert "Lagret" in hand.text
        (place,) = tmp_path.iterdir()  # noqa: ASYNC240 - nobody else waits
        before = place.read_bytes()
        await hand.press("c", "enter")
        assert "fra før" in hand.text
        assert place.read_bytes() == before


async def test_a_place_that_is_none_is_asked_for_again() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand, "c", "x", "enter")
        assert hand.screen == "ExportScreen"


async def test_a_scanned_code_opens_its_case_from_here_too() -> None:
    async with sitting(SMALL) as hand:
        await opened(hand)
        await hand.scan("SK1:7KQ4M2XJG:P2/5")
        assert hand.screen == "CaseScreen"
        await hand.press("escape")
        assert hand.screen == "HomeScreen"


async def test_a_gateway_that_is_away_is_told_of() -> None:
    async with sitting(SMALL, means=lambda means: replace(means, insight=Away())) as hand:
        await opened(hand)
        assert "✗" in hand.text


async def test_an_office_nobody_used_says_so() -> None:
    async with sitting(SMALL, means=lambda means: replace(means, insight=Empty())) as hand:
        await opened(hand, "2", "down", "t")
        assert "Ingenting" in hand.text


async def test_without_a_gateway_there_is_none() -> None:
    async with sitting(SMALL, means=without) as hand:
        await hand.press("f7")
        assert hand.screen == "HomeScreen"
        assert "Innsikt trenger statustjenesten" in " ".join(hand.text.split())


async def test_f1_opens_the_guide_at_its_own_page() -> None:
    async with sitting(LARGE) as hand:
        await opened(hand, "f1")
        assert "Innsikt viser" in hand.text

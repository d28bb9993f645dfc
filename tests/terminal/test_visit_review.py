"""The review of a whole application: few pages, in two columns where there is room, mirrored where reading is."""

from pathlib import Path

import pytest

from kiosk.house import House, open_house
from kiosk.rehearse import Rehearsal, Walk, read_visit
from kiosk.terminal.screens.review import ReviewScreen
from kiosk.terminal.widgets.row import Row
from tests.terminal.visiting import Desk, Hand

APPLICANT_P = Path(__file__).parents[1] / "visits" / "alone-on-benefit.toml"


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def desk_of_p(house: House) -> Desk:
    """Where applicant P has answered everything."""
    desk = Desk(house.forms)
    rehearsal = Rehearsal(house.forms, house.library, house.settings, read_visit(APPLICANT_P), house.register)
    desk.session = rehearsal.session()
    Walk(rehearsal, desk.session).all()
    return desk


async def reviewed(hand: Hand, desk: Desk, language: str) -> ReviewScreen:
    """The review in this language."""
    hand.app.speak(language)
    screen = hand.app.review_screen(hand.app.surroundings, "0")
    await hand.app.push_screen(screen)
    await hand.pilot.pause()
    return screen


@pytest.mark.parametrize("language", ["nb", "uk", "ar"])
async def test_applicant_p_leafs_through_two_pages(house: House, language: str) -> None:
    desk = desk_of_p(house)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        screen = await reviewed(Hand(pilot), desk, language)
        assert screen.listing.pages <= 2


@pytest.mark.parametrize("size", [(80, 24), (105, 28), (120, 40), (200, 60)])
async def test_every_row_is_a_target_of_three_by_twelve_with_a_key_of_its_own(
    house: House, size: tuple[int, int]
) -> None:
    desk = desk_of_p(house)
    async with desk.kiosk().run_test(size=size) as pilot:
        screen = await reviewed(Hand(pilot), desk, "nb")
        rows = [row for row in screen.query(Row) if row.region]
        assert all(row.region.height >= 3 and row.region.width >= 12 for row in rows)
        assert len({row.key for row in rows}) == len(rows)


async def test_the_first_column_is_where_reading_begins(house: House) -> None:
    desk = desk_of_p(house)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        first, second = [row.region.x for row in (await reviewed(hand, desk, "nb")).query(Row) if row.region][:2]
        assert first < second
        first, second = [row.region.x for row in (await reviewed(hand, desk, "ar")).query(Row) if row.region][:2]
        assert first > second


async def test_a_key_beyond_the_digits_mends_its_row(house: House) -> None:
    desk = desk_of_p(house)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        screen = await reviewed(hand, desk, "nb")
        rows = [row for row in screen.query(Row) if row.region]
        left: list[object] = []
        screen.leave = left.append  # type: ignore[method-assign, assignment]
        await hand.press(rows[-1].key.lower())
        assert [getattr(outcome, "id", "") for outcome in left] == [rows[-1].choice]


async def test_opening_the_helpers_lane_makes_one_column_of_two(house: House) -> None:
    desk = desk_of_p(house)
    async with desk.kiosk().run_test(size=(120, 40)) as pilot:
        hand = Hand(pilot)
        screen = await reviewed(hand, desk, "nb")
        await hand.press("0")
        top = screen.rows[screen.listing.top]
        await hand.press("f2")
        shown = [row for row in screen.query(Row) if row.region]
        assert len({row.region.x for row in shown}) == 1
        assert str(top.stop.place) in [row.choice for row in shown]

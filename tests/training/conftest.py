"""Practice on a kiosk for tests."""

import pytest

from kiosk.house import House, open_house
from kiosk.training.life import LIVES, Life, read_lives
from kiosk.training.playing import Played, play, rehearsal_house


@pytest.fixture(scope="session")
def house() -> House:
    return rehearsal_house(open_house())


@pytest.fixture(scope="session")
def lives(house: House) -> tuple[Life, ...]:
    return read_lives(house.content.forms)


@pytest.fixture(scope="session")
def played(house: House, lives: tuple[Life, ...]) -> dict[str, Played]:
    assert [life.id for life in lives] == [*LIVES]
    return {life.id: play(life, house) for life in lives}

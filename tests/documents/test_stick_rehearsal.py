from datetime import date

import pytest

from kiosk.documents.sniffing import kind_of
from kiosk.documents.stick.rehearsal import RehearsalStick
from kiosk.errors import StickAway

TODAY = date(2026, 1, 20)


@pytest.fixture(scope="module")
def stick() -> RehearsalStick:
    return RehearsalStick(TODAY)


def test_each_file_is_of_the_kind_that_is_told(stick: RehearsalStick) -> None:
    assert stick.sticks() == 1
    files = stick.files()
    kinds = [kind_of(stick.read(file.id)) for file in files]
    assert [file.kind for file in files] == ["pdf" if kind == "pdf" else "picture" for kind in kinds]


def test_the_newest_comes_first(stick: RehearsalStick) -> None:
    changed = [file.changed for file in stick.files()]
    assert changed == sorted(changed, reverse=True)
    assert changed[0] < TODAY


def test_once_ejected_it_is_away_until_it_is_looked_for() -> None:
    stick = RehearsalStick(TODAY)
    assert stick.eject() == "off"
    with pytest.raises(StickAway):
        stick.files()
    assert stick.sticks() == 1

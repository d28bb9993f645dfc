"""What the desk is built with, as the settings and practice have it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.desk.equipment import RehearsalWay
from kiosk.desk.folder import FolderWay, RehearsalFolder
from kiosk.desk.scanner import Scanner
from kiosk.desk.watching import Watcher
from kiosk.errors import SettingsError
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.settings import Desk, Settings
from tests.desk.scans import applied, desk
from tests.paper.printing import house

ORGANISATION = "11111111-2222-4333-8444-555555555555"
FIKS = Desk(fiks="https://api.fiks.ks.no", fiks_organisation=ORGANISATION, fiks_token="/run/token")


def settings(own: Desk, practice: bool = False) -> Settings:
    return replace(house().settings, practice=practice, printer="ipp://127.0.0.1/none", desk=own)


def test_practice_has_a_register_and_both_ways_in_memory() -> None:
    means = desk().means
    assert means.registering.is_tracked
    assert [type(way) for way in means.handing.ways] == [RehearsalFolder, RehearsalWay]


def test_practice_never_uses_the_real_endpoint() -> None:
    means = desk(settings(FIKS, practice=True)).means
    assert [type(way) for way in means.handing.ways] == [RehearsalFolder, RehearsalWay]


def test_practice_writes_only_into_a_folder_that_is_named(tmp_path: Path) -> None:
    ways = desk(settings(Desk(cases=str(tmp_path)), practice=True)).means.handing.ways
    assert isinstance(ways[0], FolderWay)


def test_practice_hands_over_to_fiks_on_this_machine() -> None:
    means = desk().means
    way = means.handing.ways[1]
    assert isinstance(way, RehearsalWay)
    given = way.give(means.handing.files(applied()))
    assert way.fiks
    assert list(way.fiks.cases) == [given.place]
    way.fiks.stop()


def test_a_desk_without_gateway_tracks_nothing() -> None:
    assert not desk(settings(Desk())).means.registering.is_tracked


def test_a_desk_with_a_gateway_uses_it_also_in_practice() -> None:
    register = RehearsalRegister()
    means = desk(register=register).means
    assert means.registering._register is register


def test_a_desk_has_the_ways_that_its_settings_name(tmp_path: Path) -> None:
    assert desk(settings(Desk())).means.handing.ways == ()
    ways = desk(settings(replace(FIKS, cases=str(tmp_path)))).means.handing.ways
    assert [way.name for way in ways] == ["desk.way.folder", "desk.way.fiks"]


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        (replace(FIKS, fiks="http://api.fiks.ks.no"), "https://"),
        (replace(FIKS, fiks="https://api.fiks.ks.no/digisos"), "without a path"),
        (replace(FIKS, fiks_organisation="Oslo"), "UUID"),
        (replace(FIKS, fiks_token=""), "fiks_token"),
    ],
)
def test_half_an_endpoint_is_refused_with_what_to_write(wrong: Desk, advice: str) -> None:
    with pytest.raises(SettingsError, match=advice):
        desk(settings(wrong))


def test_what_listens_is_what_the_settings_name(tmp_path: Path) -> None:
    listening = desk(settings(Desk(scanner="/dev/ttyACM9", scans=str(tmp_path)))).listen(print, print, print)
    assert [type(each) for each in listening] == [Scanner, Watcher]
    assert desk().listen(print, print, print) == ()

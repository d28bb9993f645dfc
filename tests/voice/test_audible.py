"""What an installer is told of reading aloud, and what the settings of it may say."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.audible import language, voices
from kiosk.errors import SettingsError
from kiosk.house import House, open_house
from kiosk.prompting import Prompting
from kiosk.settings import read_settings
from kiosk.settings.tables import Aloud
from kiosk.visit.confinement import Confinement
from kiosk.voice import espeak, player


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


def test_a_language_with_a_voice_is_right_and_one_without_says_what_to_record(house: House) -> None:
    assert language(house, "nb", has_voice=True).weight == "right"
    without = language(house, "ti", has_voice=False)
    assert (without.weight, without.seen.partition(",")[0]) == ("advice", "no voice yet: the helper reads")


@pytest.fixture
def silent(house: House) -> House:
    """An office that does without."""
    return replace(house, settings=replace(house.settings, voice=Aloud(offered=False)))


def test_an_office_that_does_without_is_told_so(silent: House) -> None:
    assert [finding.name for finding in voices(silent)] == ["voice"]


def test_an_office_that_does_without_begins_no_prompter_and_keeps_no_descriptor_for_it(silent: House) -> None:
    prompting, visit = Prompting(silent), Confinement()
    prompting.begin()
    assert (prompting.lend(visit), prompting.voice) == (visit, None)


@pytest.mark.parametrize(("body", "is_right"), [("exit 0", True), ("exit 1", False), ("exec sleep 60", False)])
def test_a_device_that_never_plays_is_told_and_not_waited_for(tmp_path: Path, body: str, is_right: bool) -> None:
    program = tmp_path / "aplay"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    given = {"PATH": "/usr/bin:/bin"}
    assert player.plays(bytes(9), 22_050, str(program), "default", given, seconds=0.5) is is_right


def test_a_voice_is_found_by_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "usr/lib/some-machine/espeak-ng-data/lang/gmq"
    folder.mkdir(parents=True)
    (folder / "nb").touch()
    assert espeak.voices(tmp_path) == {"nb", "nn"}


@pytest.mark.parametrize("line", ['device = "-D x"', 'device = "a b"', 'device = ""', "volume = 101", "volume = -1"])
def test_a_device_that_could_be_an_option_and_a_volume_out_of_bounds_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(f"[voice]\n{line}\n")
    with pytest.raises(SettingsError, match=r"\[voice\]"):
        read_settings(path)

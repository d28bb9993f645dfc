"""The key to what is kept: made once, in a file of its own, and said to be none where it is none."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.digisos.later import put_by
from kiosk.errors import PaperOnly, SettingsError
from kiosk.gateway.looking.strongbox import LaterSettings, read_strongbox
from kiosk.gateway.settings import read_gateway_settings
from tests.digisos.reaching import now, parcel
from tests.gateway.looking.conftest import strongbox

HOUR = timedelta(hours=1)


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """The file, and what the command said."""
    file = tmp_path / "later.pem"
    assert main(["gateway", "later-key", "--out", str(file)]) == 0
    return file, capsys.readouterr().out


def test_what_the_command_makes_opens_what_was_sealed_to_it(made: tuple[Path, str]) -> None:
    box = read_strongbox(LaterSettings(str(made[0])))
    assert box is not None
    one = parcel(enclosed={})
    assert box.open(put_by(one, now() + HOUR, now(), box.certificate), now()) == one


def test_only_its_owner_may_read_it_and_nothing_of_it_is_said(made: tuple[Path, str]) -> None:
    file, said = made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "PRIVATE KEY" in file.read_text()
    assert "PRIVATE KEY" not in said


def test_the_lines_it_says_are_settings(made: tuple[Path, str], tmp_path: Path) -> None:
    file, said = made
    settings = tmp_path / "gateway.toml"
    settings.write_text(said)
    assert read_gateway_settings(settings).later.key == str(file)


def test_it_is_never_written_over_another(made: tuple[Path, str]) -> None:
    before = made[0].read_bytes()
    assert main(["gateway", "later-key", "--out", str(made[0])]) == 1
    assert made[0].read_bytes() == before


@pytest.mark.parametrize("written", ["", "nothing", "-----BEGIN CERTIFICATE-----"])
def test_a_file_that_is_no_key_is_said_to_be_none(tmp_path: Path, written: str) -> None:
    file = tmp_path / "later.pem"
    file.write_text(written)
    with pytest.raises(SettingsError, match="later-key"):
        read_strongbox(LaterSettings(str(file)))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    settings = tmp_path / "gateway.toml"
    settings.write_text('[later]\nkey = "nowhere.pem"')
    with pytest.raises(SettingsError, match="no such file"):
        read_gateway_settings(settings)


def test_without_a_key_nothing_is_kept() -> None:
    assert read_strongbox(LaterSettings()) is None


def test_after_its_end_it_is_not_opened() -> None:
    box = strongbox()
    kept = put_by(parcel(enclosed={}), now() + HOUR, now(), box.certificate)
    with pytest.raises(PaperOnly):
        box.open(kept, now() + 2 * HOUR)

"""The settings as they are written: whole, for nobody else to read, with what an office wrote itself."""

import tomllib
from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.setup.describing import described
from kiosk.setup.writing import text_of, without_secrets
from kiosk.whole import write_whole

OWN = '# ours\npractice = true # for now\ntheme = "night"\n\n[voice]\nvolume = 30 # the hall is loud\n'
OFFICES = [{"number": "0315", "name": "Nav Grünerløkka"}, {"number": "0316", "name": "Nav Gamle Oslo"}]


def test_what_is_written_is_what_was_answered() -> None:
    table = {"practice": False, "voice": {"offered": True}, "offices": OFFICES, "languages": ["nb", "uk"]}
    assert tomllib.loads(text_of(table, "", {})) == table


def test_each_new_line_says_what_it_is() -> None:
    text = text_of({"theme": "night"}, "", described(Settings))
    assert '# Light high-contrast or dark.\ntheme = "night"' in text


def test_an_offices_own_comments_stay() -> None:
    today = tomllib.loads(OWN)
    text = text_of({**today, "practice": False, "drawing": "font"}, OWN, described(Settings))
    assert {"# ours", "# for now", "# the hall is loud"} <= {f"#{line.partition('#')[2]}" for line in text.splitlines()}
    assert tomllib.loads(text) == {**today, "practice": False, "drawing": "font"}


def test_nothing_to_change_changes_no_letter() -> None:
    assert text_of(tomllib.loads(OWN), OWN, described(Settings)) == OWN


def test_a_line_that_is_gone_is_not_written() -> None:
    assert tomllib.loads(text_of({"practice": True}, OWN, {})) == {"practice": True}


def test_secrets_are_not_shown() -> None:
    text = text_of({"gateway_key": "sk_kiosk_a", "signing_key": "b:c", "staff_pin": "d"}, "", {})
    assert without_secrets(text).count('"…"') == 3


def test_the_file_is_for_its_owner(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "kiosk.toml", b"practice = true\n")
    assert (tmp_path / "new" / "kiosk.toml").read_bytes() == b"practice = true\n"
    assert (tmp_path / "new" / "kiosk.toml").stat().st_mode & 0o007 == 0


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("")
    (tmp_path / "kiosk.toml").symlink_to(tmp_path / "real.toml")
    write_whole(tmp_path / "kiosk.toml", b"new")
    assert (tmp_path / "kiosk.toml").is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == b"new"


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "kiosk.toml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["kiosk.toml"]

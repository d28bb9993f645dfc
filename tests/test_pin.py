"""The staff's PIN: how it is kept, and that it is compared and nothing else."""

import io
import sys

import pytest

from kiosk.__main__ import main
from kiosk.errors import SettingsError
from kiosk.pin import KEPT, fits, hashed
from kiosk.settings import Settings, check

PIN = "730164"
SALT = bytes(range(16))
KEPT_PIN = hashed(PIN, SALT)


def test_the_right_pin_fits_and_no_other() -> None:
    assert fits(PIN, KEPT_PIN)
    assert not fits("730165", KEPT_PIN)


def test_two_kiosks_with_one_pin_keep_different_lines() -> None:
    assert hashed(PIN, bytes(16)) != KEPT_PIN


def test_what_is_no_hash_fits_nothing() -> None:
    assert not fits("", "")


def test_the_command_prints_the_line_for_the_settings_and_never_the_pin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PIN}\n"))
    assert main(["pin"]) == 0
    printed = capsys.readouterr().out
    assert PIN not in printed
    assert KEPT.search(printed)
    assert printed.startswith('staff_pin = "scrypt$')


@pytest.mark.parametrize("pin", ["12345", "1234567890123", "12345a", "", "１２３４５６"])
def test_a_pin_has_six_to_twelve_digits(
    pin: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{pin}\n"))
    assert main(["pin"]) == 1
    assert capsys.readouterr().err == "kiosk: a PIN has from 6 to 12 digits, and nothing else\n"


def test_a_pin_written_into_the_settings_as_it_is_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as refused:
        check(Settings(staff_pin=PIN), "kiosk.toml")
    assert PIN not in str(refused.value)
    assert "kiosk pin" in str(refused.value)

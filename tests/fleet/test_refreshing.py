"""`kiosk setup --refresh`, and fleet.toml as a start reads it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.fleet.enrolment import Enrolment
from kiosk.fleet.refreshing import fetch_fleet, fetch_newer, file_of, refresh, there
from kiosk.fleet.wire import Signed, write_signed
from kiosk.gateway.fleet.signing import make_fleet_key
from kiosk.settings import read_settings
from tests.fleet.signing import GATEWAY_KEY, Signing

BOKMAL, UKRAINIAN = 'languages = ["nb"]\n', 'languages = ["nb", "uk"]\n'


def refusal(path: Path) -> str:
    with pytest.raises(SettingsError) as refused:
        refresh(path)
    return str(refused.value)


def test_what_was_signed_is_written_for_the_kiosk_alone_and_read(gateway: Signing, tmp_path: Path) -> None:
    gateway.has(7, UKRAINIAN)
    path = gateway.own(tmp_path)
    assert refresh(path)
    assert read_settings(path).languages == ("nb", "uk")
    assert path.with_name("fleet.toml").stat().st_mode & 0o137 == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["fleet.toml", "kiosk.toml"]


def test_the_machines_own_keys_win_also_within_a_table(gateway: Signing, tmp_path: Path) -> None:
    gateway.has(7, UKRAINIAN + "idle_seconds = 60\n[voice]\nvolume = 40\noffered = false\n")
    path = gateway.own(tmp_path, 'languages = ["en"]\n[voice]\nvolume = 90\ndevice = "plughw:1,0"\n')
    refresh(path)
    settings = read_settings(path)
    assert (settings.languages, settings.idle_seconds) == (("en",), 60)
    assert (settings.voice.volume, settings.voice.offered, settings.voice.device) == (90, False, "plughw:1,0")


def test_the_same_again_is_nothing_new(gateway: Signing, tmp_path: Path) -> None:
    gateway.has(7, BOKMAL)
    path = gateway.own(tmp_path)
    assert refresh(path)
    assert not refresh(path)


@pytest.mark.parametrize("serial", [6, 7])
def test_older_settings_are_refused_though_they_are_signed(gateway: Signing, tmp_path: Path, serial: int) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, UKRAINIAN)
    refresh(path)
    gateway.has(serial, BOKMAL)
    assert "older settings" in refusal(path)
    assert read_settings(path).languages == ("nb", "uk")


def test_a_kiosk_that_is_set_up_once_more_takes_no_older_settings_either(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, UKRAINIAN)
    refresh(path)
    gateway.has(6, BOKMAL)
    before = there(path.with_name("fleet.toml"), gateway.enrolment, GATEWAY_KEY)
    with pytest.raises(SettingsError, match="older settings"):
        fetch_newer(before, gateway.enrolment, GATEWAY_KEY)


def test_another_gateways_signature_is_refused(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.key = make_fleet_key()
    gateway.has(7, UKRAINIAN)
    assert "fingerprint" in refusal(path)
    assert not path.with_name("fleet.toml").exists()


def test_a_changed_letter_on_the_way_is_refused(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, UKRAINIAN)
    signed = gateway.signed(7, UKRAINIAN)
    other = gateway.signed(7, BOKMAL)
    gateway.day.answers(200, write_signed(Signed(other.text, signed.key, signed.signature)))
    assert "not signed" in refusal(path)


def test_what_signs_for_joining_signs_no_settings(gateway: Signing, tmp_path: Path) -> None:
    """The two are told apart, so that nobody gets settings signed by asking to join with a strange name."""
    path = gateway.own(tmp_path)
    signed = gateway.signed(7)
    bare = Signed(signed.text, signed.key, gateway.key.sign(f"kiosk joining\n{signed.text}".encode()))
    gateway.day.answers(200, write_signed(bare))
    assert "not signed" in refusal(path)


@pytest.mark.parametrize(
    "body", ['printer = "ipp://10.0.0.9/ipp"\n', 'gateway = "https://else.example"\n', "allow_unconfined = true\n"]
)
def test_a_signed_key_that_is_the_machines_own_is_refused_all_the_same(
    gateway: Signing, tmp_path: Path, body: str
) -> None:
    gateway.has(7, body)
    assert "each kiosk's own" in refusal(gateway.own(tmp_path))


def test_settings_with_which_the_kiosk_would_not_start_are_not_written(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, BOKMAL)
    refresh(path)
    gateway.has(8, "longer_hours = 3\n")
    assert "longer_hours" in refusal(path)
    assert read_settings(path).languages == ("nb",)


@pytest.mark.parametrize(("old", "new"), [("nb", "nn"), ("serial = 7", "serial = 9"), ("# sealed", "# sealed 00")])
def test_a_start_refuses_what_was_changed_by_hand_and_a_refresh_mends_it(
    gateway: Signing, tmp_path: Path, old: str, new: str
) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, BOKMAL)
    refresh(path)
    fleet = path.with_name("fleet.toml")
    fleet.write_text(fleet.read_text().replace(old, new, 1))
    with pytest.raises(SettingsError, match="setup --refresh"):
        read_settings(path)
    assert refresh(path)
    assert read_settings(path).languages == ("nb",)


def test_another_kiosks_file_does_not_fit_this_one(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, BOKMAL)
    fleet = fetch_fleet(gateway.enrolment, GATEWAY_KEY)
    path.with_name("fleet.toml").write_bytes(file_of(fleet, gateway.enrolment, GATEWAY_KEY.replace("b", "c")))
    with pytest.raises(SettingsError, match="not as the gateway signed it"):
        read_settings(path)


def test_a_file_from_another_gateway_does_not_fit_either(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, BOKMAL)
    fleet = fetch_fleet(gateway.enrolment, GATEWAY_KEY)
    other = Enrolment(gateway.day.url, make_fleet_key().fingerprint)
    path.with_name("fleet.toml").write_bytes(file_of(fleet, other, GATEWAY_KEY))
    with pytest.raises(SettingsError, match="not as the gateway signed it"):
        read_settings(path)


def test_a_kiosk_that_joined_does_not_start_without_the_file(gateway: Signing, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is missing: kiosk setup --refresh"):
        read_settings(gateway.own(tmp_path))


def test_a_file_beside_a_kiosk_that_never_joined_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    path.with_name("fleet.toml").write_text('staff_pin = ""\n')
    with pytest.raises(SettingsError, match="remove this file"):
        read_settings(path)


def test_a_kiosk_that_never_joined_has_nothing_to_refresh(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    assert "has not joined" in refusal(path)


def test_a_start_reads_the_file_without_loading_cryptography(gateway: Signing, tmp_path: Path) -> None:
    path = gateway.own(tmp_path)
    gateway.has(7, BOKMAL)
    refresh(path)
    asks = (
        "import sys; from pathlib import Path; from kiosk.settings import read_settings; "
        f"assert read_settings(Path({str(path)!r})).languages == ('nb',); "
        "assert not {'cryptography', 'requests'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0

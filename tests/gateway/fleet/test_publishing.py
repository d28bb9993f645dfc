"""What is signed for all kiosks: by the kiosk's own rules, never older, and by this key."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.fleet.joining import make_keys
from kiosk.fleet.verifying import check_signed
from kiosk.fleet.wire import Entry, said_of_fleet
from kiosk.gateway.fleet.publishing import compose, publish
from kiosk.gateway.fleet.signing import FleetKey, make_fleet_key, read_fleet_key, write_fleet_key
from kiosk.register.store import Store
from kiosk.settings.fleet import taken_apart
from tests.register.telling import Clock

LANGUAGES = 'languages = ["nb", "en"]\n'


def common(tmp_path: Path, text: str) -> str:
    path = tmp_path / "common.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('langages = ["nb"]', "did you mean languages?"),
        ('printer = "ipp://10.0.0.5/ipp/print"', "printer is each kiosk's own"),
        ('gateway_key = "sk_kiosk_x"', "gateway_key is each kiosk's own"),
        ('office = "9902"', "office is each kiosk's own"),
        ("allow_unconfined = true", "allow_unconfined is each kiosk's own"),
        (f'fiks_keys = ["{"0a" * 32}"]', "fiks_keys is each kiosk's own"),
        ('[documents]\nscanner = "escl:mdns"', "[documents] scanner is each kiosk's own"),
        ("[voice]\nvolume = 200", "from 0 to 100"),
        ('staff_pin = "1234"', "kiosk pin"),
        ("serial = 7", "leave it out"),
        ("idle_seconds = 5", "from 30 to 900"),
        ("languages = [", "mend the line"),
    ],
)
def test_what_a_kiosk_would_refuse_is_never_signed(tmp_path: Path, text: str, advice: str) -> None:
    with pytest.raises(SettingsError) as refused:
        compose(common(tmp_path, text), ())
    assert advice in str(refused.value)


def test_what_is_signed_bears_its_serial_and_this_keys_signature(store: Store, key: FleetKey, tmp_path: Path) -> None:
    serial = publish(store, key, common(tmp_path, LANGUAGES))
    newest = store.fleet.newest()
    assert newest
    check_signed(said_of_fleet(newest.text), newest.key, newest.signature, key.fingerprint)
    fleet = taken_apart(newest.text, "", "")
    assert (fleet.serial, fleet.data) == (serial, {"languages": ["nb", "en"]})


def test_the_same_again_is_not_signed_again(store: Store, key: FleetKey, tmp_path: Path, clock: Clock) -> None:
    settings = common(tmp_path, LANGUAGES)
    serial = publish(store, key, settings)
    clock.now += timedelta(days=1)
    assert publish(store, key, settings) == serial
    assert publish(store, make_fleet_key(), settings) > serial


def test_a_serial_never_goes_back_even_when_the_clock_does(
    store: Store, key: FleetKey, tmp_path: Path, clock: Clock
) -> None:
    serial = publish(store, key, common(tmp_path, LANGUAGES))
    clock.now -= timedelta(days=400)
    assert publish(store, key, common(tmp_path, 'theme = "night"')) == serial + 1


def test_data_sheets_of_kiosks_that_joined_are_trusted_until_their_key_ends(store: Store, key: FleetKey) -> None:
    keys = make_keys("k")
    entry = Entry("aaaaaaaa", bytes(32), keys.public, "library 1", "9901")
    store.joinings.approve(store.joinings.ask(entry))
    assert 'name = "library 1"' in compose("", store.joinings.joined())
    store.revoke("aaaaaaaa")
    assert compose("", store.joinings.joined()) == ""


def test_a_key_is_made_once_for_its_owner_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "fleet.pem"
    made = write_fleet_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    read = read_fleet_key(str(path))
    assert read
    assert (read.fingerprint, read.public) == (made.fingerprint, made.public)
    with pytest.raises(FileExistsError):
        write_fleet_key(path)


def test_a_file_that_is_no_key_is_refused_without_its_words(tmp_path: Path) -> None:
    path = tmp_path / "fleet.pem"
    path.write_text("hemmelig")
    with pytest.raises(SettingsError, match="fleet-key") as refused:
        read_fleet_key(str(path))
    assert "hemmelig" not in str(refused.value)

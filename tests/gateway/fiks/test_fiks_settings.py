"""`[fiks]` in gateway.toml: read, refused with what to write instead, and never told."""

from pathlib import Path

import pytest

from kiosk.digisos.trouble import EVER, Trouble, parse_trouble
from kiosk.errors import SettingsError
from kiosk.gateway.fiks.passes import passes_of
from kiosk.gateway.fiks.room import fiks_of
from kiosk.gateway.fiks.settings import check_rehearsal
from kiosk.gateway.settings import GatewaySettings, read_gateway_settings
from kiosk.settings import Rehearsal
from tests.oidc import new_key

WHOLE = """
[fiks]
url = "https://api.fiks.test.ks.no"
integration_id = "11111111-1111-4111-8111-111111111111"
integration_password = "{folder}/fiks.password"
pins = ["{pin}"]

[fiks.maskinporten]
issuer = "https://test.maskinporten.no/"
client_id = "client"
key = "{folder}/maskinporten.pem"
key_id = "one"
"""


def written(folder: Path, was: str = "", becomes: str = "", *, password: str = "hemmelig\n") -> GatewaySettings:
    (folder / "fiks.password").write_text(password, encoding="utf-8")
    (folder / "maskinporten.pem").touch()
    text = WHOLE.format(folder=folder, pin="5e" * 32)
    assert was in text
    path = folder / "gateway.toml"
    path.write_text(text.replace(was, becomes) if was else text, encoding="utf-8")
    return read_gateway_settings(path)


def test_an_account_is_read(tmp_path: Path) -> None:
    fiks = written(tmp_path).fiks
    assert (fiks.is_there, fiks.url, fiks.pins) == (True, "https://api.fiks.test.ks.no", ("5e" * 32,))
    assert fiks.maskinporten.token_address == "https://test.maskinporten.no/token"


def test_it_opens_fiks_with_what_stands_in_the_files(tmp_path: Path) -> None:
    fiks = written(tmp_path).fiks
    (tmp_path / "maskinporten.pem").write_bytes(new_key("one").as_pem(private=True))
    passes = passes_of(fiks)
    assert passes.headers("t") == {
        "Authorization": "Bearer t",
        "IntegrasjonId": "11111111-1111-4111-8111-111111111111",
        "IntegrasjonPassord": "hemmelig",
    }
    found = fiks_of(fiks)
    assert found
    assert "hemmelig" not in repr(passes) + repr(found) + repr(fiks)


def test_without_an_address_there_is_no_fiks() -> None:
    assert fiks_of(GatewaySettings().fiks) is None


ID = 'integration_id = "11111111-1111-4111-8111-111111111111"'


@pytest.mark.parametrize(
    ("was", "becomes", "advice"),
    [
        ('url = "https://api.fiks.test.ks.no"', "", "url is missing"),
        ("https://api.fiks.test.ks.no", "http://api.fiks.test.ks.no", "url: write"),
        ("https://api.fiks.test.ks.no", "https://api.fiks.test.ks.no/digisos", "url: write"),
        ("https://api.fiks.test.ks.no", "https://a@b", "url: write"),
        (ID, "", "integration_id: write the id that KS gave"),
        ("/fiks.password", "/none", "integration_password: there is no such file"),
        ("5e5e", "5E5E", "pins: write each as 64"),
        ("https://test.maskinporten.no/", "http://test.maskinporten.no/", "maskinporten: issuer: write"),
        ('key_id = "one"', 'token_url = "x"\nkey_id = "one"', "maskinporten: token_url: write"),
        ('client_id = "client"', "", "maskinporten: write client_id and key_id"),
        ("/maskinporten.pem", "/none.pem", "maskinporten: key: there is no such file"),
        ("integration_id", "integration", "did you mean integration_"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tmp_path: Path, was: str, becomes: str, advice: str) -> None:
    with pytest.raises(SettingsError, match=r"gateway.toml: .*fiks.*") as refused:
        written(tmp_path, was, becomes)
    assert advice in str(refused.value)


@pytest.mark.parametrize("password", ["", "two\nlines", "blåbær"])
def test_a_password_is_one_line(tmp_path: Path, password: str) -> None:
    with pytest.raises(SettingsError, match="integration_password") as refused:
        written(tmp_path, password=password)
    assert not password or password not in str(refused.value)


def test_faults_are_for_practice(tmp_path: Path) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text('[rehearsal]\nfaults = ["503@4x2", "lost@5"]')
    assert read_gateway_settings(path).rehearsal.faults == ("503@4x2", "lost@5")
    path.write_text('[rehearsal]\nfaults = ["teapot@4"]')
    with pytest.raises(SettingsError, match="faults: teapot@4: write a fault"):
        read_gateway_settings(path)


def test_a_real_gateway_rehearses_nothing() -> None:
    with pytest.raises(SettingsError, match="a real gateway rehearses nothing"):
        check_rehearsal(Rehearsal(("503@4",)), practice=False, where="gateway.toml")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("503@4", Trouble("503", 4)),
        ("503@4x2", Trouble("503", 4, 2)),
        ("refused@0x", Trouble("refused", 0, EVER)),
        ("reset_before@12", Trouble("reset_before", 12)),
    ],
)
def test_a_fault_is_read(text: str, trouble: Trouble) -> None:
    assert parse_trouble(text) == trouble


@pytest.mark.parametrize("text", ["", "503", "503@", "@4", "503@4x0", "503@-1", "503@٤", "418@1", "lost @5"])
def test_no_other_fault_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="write a fault"):
        parse_trouble(text)

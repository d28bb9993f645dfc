"""`[sign_in]` in gateway.toml: whole or not at all, and never the key itself."""

from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from kiosk.errors import SettingsError
from kiosk.gateway.outward import read_key
from kiosk.gateway.settings import read_gateway_settings
from kiosk.gateway.signin.provider import spoken
from kiosk.gateway.signin.settings import SignInSettings

WHOLE = {"issuer": "https://test.idporten.no", "client_id": "c", "key_id": "k", "key": "client.pem"}
PUBLIC = "https://status.example.no"


def read(folder: Path, public: str, settings: dict[str, str]) -> SignInSettings:
    (folder / "client.pem").write_text("")
    lines = [f'public = "{public}"', 'proxies = ["127.0.0.1"]'] if public else []
    lines += ["[sign_in]", *(f'{name} = "{value}"' for name, value in settings.items())]
    path = folder / "gateway.toml"
    path.write_text("\n".join(lines).replace("client.pem", str(folder / "client.pem")))
    return read_gateway_settings(path).sign_in


def test_a_whole_account_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, PUBLIC, WHOLE).acr == "idporten-loa-high"


def test_without_an_account_nobody_signs_in() -> None:
    assert not read_gateway_settings(None).sign_in.is_offered


@pytest.mark.parametrize(
    "more",
    [{"issuer": "http://idporten.no"}, {"client_id": ""}, {"key_id": ""}, {"key": "none.pem"}, {"scopes": "profile"}],
    ids=str,
)
def test_half_an_account_is_refused(tmp_path: Path, more: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="sign_in"):
        read(tmp_path, PUBLIC, {**WHOLE, **more})


def test_phones_need_a_way_back(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="public"):
        read(tmp_path, "", WHOLE)


@pytest.mark.parametrize("kind", ["nothing", "public"])
def test_a_file_that_is_no_private_key_is_not_repeated(tmp_path: Path, rsa: tuple[RSAKey, RSAKey], kind: str) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(b"secret words" if kind == "nothing" else rsa[0].as_pem(private=False))
    with pytest.raises(SettingsError) as told:
        read_key(str(path), "[sign_in]")
    assert "secret" not in str(told.value)
    assert "[sign_in]" in str(told.value)


@pytest.mark.parametrize(
    ("language", "locales", "asked"),
    [
        ("nn", ("nb", "nn"), "nn"),
        ("nn", ("nb", "en"), "nb"),
        ("ar", ("nb", "en"), "en"),
        ("ar", (), "ar"),
        ("ar", ("se",), ""),
    ],
)
def test_the_provider_is_asked_in_a_language_it_has(language: str, locales: tuple[str, ...], asked: str) -> None:
    assert spoken(language, locales) == asked

"""The gateway's own settings: found, refused with what to write instead, and never told."""

import re
from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.gateway.settings import GatewaySettings, find_gateway_settings, read_gateway_settings

SECRET = f'secret = "{"5e" * 32}"\n'
PROXIED = 'public = "https://status.example.no"\n'
OFFICES = """
[[offices]]
number = "1234"
name = "Nav Prøve"
municipality = "0301"
street = "Gata 1"
postal_code = "0181"
city = "Oslo"
"""


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "gateway.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read_gateway_settings(path)
    return str(refused.value)


def test_without_a_file_it_is_the_rehearsals_and_for_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    settings = read_gateway_settings(None)
    assert (settings.practice, settings.host, settings.port, settings.replicas) == (True, "127.0.0.1", 8700, 1)
    assert settings.database_url == "sqlite:////data/kiosk/register.sqlite"
    assert settings.named_offices[0].number == "9901"


def test_a_real_gateway_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text("practice = false\n" + SECRET + PROXIED + 'proxies = ["127.0.0.1"]\n' + OFFICES, encoding="utf-8")
    settings = read_gateway_settings(path)
    assert settings.is_tls
    assert settings.pepper == b"\x5e" * 32
    assert [office.name for office in settings.named_offices] == ["Nav Prøve"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("practice = false", "needs a secret"),
        ("practice = false\n" + SECRET, "names its offices"),
        ('practice = false\nhost = "0.0.0.0"\n' + SECRET + OFFICES, "only TLS leaves this machine"),
        ("practice = false\n" + PROXIED + SECRET + OFFICES, "a proxy does TLS, so name it"),
        ('secret = "short"', "kiosk gateway secret"),
        ('database = "mysql://x"', 'write "sqlite:///FILE"'),
        ('public = "status.example.no"', 'write "https://…"'),
        ('certificate = "/x.pem"', "belong together"),
        ('certificate = "/x.pem"\nprivate_key = "/y.pem"', "there is no file /x.pem"),
        ('proxies = ["my-proxy"]', "is no address or network"),
        ("port = 70000", "port must be from 1 to 65535"),
        ("replicas = 0", "replicas must be from"),
        ("languages = []", "name at least one"),
        ("prot = 1", "did you mean port?"),
        ("port = ", "mend the line"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(tmp_path, text)


def test_the_secret_stands_in_no_error_and_no_repr(tmp_path: Path) -> None:
    assert "hemmelig" not in refusal(tmp_path, 'secret = "hemmelig"')
    assert "5e5e" not in repr(GatewaySettings(secret="5e" * 32))


def test_the_environment_names_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.touch()
    assert find_gateway_settings({"KIOSK_GATEWAY_SETTINGS": str(path)}) == path
    with pytest.raises(SettingsError, match=re.escape("nix.toml, which is no file")):
        find_gateway_settings({"KIOSK_GATEWAY_SETTINGS": str(tmp_path / "nix.toml")})

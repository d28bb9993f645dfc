"""Settings: where they are found, and what is refused."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.digisos.trouble import FAULTS, parse_trouble
from kiosk.errors import SettingsError
from kiosk.gateway.settings import GatewaySettings, read_gateway_settings
from kiosk.settings import GATEWAYS, Office, Settings, build, find_settings, read_settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

OFFICE = """
office = "0301"
[[offices]]
number = "0301"
name = "Nav Sagene"
municipality = "0301"
street = "Vitaminveien 4"
postal_code = "0485"
city = "Oslo"
"""
SIGNER = f"""
[[signers]]
name = "Torggata"
key = "{43 * "a"}"
"""


def own_office(settings: Settings) -> Office:
    return next(office for office in settings.offices if office.number == settings.office)


def written(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_it_is_the_rehearsal_office() -> None:
    assert read_settings(None) == Settings()
    assert Settings().practice


def test_an_office_of_ones_own(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, OFFICE))
    assert own_office(settings).name == "Nav Sagene"
    assert own_office(settings).phone == "55 55 33 33"


def test_an_office_serves_its_whole_municipality_unless_it_names_postal_codes(tmp_path: Path) -> None:
    assert own_office(read_settings(written(tmp_path, OFFICE))).postal_codes == ()
    named = written(tmp_path, OFFICE + 'postal_codes = ["0182", "0450-0499"]')
    assert own_office(read_settings(named)).postal_codes == ("0182", "0450-0499")


def test_the_office_in_the_readme_can_be_read(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, showing("practice = false\noffice")))
    assert not settings.practice
    assert own_office(settings).number == settings.office


def test_the_gateway_in_the_readme_can_be_read(tmp_path: Path) -> None:
    settings = read_gateway_settings(written(tmp_path, showing("public = ").replace("SECRET", "ab" * 32)))
    assert not settings.practice
    assert settings.named_offices[0].municipality == "0301"


def test_a_gateway_that_sends_digitally_as_the_readme_has_it_can_be_read(tmp_path: Path) -> None:
    text = "\n".join(each for each in examples() if is_gateways(each)).replace("SECRET", "ab" * 32)
    for file in ("idporten.pem", "maskinporten.pem", "later.pem", "fiks-password"):
        (tmp_path / file).write_text("sesam\n", encoding="ascii")
    settings = read_gateway_settings(written(tmp_path, text.replace("/etc/kiosk/", f"{tmp_path}/")))
    assert settings.sign_in.is_offered
    assert settings.fiks.is_there
    assert settings.later.key


@pytest.mark.parametrize("section", ["sign_in", "fiks", "later"])
def test_the_readme_names_every_key_of_the_digital_route(section: str) -> None:
    named = next(data[section] for data in map(tomllib.loads, examples()) if section in data)
    assert set(named) == {each.name for each in fields(type(getattr(GatewaySettings(), section)))}


def test_the_readme_names_only_keys_there_are() -> None:
    for example in examples():
        build(GatewaySettings if is_gateways(example) else Settings, tomllib.loads(example), "README")


def test_the_kiosk_knows_every_key_that_only_a_gateway_has() -> None:
    kiosks = {each.name for each in fields(Settings)}
    assert set(GATEWAYS.keys) == {each.name for each in fields(GatewaySettings)} - kiosks


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("printer = 'x'", "printer belongs in kiosk.toml"),
        ("office = '0301'", "did you mean offices\\? office belongs in kiosk.toml"),
        ("[sign_in]\nisuer = 'x'", "did you mean issuer"),
        ("issuer = 'x'", r"issuer belongs under \[sign_in\] or under \[fiks.maskinporten\]"),
        ("[fiks.maskinporten]\nurl = 'x'", r"url belongs under \[fiks\]"),
    ],
)
def test_a_gateway_is_told_where_a_key_belongs(tmp_path: Path, text: str, advice: str) -> None:
    with pytest.raises(SettingsError, match=advice):
        read_gateway_settings(written(tmp_path, text))


def test_the_faults_in_the_readme_are_some() -> None:
    faults = next(data["rehearsal"]["faults"] for data in map(tomllib.loads, examples()) if "rehearsal" in data)
    assert [parse_trouble(each) for each in faults]
    assert all(f"`{fault}`" in README for fault in FAULTS)


def examples() -> list[str]:
    """The settings that the README shows: a kiosk's, a gateway's, what a gateway adds to a kiosk's, a desk's, and the
    digital route's.
    """
    return re.findall("```toml\n(.+?)```", README, re.DOTALL)


def showing(line: str) -> str:
    """The first of them with this in it."""
    return next(each for each in examples() if line in each)


def is_gateways(example: str) -> bool:
    return "public = " in example or "[sign_in]" in example


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("offce = '9901'", "did you mean office"),
        ("colour = 'red'", "unknown key colour: remove it"),
        ("volume = 3", r"volume belongs under \[voice\]"),
        ("[voice]\nprinter = 'x'", r"printer belongs at the top, above every \[table\]"),
        ("[voice]\nvolumes = 3", "did you mean volume"),
        ("volum = 3", r"did you mean volume, under \[voice\]"),
        ("name = 'x'", r"name belongs under \[\[offices\]\] or under \[\[signers\]\]"),
        ("secret = 'x'", "secret belongs in gateway.toml"),
        ("retention = 3", "did you mean retention_days, in gateway.toml"),
        ("[offices]\nnumber = '1'", r"offices: write \[\[offices\]\] above each"),
        ("practice = 'no'", "practice: write true or false"),
        ("idle_seconds = true", "idle_seconds: write a whole number"),
        ("idle_seconds = 5", "idle_seconds must be from 30 to 900"),
        ("theme = 'pink'", "theme: write one of day, night"),
        ("languages = 'nb'", "languages: write a list"),
        ("languages = [1]", "languages: write one of nb, nn, en"),
        ("office = '0000'", "office 0000 is not among"),
        ("practice = false", "needs a printer"),
        ("[[offices]]\nnumber = '1'", "missing"),
        (OFFICE + "postal_codes = '0182'", "postal_codes: write a list"),
        (OFFICE + "postal_codes = [182]", "postal_codes: write a text in quotes"),
        (OFFICE + "postal_codes = ['182']", "office 0301: postal_codes: 182 is no postal code: write four digits"),
        (OFFICE + "postal_codes = ['0150–0199']", "is no postal code"),
        (OFFICE + "postal_codes = ['0182', '0199-0150']", "0199-0150 runs backwards: swap the two"),
        ("theme = ", "mend the line"),
        ("gateway = 'https://status.example.no/s'", "gateway is no address"),
        ("printer = 'http://printer/ipp/print'", "printer is no address: write ipp://"),
        ("printer = 'ipp://printer:x/ipp/print'", "printer is no address: write ipp://"),
        ("printer = 'ipp://printer:65536/ipp/print'", "printer is no address: write ipp://"),
        ("printer = 'ipp://the printer/ipp/print'", "printer is no address: write ipp://"),
        ("printer = 'ipp://me:secret@printer/ipp/print'", "printer is no address: write ipp://"),
        ("other_printers = ['']", "other_printers: one is no address: write ipp://"),
        ("gateway = 'http://status.example.no'", "gateway is no address"),
        ("gateway = 'https://me@status.example.no'", "gateway is no address"),
        ("gateway = 'https://søk.example.no'", "gateway is no address"),
        ("gateway = 'https://status.example.no'", "a gateway wants a key"),
        ("gateway_key = 'two words'", "gateway_key is no key"),
        ("fiks_keys = ['sesam']", "fiks_keys: write the SHA-256 of a public key"),
        ("digital = 'no'", "digital: write true or false"),
        ("[rehearsal]\nfaults = 'lost@5'", "rehearsal: faults: write a list"),
        ("signing_key = 'sesam'", "signing_key is no key: write the line that kiosk sheet key prints"),
        ("[[signers]]\nname = 'Torggata'\nkey = 'sesam'", "signers.*write the name and key"),
        (SIGNER * 2, "Torggata stands twice"),
        ("[[municipality_keys]]\nmunicipality = 'Oslo'\nkey = 'sesam'", "municipality_keys.*write the lines"),
        ("scanner = 'ttyACM0'", "scanner: write the serial port"),
        ("scanner = '/dev/../etc/passwd'", "scanner: write the serial port"),
        ("[voice]\ndevice = '-D default'", "voice.*device is none"),
        ("[voice]\nvolume = 101", "voice.*volume must be from 0 to 100"),
        ("scripts = ['runes']", "scripts: write one of latin"),
        ("[desk]\nscanner = '/tmp/pipe'", "desk.*scanner: write the serial port"),
    ],
)
def test_what_is_wrong_is_refused_with_what_to_do(tmp_path: Path, text: str, complaint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError, match=complaint) as refusal:
        read_settings(path)
    assert str(path) in str(refusal.value)


def test_the_environment_names_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    assert find_settings({"KIOSK_SETTINGS": str(path)}) == path


def test_a_named_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KIOSK_SETTINGS"):
        find_settings({"KIOSK_SETTINGS": str(tmp_path / "none.toml")})


def test_the_users_file_is_found_and_nothing_is_created(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert find_settings({}) is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kiosk").mkdir()
    path = written(tmp_path / "kiosk", "")
    assert find_settings({}) == path


def test_a_gateway_with_its_key_and_a_kiosk_that_signs(tmp_path: Path) -> None:
    text = "gateway = 'https://status.example.no:8443'\ngateway_key = 'sk_kiosk_1'\nscanner = '/dev/ttyACM0'\n"
    settings = read_settings(written(tmp_path, f"{text}{SIGNER}"))
    assert (settings.gateway, settings.signers[0].name) == ("https://status.example.no:8443", "Torggata")


def test_no_refusal_shows_a_key(tmp_path: Path) -> None:
    for text in ("gateway_key = 'se sam'", "signing_key = 'se sam'"):
        with pytest.raises(SettingsError) as refusal:
            read_settings(written(tmp_path, text))
        assert "se sam" not in str(refusal.value)


def test_keys_are_never_shown() -> None:
    assert "sesam" not in repr(Settings(gateway_key="sesam", signing_key="sesam"))


@pytest.mark.parametrize(
    ("codes", "complaint"),
    [
        ('["xx"]', "languages: write one of nb, nn, en"),
        ('["fa-AF"]', "languages: did you mean fa_AF?"),
        ("[]", "languages: name at least one"),
        ('["nb", "ar", "nb"]', "languages: one stands twice"),
    ],
)
def test_a_language_nobody_here_speaks_is_refused_before_anybody_comes(
    tmp_path: Path, codes: str, complaint: str
) -> None:
    path = written(tmp_path, f"languages = {codes}")
    for read in (read_settings, read_gateway_settings):
        with pytest.raises(SettingsError, match=re.escape(complaint)):
            read(path)

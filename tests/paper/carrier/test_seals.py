"""Who signs, who is trusted, and to whom a sheet is encrypted; and the commands that make the keys."""

import stat
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.__main__ import main
from kiosk.errors import SettingsError, SheetLocked, SignerUnknown
from kiosk.paper.carrier import Sheet, open_sheet, rehearsal_seal, seal_of, signers_of
from kiosk.paper.carrier.keys import raw, signing_line, spelled
from kiosk.paper.carrier.wrapping import read_private_key, unwrap
from kiosk.settings import MunicipalityKey, Office, Settings, Signer, build
from tests.digisos.applying import applied
from tests.paper.carrier.making import encrypting, municipality, parts, tables, unwrapped

KEY = Ed25519PrivateKey.generate()
KIOSK = Settings(practice=False, printer="ipp://p", signing_key=signing_line("Kiosk 0417-2", KEY))
DESK = Settings(practice=False, printer="ipp://p", signers=(Signer("Kiosk 0417-2", spelled(raw(KEY.public_key()))),))
OSLO = MunicipalityKey("0301", spelled(raw(municipality().public_key())))


def read(settings: Settings, given: tuple[str, ...]) -> Sheet:
    """What a desk with these settings reads."""
    return open_sheet(given, tables(), signers_of(settings), unwrapped)


def test_a_kiosk_without_a_key_has_no_seal() -> None:
    assert seal_of(replace(KIOSK, signing_key="")) is None


def test_a_desk_trusts_the_kiosks_it_names() -> None:
    assert read(DESK, parts(seal=seal_of(KIOSK))).signer == "Kiosk 0417-2"


def test_a_desk_trusts_no_other_kiosk() -> None:
    with pytest.raises(SignerUnknown):
        read(replace(DESK, signers=()), parts(seal=seal_of(KIOSK)))


def test_a_kiosk_trusts_its_own_sheets() -> None:
    assert read(KIOSK, parts(seal=seal_of(KIOSK))).signer == "Kiosk 0417-2"


def test_practice_signs_with_the_key_of_practice_whatever_is_set() -> None:
    seal = seal_of(replace(KIOSK, practice=True))
    assert seal is not None
    assert raw(seal.key.public_key()) == raw(rehearsal_seal().key.public_key())


def test_practice_trusts_practice_alone() -> None:
    assert read(replace(DESK, practice=True), parts()).signer == "ØVING / PRACTICE"
    with pytest.raises(SignerUnknown):
        read(replace(DESK, practice=True), parts(seal=seal_of(KIOSK)))


def test_practice_is_trusted_nowhere_else() -> None:
    with pytest.raises(SignerUnknown):
        read(DESK, parts())


def test_a_sheet_is_encrypted_where_the_municipalitys_key_is_known() -> None:
    assert read(DESK, parts(seal=seal_of(replace(KIOSK, municipality_keys=(OSLO,))))).is_encrypted


def test_a_sheet_to_another_municipality_is_not_encrypted_to_the_wrong_one() -> None:
    bergen = Office("9902", "Nav Fjordvik", "4601", "Strandkaien 2", "5013", "Bergen")
    seal = seal_of(replace(KIOSK, municipality_keys=(OSLO,)))
    assert not read(DESK, parts(replace(applied(), office=bergen), seal)).is_encrypted


def test_a_discreet_application_is_encrypted_to_the_municipality_it_was_made_in() -> None:
    application = applied(home_kind="secret")
    assert application.office is None
    assert read(DESK, parts(application, seal_of(replace(KIOSK, municipality_keys=(OSLO,))))).is_encrypted


@pytest.mark.parametrize("line", ["", "Kiosk", "Kiosk:AAAA", "Kiosk:" + "!" * 43])
def test_a_wrong_key_in_the_settings_is_refused_and_never_shown(line: str) -> None:
    settings = replace(KIOSK, signing_key=line or "x")
    with pytest.raises(SettingsError, match="signing_key") as caught:
        seal_of(settings)
    assert "AAAA" not in str(caught.value)


@pytest.mark.parametrize("key", ["", "AAAA", "A" * 44])
def test_a_wrong_municipality_key_is_refused(key: str) -> None:
    with pytest.raises(SettingsError, match="municipality_keys"):
        seal_of(replace(KIOSK, municipality_keys=(MunicipalityKey("0301", key),)))


def test_a_seal_shows_no_key_in_its_repr() -> None:
    assert "object at" not in repr(encrypting())


def test_the_command_makes_a_kiosk_that_a_desk_trusts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "key", "--name", "Kiosk 3"]) == 0
    told = tomllib.loads(capsys.readouterr().out)
    kiosk = replace(KIOSK, signing_key=told["signing_key"])
    desk = replace(DESK, signers=tuple(build(Signer, each, "here") for each in told["signers"]))
    assert read(desk, parts(seal=seal_of(kiosk))).signer == "Kiosk 3"


def test_the_command_makes_a_municipalitys_key_for_its_owner_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "0301.pem"
    assert main(["sheet", "key", "--municipality", "0301", "--out", str(out)]) == 0
    told = tomllib.loads(capsys.readouterr().out)
    keys = tuple(build(MunicipalityKey, each, "here") for each in told["municipality_keys"])
    made = parts(seal=seal_of(replace(KIOSK, municipality_keys=keys)))
    private = read_private_key(out.read_bytes())
    sheet = open_sheet(made, tables(), signers_of(DESK), lambda reference, wrapped: unwrap(wrapped, private, reference))
    assert sheet.is_encrypted
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "PRIVATE" not in str(told)


def test_the_command_never_writes_over_another_key(tmp_path: Path) -> None:
    out = tmp_path / "0301.pem"
    out.write_bytes(b"the only key to many papers")
    assert main(["sheet", "key", "--municipality", "0301", "--out", str(out)]) == 1
    assert out.read_bytes() == b"the only key to many papers"


@pytest.mark.parametrize(
    "words",
    [
        ["--municipality", "0301"],
        ["--out", "key.pem"],
        ["--name", 'a"b'],
        ["--municipality", "Oslo", "--out", "key.pem"],
        ["--municipality", "0301", "--out", "key.pem", "--name", "Oslo"],
    ],
    ids=" ".join,
)
def test_wrong_use_of_the_command_ends_with_two(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sheet", "key", *words]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_key_of_the_same_sort_is_no_key_of_this_municipality() -> None:
    other = generate_private_key(municipality().curve)
    with pytest.raises(SheetLocked):
        open_sheet(parts(seal=encrypting()), tables(), signers_of(Settings()), lambda r, w: unwrap(w, other, r))

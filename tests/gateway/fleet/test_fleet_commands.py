"""`kiosk gateway enrolment`, `fleet-key`, `fleet-settings` and `kiosk`: what whoever runs the gateway types."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import PdfDocument

from kiosk.__main__ import main
from kiosk.fleet.enrolment import Enrolment, read_enrolment
from kiosk.fleet.joining import make_keys
from kiosk.gateway.settings import read_gateway_settings
from kiosk.register.store import Store
from tests.gateway.fleet.asking import entry_of


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """gateway.toml with a fleet key, as the command prints it."""
    assert main(["gateway", "fleet-key", "--out", str(tmp_path / "fleet.pem")]) == 0
    path = tmp_path / "gateway.toml"
    database = f'database = "sqlite:///{tmp_path / "register.sqlite"}"\npublic = "https://status.example.no"\n'
    path.write_text(database + capsys.readouterr().out)
    monkeypatch.setenv("KIOSK_GATEWAY_SETTINGS", str(path))
    return path


def store_of(settings: Path) -> Store:
    read = read_gateway_settings(settings)
    store = Store(read.database_url, read.pepper)
    store.migrate()
    return store


def ask(settings: Path, name: str = "library 1") -> tuple[str, str]:
    """A kiosk asks: its code, and its key."""
    keys = make_keys("k")
    store = store_of(settings)
    code = store.joinings.ask(entry_of(keys, name))
    store.close()
    return code, keys.gateway_key


def is_in_use(settings: Path, key: str) -> bool:
    store = store_of(settings)
    found = store.key_of(key)
    store.close()
    return found is not None


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_the_code_is_shown_with_its_text_and_drawn_so_that_scanners_read_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"code.{kind}"
    assert main(["gateway", "enrolment", "--out", str(out)]) == 0
    text = capsys.readouterr().out.splitlines()[-1]
    assert isinstance(read_enrolment(text), Enrolment)
    picture = Image.open(out) if kind == "png" else PdfDocument(out)[0].render(scale=2).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == [text]


@pytest.mark.usefixtures("settings")
def test_a_code_is_drawn_as_png_or_pdf_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gateway", "enrolment", "--out", "code.svg"]) == 2
    assert "png" in capsys.readouterr().err


def test_without_a_key_there_is_no_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text("")
    monkeypatch.setenv("KIOSK_GATEWAY_SETTINGS", str(path))
    assert main(["gateway", "enrolment"]) == 1
    assert "fleet-key" in capsys.readouterr().err


def test_who_waits_is_a_line_with_name_office_and_code(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, key = ask(settings)
    assert main(["gateway", "kiosk", "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert [part in line for part in (code, "waits", "9901 Nav Nordby", "library 1")] == [True] * 4
    assert key.split("_")[3] not in line


def test_the_code_lets_a_kiosk_in_however_it_is_typed(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, key = ask(settings)
    assert not is_in_use(settings, key)
    assert main(["gateway", "kiosk", "approve", code.lower().replace("-", " ")]) == 0
    assert is_in_use(settings, key)
    capsys.readouterr()
    main(["gateway", "kiosk", "list"])
    assert "joined" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["AAA-AAA", "nonsense"])
@pytest.mark.parametrize("act", ["approve", "refuse"])
@pytest.mark.usefixtures("settings")
def test_a_code_that_nobody_waits_with_lets_nobody_in(capsys: pytest.CaptureFixture[str], act: str, code: str) -> None:
    assert main(["gateway", "kiosk", act, code]) == 1
    assert "kiosk gateway kiosk list" in capsys.readouterr().err


def test_a_refused_kiosk_stays_outside(settings: Path) -> None:
    code, key = ask(settings)
    assert main(["gateway", "kiosk", "refuse", code]) == 0
    assert main(["gateway", "kiosk", "approve", code]) == 1
    assert not is_in_use(settings, key)


def test_a_second_kiosk_of_one_name_comes_in_when_the_first_ones_key_has_ended(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, key = ask(settings)
    assert main(["gateway", "kiosk", "approve", first]) == 0
    second, _ = ask(settings)
    assert main(["gateway", "kiosk", "approve", second]) == 1
    assert key.split("_")[2] in capsys.readouterr().err
    assert main(["gateway", "key", "revoke", key.split("_")[2]]) == 0
    assert main(["gateway", "kiosk", "approve", second]) == 0


def test_what_all_have_is_signed_at_once_or_refused_with_the_right_key(
    settings: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    common = tmp_path / "common.toml"
    common.write_text('languages = ["nb"]\n')
    settings.write_text(settings.read_text() + f'settings = "{common}"\n')
    assert main(["gateway", "fleet-settings"]) == 0
    common.write_text('langages = ["nb"]\n')
    assert main(["gateway", "fleet-settings"]) == 1
    assert "did you mean languages?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "advice"), [('key = "/nowhere.pem"', "there is no file"), ('settings = "{here}"', "want a key")]
)
def test_a_fleet_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str, advice: str
) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text("[fleet]\n" + line.format(here=path))
    monkeypatch.setenv("KIOSK_GATEWAY_SETTINGS", str(path))
    assert main(["gateway", "key", "list"]) == 1
    assert advice in capsys.readouterr().err

"""`kiosk setup` from end to end: a file of answers, the settings written, a page on a printer."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.commands.setup import prints_test_page
from kiosk.house import open_house
from kiosk.settings import read_settings
from tests.paper.ippeve import bus_and_mdns, eve_printer
from tests.setup.answering import dialogue

NOWHERE = "ipp://127.0.0.1:1/ipp/print"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    monkeypatch.setenv("KIOSK_SETTINGS", str(path))
    return path


def answers(folder: Path, text: str) -> list[str]:
    (folder / "answers.toml").write_text(text, encoding="utf-8")
    return ["setup", "--yes", "--answers", str(folder / "answers.toml")]


def test_the_test_page_comes_out_of_a_printer(
    tmp_path: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with bus_and_mdns(tmp_path) as environment, eve_printer(tmp_path / "printer", environment) as printer:
        code = main(answers(tmp_path, f"printer = '{printer.uri}'\n[setup]\nname = 'Hall'"))
        pages = printer.received()
    assert (code, read_settings(settings).printer) == (0, printer.uri)
    assert [page[:5] for page in pages] == [b"%PDF-"]
    told = capsys.readouterr().out
    assert "Kiosk test printer: Done" in told
    assert f"{printer.uri} takes application/pdf" in told


def test_a_page_that_does_not_come_out_is_told_and_tried_again(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text(f"printer = '{NOWHERE}'")
    heard: list[str] = []
    assert not prints_test_page(dialogue(["yes", "no"], heard), open_house())
    assert "The printer is not answering" in capsys.readouterr().out
    assert heard[-1].startswith("Print it again")


def test_pictures_out_of_the_font_are_there_for_whoever_set_it_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    main(answers(tmp_path, "practice = true\ndrawing = 'font'\n[setup]\nname = 'Hall'"))
    assert "· pictures       font\n" in capsys.readouterr().out


def test_answers_that_are_wrong_write_nothing(
    tmp_path: Path, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(answers(tmp_path, "offices = 3")) == 1
    assert "offices: write [[offices]] above each" in capsys.readouterr().err
    assert not settings.exists()

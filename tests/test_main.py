"""The command line: what each command answers, and how wrong use ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import forget_textual_settings, main
from kiosk.content import find_content

FORM = find_content().forms / "okonomisk-sosialhjelp.toml"
COMMANDS = (
    *(("form",), ("printout",), ("font",), ("locale",)),
    *(("rehearse",), ("form", "check"), ("printout", "preview"), ("font", "install"), ("font", "remove")),
    *(("font", "test"), ("locale", "update"), ("locale", "check"), ("doctor",), ("pin",), ()),
    *(("locale", "extract"), ("locale", "report"), ("locale", "pseudo"), ("locale", "export"), ("locale", "import")),
    *(("locale", "export", "xliff"), ("locale", "import", "xliff")),
    *(("desk",), ("sheet",), ("sheet", "key"), ("form", "publish"), ("gateway",), ("gateway", "secret")),
    *(("setup",), ("settings",), ("settings", "schema")),
    *(("gateway", "key"), ("gateway", "key", "issue"), ("gateway", "key", "list"), ("gateway", "key", "revoke")),
)


@pytest.fixture(autouse=True)
def rehearsal_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KIOSK_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))


def ends_with(arguments: list[str]) -> int | str | None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    return leaving.value.code


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert ends_with([*command, "--help"]) == 0
    assert capsys.readouterr().out.startswith("usage: kiosk")


@pytest.mark.parametrize(
    "wrong",
    [
        *(["dance"], ["--visits", "0"], ["--visits", "many"], ["rehearse"], ["rehearse", "nix.toml", "--out", "x"]),
        *(["gateway", "key"], ["gateway", "key", "issue", "--kind", "king", "--name", "x"], ["sheet"]),
        *(["form"], ["form", "check", "nix"], ["printout", "preview", "cover"], ["font", "paint"], ["--loud"]),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_line(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ends_with(wrong) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert complaint.startswith("kiosk")


@pytest.mark.parametrize(
    "wrong",
    [
        *([], ["rehearse", "--out", "x"], ["rehearse", "--example", str(FORM), "--out", "x"]),
        ["printout", "preview", "poster", "--out", "x"],
    ],
    ids=" ".join,
)
def test_use_that_does_not_fit_ends_with_2_and_one_line(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_command_nobody_uses_is_not_loaded() -> None:
    look = "import sys; from kiosk.__main__ import commands; commands().format_help(); print(*sys.modules)"
    seen = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True).stdout.split()
    rooms = {".".join(module.split(".")[:3]) for module in seen if module.startswith("kiosk.")}
    assert {room for room in rooms if not room.startswith("kiosk.errors.")} == {
        *("kiosk.__main__", "kiosk.commands", "kiosk.commands.parsing", "kiosk.errors")
    }


def test_without_a_terminal_it_names_what_works_without_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    complaint = capsys.readouterr().err
    assert "--plain" in complaint
    assert "kiosk rehearse --example --out DIR" in complaint


def test_wrong_settings_are_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "kiosk.toml").write_text("colour = 'red'")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "kiosk.toml"))
    assert main(["doctor"]) == 1
    assert capsys.readouterr().err.endswith("unknown key colour: remove it\n")


def test_the_form_that_is_shipped_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "check", str(FORM)]) == 0
    assert capsys.readouterr().out == ""


def test_a_form_with_a_fault_is_told_by_file_and_id(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        FORM.read_text(encoding="utf-8").replace('icon = "no_food"', 'icon = "no_fod"', 1), encoding="utf-8"
    )
    assert main(["form", "check", str(path)]) == 1
    assert "bad.toml: acute_need.food: unknown icon no_fod" in capsys.readouterr().out


def test_the_example_visit_is_walked_to_its_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "--example", "--out", str(tmp_path / "out"), "--language", "ar", "--also-plain"]) == 0
    assert (tmp_path / "out" / "printed-set.pdf").stat().st_size > 10_000
    assert str(tmp_path / "out" / "receipt.json") in capsys.readouterr().out


def test_a_printout_can_be_looked_at(tmp_path: Path) -> None:
    out = tmp_path / "cover.pdf"
    assert main(["printout", "preview", "cover", "--language", "ar", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["rehearse", "--example", "--out", str(tmp_path / "file")]) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert str(tmp_path / "file") in complaint


def test_the_cell_font_is_put_in_the_users_folders_and_taken_away(tmp_path: Path) -> None:
    assert main(["font", "install"]) == 0
    assert [path.name for path in tmp_path.rglob("kiosk-cells.ttf")] == ["kiosk-cells.ttf"]
    assert main(["font", "remove"]) == 0
    assert list(tmp_path.rglob("*kiosk-cells*")) == []


def test_the_cell_font_can_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["font", "test"]) == 0
    assert any("\U000f0000" <= character <= "\U0010fffd" for character in capsys.readouterr().out)


def test_the_doctor_says_what_to_do_where_something_is_not_right(capsys: pytest.CaptureFixture[str]) -> None:
    # A test has no terminal, which is the one thing that is never right here.
    assert main(["doctor"]) == 1
    findings = capsys.readouterr().out
    assert "! terminal" in findings
    assert "run this on the kiosk's own terminal" in findings
    assert "confinement" in findings


def test_textuals_settings_never_reach_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", "keys.log")
    monkeypatch.setenv("TEXTUAL", "debug")
    forget_textual_settings()
    assert not [name for name in os.environ if name.startswith("TEXTUAL")]

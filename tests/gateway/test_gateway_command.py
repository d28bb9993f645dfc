"""`kiosk gateway` and the keys it gives out."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.gateway.settings import SECRET


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KIOSK_GATEWAY_SETTINGS", raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def issue(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["gateway", "key", "issue", "--kind", "kiosk", "--name", "library 1", *more]) == 0
    return capsys.readouterr().out.strip()


def test_a_key_is_shown_once_and_listed_without_itself(capsys: pytest.CaptureFixture[str]) -> None:
    key = issue(capsys, "--office", "9901")
    assert main(["gateway", "key", "list"]) == 0
    listed = capsys.readouterr().out
    assert "library 1" in listed
    assert "9901" in listed
    assert "in use" in listed
    assert key.rpartition("_")[2] not in listed


def test_a_revoked_key_is_listed_as_such_and_cannot_be_revoked_again(capsys: pytest.CaptureFixture[str]) -> None:
    id = issue(capsys).split("_")[2]
    assert main(["gateway", "key", "revoke", id]) == 0
    assert main(["gateway", "key", "list"]) == 0
    assert "revoked" in capsys.readouterr().out
    assert main(["gateway", "key", "revoke", id]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_key_for_no_office_of_ours_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gateway", "key", "issue", "--kind", "desk", "--name", "x", "--office", "0000"]) == 1
    assert "office 0000" in capsys.readouterr().err


def test_the_secret_is_a_line_for_the_settings_and_another_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    lines = []
    for _ in range(2):
        assert main(["gateway", "secret"]) == 0
        lines.append(capsys.readouterr().out)
    assert lines[0] != lines[1]
    assert SECRET.fullmatch(lines[0].strip().removeprefix('secret = "').removesuffix('"'))


def test_a_database_that_does_not_answer_is_one_line_without_its_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "gateway.toml"
    path.write_text('database = "postgresql://kiosk:hemmelig@127.0.0.1:1/kiosk"')
    monkeypatch.setenv("KIOSK_GATEWAY_SETTINGS", str(path))
    assert main(["gateway", "key", "list"]) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "hemmelig" not in complaint


def test_the_register_steps_back_before_an_older_version_and_the_newer_one_brings_it_forward_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    issue(capsys)
    assert main(["gateway", "step-back", "0005"]) == 0
    assert "0005" in capsys.readouterr().out
    assert main(["gateway", "key", "list"]) == 0
    assert "library 1" in capsys.readouterr().out


def test_there_is_no_stepping_back_to_tables_nobody_has(capsys: pytest.CaptureFixture[str]) -> None:
    issue(capsys)
    assert main(["gateway", "step-back", "0001"]) == 1
    assert "no way back" in capsys.readouterr().err

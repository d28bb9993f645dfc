"""`kiosk locale`: what translators are handed, and what a kiosk tells of its languages."""

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.language.words import LANGUAGES


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["locale", *arguments]) == 0
    return capsys.readouterr().out


def test_templates_are_written_for_every_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = run(capsys, "extract", "--out", str(tmp_path / "new")).split()
    assert [Path(path).name for path in written] == [
        *("frame.pot", "glossary.pot", "okonomisk-sosialhjelp.pot", "ettersendelse.pot")
    ]
    form = (tmp_path / "new" / "okonomisk-sosialhjelp.pot").read_text(encoding="utf-8")
    entries = form.split("\n\n")[1:]
    assert all("#. " in entry and "#: forms/" in entry for entry in entries if entry.strip())


def test_templates_are_printed_where_no_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert 'msgctxt "rest.title"' in run(capsys, "extract")


def test_the_report_tells_every_language_to_people_and_machines(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "report", "--json"))
    assert [each["language"] for each in told] == [language.code for language in LANGUAGES]
    assert told[0]["coverage"] == 1
    assert told[0]["reviewed"]
    table = run(capsys, "report")
    assert all(language.code in table for language in LANGUAGES)


def test_the_recording_checklist_names_texts_and_what_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "report", "--audio", "uk", "--json"))
    ids = {each["id"] for each in told}
    assert "rest.title" in ids
    assert not {id for id in ids if id.startswith(("desk.", "paper."))}
    assert f"of {len(told)} recorded" in run(capsys, "report", "--audio", "uk")


def test_without_a_language_the_checklist_tells_how_far_each_is(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "report", "--json", "--audio"))
    assert told["uk"]["wanted"] > 500
    assert "\nuk: " in run(capsys, "report", "--audio")


def test_pseudo_and_xliff_are_written_where_somebody_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{tmp_path}/ar/frame.po" in run(capsys, "pseudo", "--out", str(tmp_path))
    assert run(capsys, "export", "xliff", "uk", "--out", str(tmp_path)) == f"{tmp_path}/uk.xlf\n"


def test_a_language_nobody_here_speaks_cannot_be_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "export", "xliff", "xx", "--out", str(tmp_path)]) == 1
    assert "there is no language xx" in capsys.readouterr().err

"""Where a text is seen is found in the program."""

from pathlib import Path

from kiosk.language.translating.seeing import seen_in, seen_in_forms

TEXTS = [(text_id, "", "") for text_id in ("bar.next", "stage.first", "stage.second", "paper.title", "yes", "gone.x")]


def test_a_text_is_seen_where_its_id_is_written_and_screens_come_first(tmp_path: Path) -> None:
    program, printouts = tmp_path / "kiosk", tmp_path / "printouts"
    (program / "screens").mkdir(parents=True)
    printouts.mkdir()
    (program / "bar.py").write_text('show("bar.next"); say(f"stage.{stage}"); answer = "yes"', encoding="utf-8")
    (program / "screens" / "rest.py").write_text("show('bar.next')", encoding="utf-8")
    (program / "first.py").write_text('"stage.first"', encoding="utf-8")
    (printouts / "late.toml").write_text('title = "paper.title"', encoding="utf-8")
    assert seen_in((program, printouts), TEXTS) == {
        "bar.next": ("kiosk/screens/rest.py", "kiosk/bar.py"),
        "stage.first": ("kiosk/first.py",),
        "stage.second": ("kiosk/bar.py",),
        "paper.title": ("printouts/late.toml",),
        "yes": ("kiosk/bar.py",),
        "gone.x": (),
    }


def test_a_text_of_a_form_is_seen_at_its_question_in_every_form_that_asks_it() -> None:
    forms = {"money": [("office.text", "home.office")], "late": [("office.text", "where.office")]}
    assert dict(seen_in_forms(forms)) == {
        "office.text": ("forms/money.toml#home.office", "forms/late.toml#where.office")
    }

"""A small form with one question of most kinds, a group, and a question that depends on another."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.form.definition import Form
from kiosk.form.reading import read_form
from kiosk.settings import Settings
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session

SMALL_FORM = """
id = "small"
version = "1"
title = "Liten"
icon = "x"

[[steps]]
id = "who"
title = "Hvem"
icon = "x"

[[steps.questions]]
id = "name"
kind = "name"
text = "Hva heter du?"
icon = "x"
required = true

[[steps.questions]]
id = "has_children"
kind = "yesno"
text = "Har du barn?"
icon = "x"
ways_out = ["no_say"]

[[steps.questions]]
id = "children"
kind = "group"
text = "Barna"
icon = "x"
item_title = "Barn"
item_icon = "x"
show = 'has_children == "yes"'

[[steps.questions.questions]]
id = "child_name"
kind = "text"
text = "Hva heter barnet?"
icon = "x"

[[steps.questions.questions]]
id = "child_born"
kind = "date"
text = "Når er barnet født?"
icon = "x"

[[steps.questions]]
id = "rent"
kind = "amount"
text = "Hva er husleien?"
icon = "x"
ways_out = ["dont_know"]

[[steps.questions]]
id = "bills"
kind = "many"
text = "Hva betaler du?"
icon = "x"
choices = [
  { id = "power", text = "Strøm", icon = "x" },
  { id = "food", text = "Mat", icon = "x" },
]

[[steps.questions]]
id = "office"
kind = "office"
text = "Hvilket kontor?"
icon = "x"
"""
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    path: Path = tmp_path_factory.mktemp("form") / "small.toml"
    path.write_text(SMALL_FORM, encoding="utf-8")
    return read_form(path, {"x", "yes", "no"})


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def session(form: Form, settings: Settings) -> Session:
    return Session(form, settings, Reference("7KQ4M2XJG"))


@pytest.fixture
def now() -> datetime:
    return NOW

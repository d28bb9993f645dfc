"""What a visit on a terminal begins with: the command, a home and settings of its own, and a script brought up to date.

The one rule: nothing of the machine's own settings or of Python's reaches the kiosk that is watched.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.language.pictogram import Cells
from kiosk.rehearse import Visit, read_visit
from tests.pty.terminal import ROOT

KIOSK = (sys.executable, "-m", "kiosk", "--visits", "1")
VISITS = ROOT / "tests" / "visits"
OURS = ("TEXTUAL", "KIOSK", "COV", "PYTHONDONT", "PYTEST", "COLUMNS", "LINES")


def visit_of_today(script: str, now: datetime, **answers: Any) -> Visit:
    """A script with some answers changed, as it would be walked now; permits that run out still have months to go."""
    visit = read_visit(VISITS / f"{script}.toml")
    given = {**visit.answers, **answers}
    if "stay_until" in given:
        given["stay_until"] = f"{now + timedelta(days=120):%d.%m.%Y}"
    return replace(visit, at=now, answers=given)


def environment_of(folder: Path, **settings: Any) -> dict[str, str]:
    """Where a kiosk finds these settings and a home of its own, and nothing else of ours."""
    path = folder / "kiosk.toml"
    # What JSON writes of texts, numbers and lists is TOML too, and of a table but for the sign between name and value.
    lines = [f"{key} = {json.dumps(value, separators=(', ', ' = '))}\n" for key, value in settings.items()]
    path.write_text("".join(lines), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "HOME": str(folder), "KIOSK_SETTINGS": str(path)}


def cells() -> Cells:
    """The drawing in which the kiosk of the tests draws."""
    return Cells.load("sextant")

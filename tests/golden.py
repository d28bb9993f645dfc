"""Text goldens: what a screen sends, kept as files that are read in review.

The one rule: a golden is written only when asked for (KIOSK_GOLDEN=write), so that a changed screen is a decision.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, shown: str) -> None:
    """That the screen still looks as it was decided. Blanks at line ends do not count."""
    path = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"
    if os.environ.get("KIOSK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path.name} is not there yet: look at the screen, then run with KIOSK_GOLDEN=write"
    assert text == path.read_text(encoding="utf-8"), f"{path.name}: the screen has changed"

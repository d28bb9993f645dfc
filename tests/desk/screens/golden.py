"""Text goldens of the desk's screens: exactly the characters a screen sends, kept as files that a review can read.

The one rule: KIOSK_GOLDEN=write writes them anew, and the difference is read before it is kept.
"""

import os
import re
from pathlib import Path
from typing import Any

from textual.screen import Screen

GOLDEN = Path(__file__).parents[2] / "golden" / "desk"
# Another version of the kiosk signs other bytes.
CHECK_CODE = re.compile(r"(?<=Kontrollkode )[0-9A-F]{4} [0-9A-F]{4}")


def is_golden(name: str, screen: Screen[Any]) -> bool:
    """Whether the screen is drawn as its golden."""
    path = GOLDEN / f"{name}.txt"
    return path.is_file() and path.read_text(encoding="utf-8") == drawn(screen)


def compare(name: str, screen: Screen[Any]) -> None:
    """Fails when the screen differs from its golden."""
    path = GOLDEN / f"{name}.txt"
    text = drawn(screen)
    if os.environ.get("KIOSK_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} is drawn otherwise than its golden"


def drawn(screen: Screen[Any]) -> str:
    """As a golden is kept."""
    return "\n".join(line.rstrip() for line in shown(screen).splitlines()) + "\n"


def shown(screen: Screen[Any]) -> str:
    """What a screen sends to the terminal, row by row; the check code of the data sheet stands as 0000 0000."""
    text = "\n".join(strip.text for strip in screen._compositor.render_strips())
    return CHECK_CODE.sub("0000 0000", text)

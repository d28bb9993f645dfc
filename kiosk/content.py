"""Finds forms/, locales/ and printouts/, in a checkout and in an installed wheel.

The one rule: the three folders are found, never created, and nothing else on the disk is looked at.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Content:
    """Where the editable parts stand."""

    forms: Path
    locales: Path
    printouts: Path


def find_content() -> Content:
    """The folders beside the package (checkout), else those inside it (wheel)."""
    package = Path(__file__).resolve().parent
    for root in (package.parent, package / "_content"):
        content = Content(root / "forms", root / "locales", root / "printouts")
        if content.forms.is_dir() and content.locales.is_dir() and content.printouts.is_dir():
            return content
    raise SettingsError("forms/, locales/ and printouts/ are not beside the program: install it again")

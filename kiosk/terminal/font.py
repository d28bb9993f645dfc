"""Puts the cell font where this user's terminals find it, and takes it away again.

The one rule: it touches two files of its own and no setting of the user.
"""

import shutil
import subprocess
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

from kiosk.language.concepts import CONCEPTS
from kiosk.language.pictogram import Cells
from kiosk.language.script import finish
from kiosk.language.words import Direction

FAMILY = "Kiosk Cells"
FONT = Path(".local/share/fonts/kiosk/kiosk-cells.ttf")
RULE = Path(".config/fontconfig/conf.d/60-kiosk-cells.conf")
# Hinting would bend the cut edges; as a fallback after the monospaced font it draws only what that one lacks.
RULE_TEXT = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <description>Kiosk pictures, large letters, and Ethiopic letters as narrow as a cell</description>
  <match target="font">
    <test name="family"><string>{FAMILY}</string></test>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="embolden" mode="assign"><bool>false</bool></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>DejaVu Sans Mono</string></test>
    <edit name="family" mode="append_last" binding="weak"><string>{FAMILY}</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>monospace</string></test>
    <edit name="family" mode="append_last" binding="weak"><string>{FAMILY}</string></edit>
  </match>
</fontconfig>
"""
SAMPLE_PICTURES = ("own_home", "no_food", "children", "dentist", "money", "yes")
SAMPLE_LINES: tuple[tuple[str, Direction], ...] = (
    ("Hvordan bor du? Æøå", "ltr"),
    ("Як ви живете?", "ltr"),
    ("كيف تسكن؟", "rtl"),
    ("چگونه زندگی می‌کنید؟", "rtl"),
    ("ትግርኛ ኣበይ ትነብሩ?", "ltr"),
)


def install(home: Path, source: Path) -> tuple[Path, ...]:
    """Copies the font at `source` and writes its fontconfig rule under `home`. Gives what was written."""
    font, rule = home / FONT, home / RULE
    for path in (font, rule):
        path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, font)
    rule.write_text(RULE_TEXT, encoding="utf-8")
    refresh(font.parent)
    return font, rule


def remove(home: Path) -> tuple[Path, ...]:
    """Takes away what `install` wrote, and the font's folder. Gives what was there."""
    found = tuple(path for path in (home / FONT, home / RULE) if path.is_file())
    for path in found:
        path.unlink()
    if (home / FONT).parent.is_dir():
        (home / FONT).parent.rmdir()
        refresh((home / FONT).parent.parent)
    return found


def refresh(folder: Path) -> None:
    """Tells fontconfig, where it is installed: with an old list of characters it would show boxes."""
    command = shutil.which("fc-cache")
    if command:
        subprocess.run([command, "--force", str(folder)], check=False, capture_output=True)  # noqa: S603


def sample(cells: Cells) -> str:
    """A picture for a person to judge: pictograms without seams, letters without gaps, lines that meet."""
    blocks = [cells.picture(concept, "m") for concept in SAMPLE_PICTURES]
    pictures = ("  ".join(row) for row in zip_longest(*blocks))
    small = [cells.picture(concept, "s") for concept in list(CONCEPTS)[:12]]
    return "\n".join([*pictures, "", *("  ".join(row) for row in zip(*small, strict=True)), "", *large_lines(cells)])


def large_lines(cells: Cells) -> Iterator[str]:
    for line, direction in SAMPLE_LINES:
        yield from chain(cells.large(line, 3, direction) or (finish(line, direction),), ("",))

"""Which scripts this terminal can draw: asked of fontconfig while the screens are being loaded, or told by settings.

The one rule: what nobody can vouch for is not offered: rather a language less than a screen of boxes.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.finding import Finding
from kiosk.language.words import LANGUAGES, Script

Source: TypeAlias = Literal["settings", "console", "far", "fonts", "unseen"]
SCRIPTS: tuple[Script, ...] = tuple(dict.fromkeys(language.script for language in LANGUAGES))
# A letter of each script that only a font made for it has: ŋ, ё, the Persian zheh as it is joined, and an Ethiopic one.
LETTERS: Mapping[Script, str] = {"latin": "14b", "cyrillic": "451", "arabic": "fb8b", "ethiopic": "1230"}
OWN_FONT = "Kiosk Cells"
# Where nothing can be asked: what terminals draw almost everywhere, and the text console with Debian's own letters.
USUAL: frozenset[Script] = frozenset({"latin", "cyrillic", "arabic"})
CONSOLE: frozenset[Script] = frozenset({"latin"})
PATIENCE = 3.0
"""Seconds; fontconfig needs a hundredth of one, but once after fonts were installed it reads them all."""


SEEN: Mapping[Source, str] = {
    "settings": "as the settings say", "console": "the text console's own letters",
    "far": "taken for granted", "fonts": "there are fonts", "unseen": "not looked at: no terminal here",
}  # fmt: skip
CURES: Mapping[Source, str] = {
    "settings": "add it to scripts in the settings if the terminal draws it",
    "console": "the text console has no such letters: use foot, as README says",
    "far": 'over ssh nothing can be asked: say scripts = ["latin", …] in the settings',
    "fonts": "install fonts-noto-core",
    "unseen": "run it on the terminal of the kiosk",
}
OWN_CURE = "run kiosk font install: it has letters as narrow as a cell"


@dataclass(frozen=True, slots=True)
class Drawable:
    """`spaced`: Ethiopic letters need a blank cell each, since no font at hand has them as narrow as a cell."""

    scripts: frozenset[Script] = frozenset(SCRIPTS)
    spaced: bool = False
    source: Source = "unseen"

    def __contains__(self, script: Script) -> bool:
        return script in self.scripts

    def told_of(self, script: Script, codes: str) -> Finding:
        """For an installer. `codes`: the languages written so."""
        name, is_ethiopic = f"script.{script}", script == "ethiopic"
        if script not in self:
            cure = CURES[self.source] if not is_ethiopic or self.source != "fonts" else OWN_CURE
            return Finding(name, f"not drawn here, {codes} left out", cure, is_advice=True)
        if is_ethiopic and self.spaced:
            return Finding(name, f"{codes}, letters a blank apart", OWN_CURE, is_advice=True)
        return Finding(name, f"{codes}, {SEEN[self.source]}")


EVERYTHING = Drawable()


def ask_drawable(told: Iterable[Script], environment: Mapping[str, str], *, shown: bool | None = None) -> "Asked":
    """Begins to find out. `told`: what the settings say, empty for nothing; `shown`: on a terminal, not into a file."""
    told, terminal = frozenset(told), environment.get("TERM", "")
    if not (os.isatty(1) if shown is None else shown):
        return Asked(EVERYTHING)
    if terminal in ("linux", "dumb") and not told:
        return Asked(Drawable(CONSOLE, source="console"))
    command = shutil.which("fc-list")
    is_far = "SSH_CONNECTION" in environment or command is None
    if is_far:
        return Asked(Drawable(told or USUAL, spaced=True, source="settings" if told else "far"))
    assert command is not None
    asked = {script: ask_fonts(command, letter) for script, letter in LETTERS.items()}
    # xterm cuts what is wider than a cell: there only our own font's letters are whole.
    return Asked(Drawable(told, source="settings" if told else "fonts"), asked, cuts="XTERM_VERSION" in environment)


def ask_fonts(command: str, letter: str) -> "subprocess.Popen[str]":
    """The names of the fonts that have this letter (hexadecimal), one a line."""
    return subprocess.Popen(  # noqa: S603
        [command, f":charset={letter}", "family"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


class Asked:
    """What has been asked, and may still be on its way."""

    def __init__(
        self, known: Drawable, asked: "Mapping[Script, subprocess.Popen[str]] | None" = None, *, cuts: bool = False
    ) -> None:
        self._known, self._asked, self._cuts = known, dict(asked or {}), cuts

    def answer(self) -> Drawable:
        """What is drawn here; waits for the last of it."""
        if self._asked:
            fonts = {script: heard(process) for script, process in self._asked.items()}
            self._asked.clear()
            self._known = drawable_with(fonts, self._known, cuts=self._cuts)
        return self._known


def heard(process: "subprocess.Popen[str]") -> str:
    """What it said; nothing when it took too long."""
    try:
        return process.communicate(timeout=PATIENCE)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return ""


def drawable_with(fonts: Mapping[Script, str], told: Drawable, *, cuts: bool) -> Drawable:
    """From the names of the fonts that have each script. `cuts`: a terminal that draws nothing wider than its cell."""
    has_own = OWN_FONT in fonts["ethiopic"]
    found = {script for script, names in fonts.items() if names.strip()}
    if cuts and not has_own:
        found.discard("ethiopic")
    return Drawable(told.scripts or frozenset(found) | {"latin"}, spaced=not has_own, source=told.source)

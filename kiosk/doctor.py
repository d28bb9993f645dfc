"""What an installer asks first: is this machine ready, and if not, what to do about it.

The one rule: it looks and changes nothing; every line that is not right says what would make it so.
"""

import asyncio
import locale
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError, PrinterUnreachable
from kiosk.house import House
from kiosk.language.pictogram import Cells
from kiosk.terminal import font
from kiosk.visit.confinement import landlock_version

SMALLEST = (80, 24)
# Seconds a printer may take to answer.
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `cure`: what to do when it is not right, else empty."""

    name: str
    seen: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{'!' if self.cure else '·'} {self.name:<12} {self.seen}" + (f": {self.cure}" if self.cure else "")


def examine(house: House) -> Iterator[Finding]:
    """Everything worth knowing, in the order in which it would stop a visit."""
    yield Finding("python", platform.python_version())
    yield Finding("settings", str(house.settings_path or "none: the rehearsal office"))
    yield from terminal()
    yield drawing(house)
    yield kernel(house)
    yield from languages(house)
    yield from printers(house)


def terminal() -> Iterator[Finding]:
    """Its size, its name, and whether it takes UTF-8."""
    if not sys.stdout.isatty():
        yield Finding("terminal", "none", "run this on the kiosk's own terminal")
        return
    columns, rows = os.get_terminal_size()
    fits = columns >= SMALLEST[0] and rows >= SMALLEST[1]
    cure = "" if fits else f"make it at least {SMALLEST[0]}x{SMALLEST[1]}"
    yield Finding("terminal", f"{os.environ.get('TERM', '?')}, {columns}x{rows}", cure)
    encoding = locale.getpreferredencoding(False)
    yield Finding("letters", encoding, "" if encoding.lower() == "utf-8" else "set LANG=C.UTF-8")


def drawing(house: House) -> Finding:
    """How pictures are drawn, and whether what that takes is here."""
    chosen = house.settings.drawing
    try:
        Cells.load(chosen)
    except KioskError as absent:
        return Finding("pictures", chosen, str(absent))
    missing = chosen == "font" and not (Path.home() / font.FONT).is_file()
    return Finding("pictures", chosen, "the cell font is not here: run kiosk font install" if missing else "")


def kernel(house: House) -> Finding:
    """Whether visits can be denied to write."""
    version = landlock_version()
    if version:
        return Finding("confinement", f"Landlock {version}")
    allowed = house.settings.allow_unconfined
    return Finding("confinement", "no Landlock", f"use a kernel with it{'' if allowed else ', or no visit starts'}")


def languages(house: House) -> Iterator[Finding]:
    """Those offered, each with whether a native reader has read it."""
    for code in house.settings.languages:
        try:
            language = house.library.words(code).language
        except KioskError as absent:
            yield Finding("language", code, str(absent))
            continue
        yield Finding(
            "language", f"{code} {language.name}, {'' if house.library.is_reviewed(code) else 'not '}reviewed"
        )


def printers(house: House) -> Iterator[Finding]:
    """Whether each printer answers."""
    if not house.settings.printer:
        yield Finding("printer", "none: pages are shown on the screen")
        return
    for uri in (house.settings.printer, *house.settings.other_printers):
        try:
            format = asyncio.run(greet(uri))
        except KioskError as fault:
            yield Finding("printer", uri, house.library.words(house.settings.helper_language)(fault.text))
        else:
            yield Finding("printer", f"{uri} takes {format}")


async def greet(uri: str) -> str:
    """The format this printer wants. Raises a PrintError when it would not print now."""
    from kiosk.paper.capabilities import ask_capabilities
    from kiosk.paper.ipp import Exchange, ExchangeFault

    try:
        async with Exchange(uri, connect=PATIENCE, answer=PATIENCE) as exchange:
            capabilities = await ask_capabilities(exchange)
    except ExchangeFault as fault:
        raise PrinterUnreachable from fault
    capabilities.refuse_if_stopped()
    return capabilities.format()

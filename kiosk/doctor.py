"""What an installer asks first: is this machine ready, and if not, what to do about it.

The one rule: it looks and changes nothing; every line that is not right says what would make it so.
"""

import asyncio
import json
import locale
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk import __version__
from kiosk.audible import voices
from kiosk.errors import KioskError, PrinterUnreachable
from kiosk.finding import Finding
from kiosk.house import House
from kiosk.intake import intake
from kiosk.language.pictogram import Cells
from kiosk.language.words import ENOUGH, Lack, language_of
from kiosk.neighbours import digital, gateway, scanner, sheets
from kiosk.soundness import examine_machine
from kiosk.terminal import font
from kiosk.terminal.drawable import SCRIPTS, ask_drawable

SMALLEST = (80, 24)
LEFT_OUT: Mapping[Lack, str] = {
    "unfinished": f"not offered below {ENOUGH:.0%}: kiosk locale check says what is missing",
    "unreviewed": "not offered, as reviewed_only wants a native reader's signature",
}
# Seconds a printer may take to answer.
PATIENCE = 5.0


def report(house: House, *, as_json: bool) -> int:
    """Prints what was found: lines for an installer, or one JSON object for a fleet. 1 where something is a fault."""
    findings = list(examine(house, here=not as_json or sys.stdout.isatty()))
    is_ready = all(finding.weight != "fault" for finding in findings)
    if as_json:
        told = {"version": __version__, "ready": is_ready, "findings": [finding.to_json() for finding in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(*findings, sep="\n")
    return 0 if is_ready else 1


def examine(house: House, *, here: bool = True) -> Iterator[Finding]:
    """Everything worth knowing, in the order in which it would stop a visit. `here`: on the kiosk's own terminal."""
    yield Finding("python", platform.python_version())
    yield Finding("settings", str(house.settings_path or "none: the rehearsal office"))
    if here:
        yield from terminal()
    yield drawing(house)
    if here:
        yield from scripts(house)
    yield from examine_machine(house)
    yield from languages(house)
    yield from voices(house)
    yield from printers(house)
    yield from gateway(house)
    yield from digital(house)
    yield sheets(house)
    yield scanner(house.settings.scanner)
    yield from intake(house)


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


def scripts(house: House) -> Iterator[Finding]:
    """Whether this terminal draws the script of every language offered; a language it cannot draw is left out."""
    drawable = ask_drawable(house.settings.scripts, os.environ).answer()
    for script in SCRIPTS:
        codes = [code for code in house.settings.languages if language_of(code).script == script]
        if codes:
            yield drawable.told_of(script, ", ".join(codes))


def languages(house: House) -> Iterator[Finding]:
    """Those offered, each with whether a native reader has read it."""
    for code in house.settings.languages:
        try:
            language, lack = house.library.words(code).language, house.library.lack(code)
        except KioskError as absent:
            yield Finding(f"language.{code}", code, str(absent))
            continue
        reviewed = "reviewed" if house.library.is_reviewed(code) else "not reviewed"
        seen = f"{language.name}, {house.library.coverage(code):.0%} translated, {reviewed}"
        yield Finding(f"language.{code}", seen, LEFT_OUT[lack] if lack else "", is_advice=True)


def printers(house: House) -> Iterator[Finding]:
    """Whether each printer answers."""
    if not house.settings.printer:
        yield Finding("printer", "none: pages are shown on the screen")
        return
    for number, uri in enumerate((house.settings.printer, *house.settings.other_printers), start=1):
        name = f"printer.{number}"
        try:
            format = asyncio.run(greet(uri))
        except KioskError as fault:
            yield Finding(name, uri, house.library.words(house.settings.helper_language)(fault.text))
        else:
            yield Finding(name, f"{uri} takes {format}")


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

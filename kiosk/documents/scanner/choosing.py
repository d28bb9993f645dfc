"""Which scanner the settings mean, found once before any visit, and the way to it.

The one rule: what is looked for in the network is looked for while nobody is there; a visit asks one address.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.documents.scanner.scanner import Scanner
from kiosk.settings.tables import Intake

if TYPE_CHECKING:
    from kiosk.visit.companion import Companion

ESCL, SANE = "escl:", "sane:"
MDNS = "escl:mdns"
PORTS = {"http": 80, "https": 443}


def located(intake: Intake) -> Intake:
    """The same, with the scanner's address in place of `escl:mdns`: "" where the network has none, or several.

    Blocks for three seconds where it has to look, and uses threads that have ended afterwards.
    """
    if intake.scanner != MDNS:
        return intake
    from dataclasses import replace

    from kiosk.documents.scanner.finding import find_scanners

    found = find_scanners()
    return replace(intake, scanner=f"{ESCL}{found[0].url}" if len(found) == 1 else "")


def scanner_port(intake: Intake) -> int | None:
    """The TCP port a visit must reach for it; None: none. Of an intake that was located."""
    if not intake.scanner.startswith(ESCL) or intake.scanner == MDNS:
        return None
    address = urlsplit(intake.scanner.removeprefix(ESCL))
    return address.port or PORTS[address.scheme]


def scanner_of(intake: Intake, hands: "Companion | None") -> Scanner | None:
    """The scanner of one visit; None where the settings name none. Of an intake that was located."""
    if intake.scanner.startswith(SANE) and hands:
        from kiosk.documents.scanner.sane import SaneScanner

        return SaneScanner(hands, intake.scanner.removeprefix(SANE))
    if scanner_port(intake):
        from kiosk.documents.scanner.escl import EsclScanner

        return EsclScanner(intake.scanner.removeprefix(ESCL))
    return None

"""The bounds of a visit in this house: what settings and content come to, as a Confinement.

The one rule: the doctor tries out exactly what binds a visit, so both get it from here.
"""

from pathlib import Path
from urllib.parse import urlsplit

from kiosk.errors import SettingsError
from kiosk.house import House
from kiosk.settings import Settings
from kiosk.visit.confinement import Confinement

# Where a printer listens when its address does not say (RFC 8010 and RFC 7472).
IPP_PORT = 631
WEB_PORTS = {"http": 80, "https": 443}


def confinement_of(house: House) -> Confinement:
    """Raises SettingsError for the address of a printer or gateway whose port is none."""
    settings = house.settings
    return Confinement(
        house.readable,
        ports=ports_of(settings),
        # The rehearsal printer lends its pages to a browser on this machine.
        listens=not settings.printer,
        memory="any" if settings.practice else settings.memory,
        required=not settings.allow_unconfined,
        scanner=Path(settings.scanner) if settings.scanner else None,
    )


def ports_of(settings: Settings) -> tuple[int, ...]:
    """The TCP ports of the printers, in their order, and of the gateway."""
    gateway = (gateway_port(settings.gateway),) if settings.gateway else ()
    return tuple(dict.fromkeys((*printer_ports(settings), *gateway)))


def printer_ports(settings: Settings) -> tuple[int, ...]:
    """The TCP ports of the printers, in their order."""
    return tuple(dict.fromkeys(port_of(uri) for uri in (settings.printer, *settings.other_printers) if uri))


def gateway_port(address: str) -> int:
    """Of the gateway. Raises SettingsError."""
    try:
        parts = urlsplit(address)
        return parts.port or WEB_PORTS[parts.scheme]
    except ValueError as wrong:
        raise SettingsError(f"{address} is no gateway: its port must be a number up to 65535") from wrong


def port_of(uri: str) -> int:
    """Of one printer. Raises SettingsError."""
    try:
        return urlsplit(uri).port or IPP_PORT
    except ValueError as wrong:
        raise SettingsError(f"{uri} is no printer: its port must be a number up to 65535") from wrong

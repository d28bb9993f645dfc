"""The bounds of a visit in this house: what settings and content come to, as a Confinement.

The one rule: the doctor tries out exactly what binds a visit, so both get it from here.
"""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.documents.scanner.choosing import scanner_port
from kiosk.errors import SettingsError
from kiosk.house import House
from kiosk.settings import Settings
from kiosk.visit.confinement import Confinement

# Where a printer listens when its address does not say (RFC 8010 and RFC 7472).
IPP_PORT = 631
# Above those of net.ipv4.ip_local_port_range.
NOBODYS = range(61_000, 65_536)
WEB_PORTS = {"http": 80, "https": 443}


def confinement_of(house: House) -> Confinement:
    """Raises SettingsError for the address of a gateway or scanner whose port is none."""
    settings = house.settings
    return Confinement(
        house.readable,
        ports=ports_of(settings),
        # The rehearsal printer lends its pages to a browser on this machine.
        listens=not settings.printer,
        own_port=some_port() if rehearses_fiks(settings) else 0,
        memory="any" if settings.practice else settings.memory,
        required=not settings.allow_unconfined,
        scanner=Path(settings.scanner) if settings.scanner else None,
    )


def ports_of(settings: Settings) -> tuple[int, ...]:
    """The TCP ports of the printers, in their order, of the gateway, and of a page scanner in the network."""
    gateway = (gateway_port(settings.gateway),) if settings.gateway else ()
    return tuple(dict.fromkeys((*printer_ports(settings), *gateway, *page_scanner_ports(settings))))


def rehearses_fiks(settings: Settings) -> bool:
    """Whether a visit that sends digitally sends it to a rehearsal of Fiks, in its own process."""
    return settings.digital and settings.practice and not settings.gateway


def some_port() -> int:
    """A port that Linux gives to nobody who asks for any: nothing is tried, since nobody may call the kiosk."""
    return secrets.choice(NOBODYS)


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


def page_scanner_ports(settings: Settings) -> tuple[int, ...]:
    """Of the scanner that documents come from, if it has one. Raises SettingsError."""
    try:
        port = scanner_port(settings.documents)
    except (KeyError, ValueError) as wrong:
        raise SettingsError(f'{settings.documents.scanner} is no scanner: write "escl:http://…/eSCL"') from wrong
    return () if port is None else (port,)


def port_of(uri: str) -> int:
    """Of one printer."""
    return urlsplit(uri).port or IPP_PORT

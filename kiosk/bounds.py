"""The bounds of a visit in this house: what settings and content come to, as a Confinement.

The one rule: the doctor tries out exactly what binds a visit, so both get it from here.
"""

from urllib.parse import urlsplit

from kiosk.errors import SettingsError
from kiosk.house import House
from kiosk.settings import Settings
from kiosk.visit.confinement import Confinement

# Where a printer listens when its address does not say (RFC 8010 and RFC 7472).
IPP_PORT = 631


def confinement_of(house: House) -> Confinement:
    """Raises SettingsError for a printer's address whose port is none."""
    settings = house.settings
    return Confinement(
        house.readable,
        ports=printer_ports(settings),
        # The rehearsal printer lends its pages to a browser on this machine.
        listens=not settings.printer,
        memory="any" if settings.practice else settings.memory,
        required=not settings.allow_unconfined,
    )


def printer_ports(settings: Settings) -> tuple[int, ...]:
    """The TCP ports of the printers, in their order."""
    return tuple(dict.fromkeys(port_of(uri) for uri in (settings.printer, *settings.other_printers) if uri))


def port_of(uri: str) -> int:
    """Of one printer. Raises SettingsError."""
    try:
        return urlsplit(uri).port or IPP_PORT
    except ValueError as wrong:
        raise SettingsError(f"{uri} is no printer: its port must be a number up to 65535") from wrong

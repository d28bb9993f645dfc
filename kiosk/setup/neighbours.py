"""What stands in the network and at this machine while it is set up: printers, page scanners, serial ports.

The one rule: it is looked for once, when its question comes, and nobody who answers is told anything of the kiosk.
"""

import asyncio

from kiosk.documents.naming import shown
from kiosk.errors import KioskError
from kiosk.nearby import NAME, SECONDS, answering, once, place_of
from kiosk.setup.means import Found

# RFC 8011 and PWG 5100.14: IPP Everywhere without and with TLS; `rp` is the path, `ty` the name.
KINDS = {"_ipp._tcp.local.": "ipp", "_ipps._tcp.local.": "ipps"}
FORMATS = {"application/pdf": "PDF", "image/pwg-raster": "PWG raster"}


def find_printers(seconds: float = SECONDS) -> tuple[Found, ...]:
    """Those that answer within so many seconds, by name; none where there is no network."""
    places = (place_of(info, KINDS[kind], "rp", "ipp/print") for kind, info in answering(KINDS, seconds))
    return tuple(Found(*place) for place in once(filter(None, places)))


def greet(uri: str) -> str:
    """The format this printer takes, as people call it. Raises KioskError with what is wrong, in English."""
    from kiosk import doctor
    from kiosk.content import find_content
    from kiosk.house import library_of, read_forms
    from kiosk.settings.printers import check_printer

    # Refuses what is no address before anything is sent.
    check_printer(uri, "printer")
    try:
        return FORMATS[asyncio.run(doctor.greet(uri))]
    except KioskError as fault:
        content = find_content()
        words = library_of(content, read_forms(content.forms)).words("en")
        raise KioskError(words(fault.text)) from fault


def find_page_scanners() -> tuple[Found, ...]:
    """Those that the network tells of."""
    from kiosk.documents.scanner.finding import find_scanners

    return tuple(Found(each.name, each.url) for each in find_scanners())


def find_ports() -> tuple[Found, ...]:
    """Serial ports with something on them."""
    from serial.tools.list_ports import comports

    named = [(port.device, port.product or port.manufacturer or "serial port") for port in sorted(comports())]
    return tuple(Found(shown(name, NAME), device) for device, name in named)

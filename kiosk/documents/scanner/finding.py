"""Which eSCL scanners the network tells of (DNS-SD over mDNS, RFC 6762 and 6763).

The one rule: it is done before any visit, and what anybody in the network says is only an address until it was asked.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.nearby import SECONDS, answering, once, place_of

if TYPE_CHECKING:
    from zeroconf import ServiceInfo

# Without and with TLS, as AirScan and Mopria name them.
KINDS = {"_uscan._tcp.local.": "http", "_uscans._tcp.local.": "https"}


@dataclass(frozen=True, slots=True)
class FoundScanner:
    """`url`: its root. `name`: what it calls itself, for a screen."""

    name: str
    url: str


def find_scanners(seconds: float = SECONDS) -> tuple[FoundScanner, ...]:
    """Those that answer within so many seconds, by name; of one that offers both ways the one without TLS.

    Scanners sign their certificates themselves: who wants TLS writes address and certificate into the settings. None
    where there is no network.
    """
    found = (found_of(kind, info) for kind, info in answering(KINDS, seconds))
    return distinct(tuple(filter(None, found)))


def found_of(kind: str, info: "ServiceInfo") -> FoundScanner | None:
    """None: it names no address here, or no root that could be one."""
    place = place_of(info, KINDS[kind], "rs", "eSCL")
    return FoundScanner(*place) if place else None


def distinct(found: tuple[FoundScanner, ...]) -> tuple[FoundScanner, ...]:
    """Each machine once, by name."""
    return tuple(FoundScanner(*each) for each in once((each.name, each.url) for each in found))

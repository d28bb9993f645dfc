"""Which eSCL scanners the network tells of (DNS-SD over mDNS, RFC 6762 and 6763).

The one rule: it is done before any visit, and what anybody in the network says is only an address until it was asked.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from time import sleep
from typing import TYPE_CHECKING

from kiosk.documents.naming import shown

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, ServiceStateChange

# Without and with TLS, as AirScan and Mopria name them.
KINDS = {"_uscan._tcp.local.": "http", "_uscans._tcp.local.": "https"}
SECONDS = 3.0
# Milliseconds for the details of one.
DETAILS = 1500
MOST = 20
ROOT = re.compile(r"[A-Za-z0-9._~-]{1,60}(?:/[A-Za-z0-9._~-]{1,60}){0,4}")
NAME = 60


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
    # Slow to load, and only a kiosk that looks for its scanner needs it.
    from zeroconf import ServiceBrowser, Zeroconf

    told: dict[tuple[str, str], None] = {}

    def note(service_type: str, name: str, state_change: "ServiceStateChange", **_: object) -> None:
        if state_change.name == "Added" and len(told) < MOST:
            told[service_type, name] = None

    try:
        with Zeroconf() as zeroconf:
            browser = ServiceBrowser(zeroconf, list(KINDS), handlers=[note])
            sleep(seconds)
            browser.cancel()
            details = [(kind, zeroconf.get_service_info(kind, name, DETAILS)) for kind, name in told]
    except OSError:
        return ()
    return distinct(tuple(found for kind, info in details if info and (found := found_of(kind, info))))


def found_of(kind: str, info: "ServiceInfo") -> FoundScanner | None:
    """None: it names no address here, or no root that could be one."""
    properties = {str(key).lower(): value for key, value in info.decoded_properties.items()}
    root = (properties.get("rs") or "eSCL").strip("/")
    address = next((each for each in info.parsed_addresses() if ip_address(each).version == 4), "")
    if not address or not info.port or not ROOT.fullmatch(root) or ".." in root:
        return None
    name = properties.get("ty") or info.name.partition("._")[0]
    return FoundScanner(shown(name, NAME), f"{KINDS[kind]}://{address}:{info.port}/{root}")


def distinct(found: tuple[FoundScanner, ...]) -> tuple[FoundScanner, ...]:
    """Each machine once, by name."""
    kept: dict[tuple[str, str], FoundScanner] = {}
    # http:// sorts before https://.
    for each in sorted(found, key=lambda each: each.url):
        kept.setdefault((each.name, each.url.partition("://")[2].partition(":")[0]), each)
    return tuple(sorted(kept.values(), key=lambda each: (each.name, each.url)))

"""Which machines the network tells of: printers and scanners (DNS-SD over mDNS, RFC 6762 and 6763).

The one rule: what anybody in the network says is only a name and an address until it was asked.
"""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from time import sleep
from typing import TYPE_CHECKING

from kiosk.documents.naming import shown

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, ServiceStateChange

SECONDS = 3.0
# Milliseconds for the details of one.
DETAILS = 1500
MOST, NAME = 20, 60
ROOT = re.compile(r"[A-Za-z0-9._~-]{1,60}(?:/[A-Za-z0-9._~-]{1,60}){0,4}")


def answering(kinds: Iterable[str], seconds: float) -> list[tuple[str, "ServiceInfo"]]:
    """Those of these kinds that answer within so many seconds, each with its kind; none where there is no network."""
    # Slow to load, and only who looks for a machine needs it.
    from zeroconf import ServiceBrowser, Zeroconf

    told: dict[tuple[str, str], None] = {}

    def note(service_type: str, name: str, state_change: "ServiceStateChange", **_: object) -> None:
        if state_change.name == "Added" and len(told) < MOST:
            told[service_type, name] = None

    try:
        with Zeroconf() as zeroconf:
            browser = ServiceBrowser(zeroconf, list(kinds), handlers=[note])
            sleep(seconds)
            browser.cancel()
            details = [(kind, zeroconf.get_service_info(kind, name, DETAILS)) for kind, name in told]
    except OSError:
        return []
    return [(kind, info) for kind, info in details if info]


def place_of(info: "ServiceInfo", scheme: str, key: str, root: str) -> tuple[str, str] | None:
    """Its name, fit for a screen, and its address. `key`: what it tells its path by; `root`: the path of most.

    None: it names no address here, or no path that could be one. By number: its name in the network may be forgotten.
    """
    properties = {str(key).lower(): value for key, value in info.decoded_properties.items()}
    path = (properties.get(key) or root).strip("/")
    address = next((each for each in info.parsed_addresses() if ip_address(each).version == 4), "")
    if not address or not info.port or not ROOT.fullmatch(path) or ".." in path:
        return None
    name = properties.get("ty") or info.name.partition("._")[0]
    return shown(name, NAME), f"{scheme}://{address}:{info.port}/{path}"


def once(places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each machine once, by name; of one that offers both ways the one without TLS.

    They sign their certificates themselves. http:// sorts before https://, and ipp:// before ipps://.
    """
    kept: dict[tuple[str, str], tuple[str, str]] = {}
    for name, address in sorted(places, key=lambda place: place[1]):
        kept.setdefault((name, address.partition("://")[2].partition(":")[0]), (name, address))
    return sorted(kept.values())

"""Everything about the gateway's kiosks, put together from what it is handed.

The one rule: whoever nobody let in goes with the hour, whether anybody asks or not.
"""

import time

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.fleet.api import JOINS, JOINS_SECONDS, LOOKS, LOOKS_SECONDS, FleetApi
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.working import Work
from kiosk.register.store import Store


def api_of(
    store: Store, settings: GatewaySettings, work: Work, doorkeeper: Doorkeeper, key: FleetKey | None
) -> FleetApi:
    """The paths. `key`: None where nobody joins."""
    offices = frozenset(office.number for office in settings.named_offices)
    joins, looks = Tries(JOINS, JOINS_SECONDS, time.monotonic), Tries(LOOKS, LOOKS_SECONDS, time.monotonic)
    return FleetApi(store, work, doorkeeper, key, offices, Proxies(settings.proxies), joins, looks)

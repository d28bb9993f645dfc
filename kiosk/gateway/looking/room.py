"""Everything about signing in on the status page that a gateway has, put together from what it is handed.

The one rule: a gateway without a provider or without Fiks has the same paths, and they lead nowhere.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from kiosk.digisos.client import Digisos
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.looking.offering import Offering
from kiosk.gateway.looking.pages import LookingPages
from kiosk.gateway.looking.sending import Sender
from kiosk.gateway.looking.site import BEGIN, LookingSite
from kiosk.gateway.looking.strongbox import Strongbox
from kiosk.gateway.looking.threads import Threads
from kiosk.gateway.looking.voyage import CALLBACK, Harbour
from kiosk.gateway.routing import Handler, Resources
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signin.provider import Provider
from kiosk.gateway.working import Work
from kiosk.register.model import Status
from kiosk.register.store import Store, utc_now

# One household posts and comes back so often in ten minutes: a library's phones are one household.
TRIED, SECONDS = 120, 600.0
PATHS: Mapping[str, str] = {BEGIN: "POST", CALLBACK: "GET"}
Look = Callable[[str, str], Awaitable[Status | None]]


@dataclass(frozen=True, slots=True)
class Looking:
    """What differs from gateway to gateway. `digisos_for`: Fiks in the name of whoever has this token.

    `strongbox`: None where nothing is kept; `seconds`: for how long trouble is borne while something kept is sent.
    """

    pages: LookingPages
    provider: Provider
    digisos_for: Callable[[str], Digisos]
    strongbox: Strongbox | None = None
    seconds: float = 30.0


def offering_of(store: Store, work: Work, looking: Looking | None) -> Offering:
    """What status pages may offer here."""
    return Offering(store.kept, work, looking is not None, looking is not None and looking.strongbox is not None)


def resources_of(
    store: Store,
    settings: GatewaySettings,
    work: Work,
    threads: Threads,
    offering: Offering,
    looking: Looking | None,
    look: Look,
    lost: Handler,
) -> Resources:
    """The paths for browsers. `lost`: answers them where nobody signs in."""
    if looking is None:
        return {path: {method: lost} for path, method in PATHS.items()}
    box = looking.strongbox
    site = LookingSite(
        look=look,
        store=store,
        work=work,
        threads=threads,
        pages=looking.pages,
        provider=looking.provider,
        harbour=Harbour(settings.pepper, utc_now, is_tls=settings.is_tls),
        offering=offering,
        digisos_for=looking.digisos_for,
        sender=Sender(store.kept, box, utc_now, looking.seconds) if box else None,
        tries=Tries(TRIED, SECONDS, time.monotonic),
        proxies=Proxies(settings.proxies),
        public=settings.public,
    )
    return site.resources()

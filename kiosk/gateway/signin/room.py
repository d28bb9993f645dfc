"""Everything about sign-ins that a gateway has, put together from what it is handed.

The one rule: a gateway without a provider has the same paths, and says that there is none.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.routing import Handler, Resources
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.shield import place_of
from kiosk.gateway.signin.api import SignInApi
from kiosk.gateway.signin.binding import CALLBACK, Binding
from kiosk.gateway.signin.pages import SignInPages
from kiosk.gateway.signin.provider import Provider
from kiosk.gateway.signin.site import SignInSite
from kiosk.gateway.working import Work
from kiosk.register.store import Store

# One kiosk opens, one household posts, so often in ten minutes: a library's phones are one household.
OPENED, POSTED, SECONDS = 30, 120, 600.0
CLEARING_SECONDS = 10.0
PATHS: Mapping[str, str] = {
    CALLBACK: "GET",
    "/I/{id}": "GET",
    "/i/{id}": "GET",
    **{f"/I/{{id}}/{act}": "POST" for act in ("begin", "cancel", "choose")},
}
log = logging.getLogger("kiosk.gateway")


@dataclass(frozen=True, slots=True)
class Signing:
    """What differs from gateway to gateway: its pages, and its provider."""

    pages: SignInPages
    provider: Provider


def resources_of(
    store: Store, settings: GatewaySettings, work: Work, doorkeeper: Doorkeeper, signing: Signing | None, lost: Handler
) -> Resources:
    """The paths for kiosks and phones. `lost`: answers phones where there is no provider."""
    opened = Tries(OPENED, SECONDS, time.monotonic)
    api = SignInApi(store.handoffs, work, doorkeeper, opened, is_offered=signing is not None)
    if signing is None:
        return {**api.resources(), **{path: {method: lost} for path, method in PATHS.items()}}
    site = SignInSite(
        store.handoffs,
        work,
        signing.pages,
        signing.provider,
        Binding(settings.pepper, is_tls=settings.is_tls),
        Tries(POSTED, SECONDS, time.monotonic),
        Proxies(settings.proxies),
        settings.public,
    )
    return {**api.resources(), **site.resources()}


async def clear(store: Store, work: Work) -> None:
    """Removes hand-offs, and what was kept, when their time is over, for as long as the gateway lives."""
    while True:
        try:
            await work.do(store.handoffs.forget)
            await work.do(store.kept.forget)
        except Exception as fault:
            # A database that is away for a while must not end clearing for good.
            log.error("%s", place_of(fault))
        await asyncio.sleep(CLEARING_SECONDS)

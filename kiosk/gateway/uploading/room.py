"""Everything about uploads that a gateway has, put together from what it is handed.

The one rule: what nobody fetched goes, whether anybody asks or not.
"""

import asyncio
import logging
import time
from collections.abc import Sequence

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.routing import Handler, Resources
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.shield import place_of
from kiosk.gateway.uploading.api import UploadApi
from kiosk.gateway.uploading.site import Pages, UploadSite
from kiosk.gateway.working import Work
from kiosk.register.store import Store

# One kiosk opens, one household asks and sends, so often in ten minutes: a library's phones are one household, each of
# them asks every other second, and a photo has some pieces.
OPENED, ASKED, SECONDS = 60, 12_000, 600.0
CLEARING_SECONDS = 10.0
MEGABYTE = 1024 * 1024
PATHS: Sequence[tuple[str, str]] = tuple(
    (method, f"/{letter}/{{id}}{rest}")
    for letter in "Uu"
    for method, rest in (("GET", ""), ("GET", "/state"), ("PUT", "/{file}/{piece}"))
)
log = logging.getLogger("kiosk.gateway")


def resources_of(
    store: Store,
    settings: GatewaySettings,
    work: Work,
    doorkeeper: Doorkeeper,
    metrics: Metrics,
    pages: Pages | None,
    lost: Handler,
) -> Resources:
    """The paths for kiosks and phones. `lost`: answers phones where there are no pages."""
    api = UploadApi(store.uploads, work, doorkeeper, Tries(OPENED, SECONDS, time.monotonic), metrics)
    if pages is None:
        return {**api.resources(), **{path: {method: lost} for method, path in PATHS}}
    tries, proxies = Tries(ASKED, SECONDS, time.monotonic), Proxies(settings.proxies)
    most = settings.upload_megabytes * MEGABYTE
    site = UploadSite(store.uploads, work, pages, tries, proxies, metrics, most)
    return {**api.resources(), **site.resources()}


async def clear(store: Store, work: Work) -> None:
    """Removes what nobody fetched, for as long as the gateway lives.

    While it did not, no kiosk could be heard: those that still wait get a moment to say so.
    """
    is_silence_over = False
    while True:
        try:
            await work.do(store.uploads.forget, is_silence_over=is_silence_over)
        except Exception as fault:
            # A database that is away for a while must not end clearing for good.
            log.error("%s", place_of(fault))
        await asyncio.sleep(CLEARING_SECONDS)
        is_silence_over = True

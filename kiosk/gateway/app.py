"""The gateway as one ASGI application, put together from what it is handed.

The one rule: nothing here is global, and nothing is opened that is not closed when the application stops.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from kiosk.gateway.access import Doorkeeper
from kiosk.gateway.answers import Refusal, headers_of
from kiosk.gateway.api import Api
from kiosk.gateway.description import describe
from kiosk.gateway.fiks.relay import Relay
from kiosk.gateway.fiks.room import Fiks
from kiosk.gateway.fleet.room import api_of
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.gateway.insight import InsightApi
from kiosk.gateway.keeping import KeepingApi
from kiosk.gateway.limits import Proxies, Tries
from kiosk.gateway.looking.room import Looking, offering_of
from kiosk.gateway.looking.room import resources_of as looking_resources
from kiosk.gateway.looking.threads import Threads
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.pages import Pages
from kiosk.gateway.probes import Probes
from kiosk.gateway.routing import routes_of
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.shield import Shield, place_of
from kiosk.gateway.signin.room import Signing, clear, resources_of
from kiosk.gateway.site import Site
from kiosk.gateway.unwrapping import Unwrapper
from kiosk.gateway.uploading.room import clear as clear_uploads
from kiosk.gateway.uploading.room import resources_of as upload_resources
from kiosk.gateway.uploading.site import Pages as UploadPages
from kiosk.gateway.working import Work
from kiosk.insight.vocabulary import NO_WORDS, Vocabulary
from kiosk.register.lookout import Lookout
from kiosk.register.model import Status
from kiosk.register.store import Store

TYPED_SECONDS = 600.0
HOUR = 3600.0
log = logging.getLogger("kiosk.gateway")


def build_app(
    store: Store,
    settings: GatewaySettings,
    pages: Pages,
    unwrapper: Unwrapper,
    signing: Signing | None = None,
    fiks: Fiks | None = None,
    looking: Looking | None = None,
    uploading: UploadPages | None = None,
    fleet: FleetKey | None = None,
    vocabulary: Vocabulary = NO_WORDS,
) -> Starlette:
    """The application. The store is the caller's to close.

    `signing`: None where nobody signs in; `fiks`: None where nothing is sent digitally; `looking`: None where status
    pages say what the register knows, and no more; `uploading`: None where phones send nothing; `fleet`: None where no
    kiosk joins; `vocabulary`: what may be counted of visits.
    """
    is_file = settings.database_url.startswith("sqlite")
    work = Work(reads_at_once=is_file)
    lookout = None if is_file else Lookout(settings.database_url, settings.pepper)
    metrics, doorkeeper = Metrics(), Doorkeeper(store, work)
    proxies = Proxies(settings.proxies)
    tries = Tries(settings.typed_tries, TYPED_SECONDS, time.monotonic)

    async def look(reference: str, key: str) -> Status | None:
        if lookout:
            return await lookout.status_with_key(reference, key)
        return store.status_with_key(reference, key)

    offering, threads = offering_of(store, work, looking), Threads()
    site = Site(look, store, work, pages, tries, proxies, offering)
    box = looking.strongbox if looking else None
    keeping = KeepingApi(store, work, doorkeeper, box.certificate if box else None)
    api = Api(store, work, doorkeeper, unwrapper, metrics)
    insight = InsightApi(store, work, doorkeeper, vocabulary)
    kiosks = api_of(store, settings, work, doorkeeper, fleet)
    relay = Relay(fiks, doorkeeper, metrics)
    probes = Probes(store, work, doorkeeper, metrics, describe(settings.public))

    async def no_page(request: Request) -> Response:
        return site.lost(request)

    signs = resources_of(store, settings, work, doorkeeper, signing, no_page)
    looks = looking_resources(store, settings, work, threads, offering, looking, look, no_page)
    uploads = upload_resources(store, settings, work, doorkeeper, metrics, uploading, no_page)

    async def lost(request: Request, _fault: Exception) -> Response:
        is_machine = request.url.path.startswith("/api/")
        return Refusal(404, "not_found").answer() if is_machine else site.lost(request)

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        async with under_way(
            forget_hourly(store, settings, work, metrics), clear(store, work), clear_uploads(store, work)
        ):
            yield
        for closing in (signing and signing.provider, fiks and fiks.upstream, lookout):
            if closing:
                await closing.close()
        threads.close()
        work.close()

    rooms = (
        *(each.resources() for each in (api, keeping, site, probes, relay, kiosks, insight)),
        signs,
        looks,
        uploads,
    )
    app = Starlette(
        routes=routes_of({path: handlers for room in rooms for path, handlers in room.items()}),
        middleware=[Middleware(Shield, headers=headers_of(is_tls=settings.is_tls), metrics=metrics)],
        exception_handlers={404: lost},
        lifespan=living,
    )
    # A redirect would repeat the path, with the key in it.
    app.router.redirect_slashes = False
    return app


@asynccontextmanager
async def under_way(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Goes on with these for as long as the application lives."""
    tasks = [asyncio.create_task(each) for each in works]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def forget_hourly(store: Store, settings: GatewaySettings, work: Work, metrics: Metrics) -> None:
    """Keeps references no longer than the settings say. Every process does it: what is gone is gone for all."""
    keep, keep_void = timedelta(days=settings.retention_days), timedelta(days=settings.void_days)
    while True:
        try:
            metrics.forgotten.inc(await work.do(store.purge, keep, keep_void))
        except Exception as fault:
            # A database that is away for an hour must not end forgetting for good.
            log.error("%s", place_of(fault))
        await asyncio.sleep(HOUR)

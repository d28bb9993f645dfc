"""A gateway in this process, and what a kiosk, a desk and an applicant say to it.

The one rule: everything goes through the application as a server would call it; only the pages are short ones.
"""

import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx
from starlette.applications import Starlette

from kiosk.form.reference import Reference
from kiosk.gateway.app import build_app
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.gateway.pages import Entered, Offer, Pages, Problem, Sorry
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.unwrapping import Unwrapper, read_unwrapper
from kiosk.insight.vocabulary import NO_WORDS, Vocabulary
from kiosk.register import wire
from kiosk.register.model import Event, EventKind, Registration, Status
from kiosk.register.store import Store
from kiosk.visit.receipt_key import ReceiptKey, mint_key, proofs_of
from kiosk.visit.reference import mint
from tests.register.tables import make_tables

NOW = datetime.now(UTC).replace(microsecond=0)


class ShortPages(Pages):
    """The same calls, one line of HTML."""

    def __init__(self) -> None:
        self.headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'"}
        self.form_headers = dict(self.headers)

    def language(self, wanted: str | None, accepted: str = "") -> str:
        return wanted if wanted in ("nb", "ar") else "nb"

    def status(
        self,
        status: Status,
        language: str | None = None,
        *,
        entered: Entered | None = None,
        offer: Offer | None = None,
    ) -> bytes:
        return f"status {status.state} {language or status.registration.language}".encode()

    def ask(self, language: str, problem: Problem | None = None, *, reference: str = "") -> bytes:
        return f"ask {language} {problem}".encode()

    def sorry(self, kind: Sorry, language: str) -> bytes:
        return f"sorry {kind} {language}".encode()


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed application: what its receipt carries, and what the register is told."""

    reference: Reference
    key: ReceiptKey
    registration: Registration

    @property
    def path(self) -> str:
        return f"/api/v1/references/{self.reference.characters}"

    @property
    def link(self) -> str:
        return f"/S/{self.reference.characters}/{self.key.characters}"

    def telling(self, *kinds: EventKind, events: Iterable[Event] = ()) -> dict[str, Any]:
        """The body that registers it."""
        told = (*(happened(kind) for kind in kinds), *events) or (happened("created"),)
        return wire.write_telling(self.registration, proofs_of(self.reference, self.key), told)


def new_paper(language: str = "ar") -> Paper:
    reference = mint()
    registration = Registration(reference.characters, "okonomisk-sosialhjelp", "1", "9901", "paper", language)
    return Paper(reference, mint_key(), registration)


def happened(kind: EventKind, **more: Any) -> Event:
    """An event as whoever may tell of it would."""
    actor = "kiosk" if kind in ("created", "printed", "void") else "desk"
    return replace(Event(str(uuid.uuid4()), kind, NOW, actor), **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Calling:
    """The application, and the keys of three machines."""

    app: Starlette
    store: Store
    client: httpx.AsyncClient
    kiosk: str
    desk: str
    monitor: str

    async def call(self, method: str, path: str, key: str = "", **more: Any) -> httpx.Response:
        headers = {**({"authorization": f"Bearer {key}"} if key else {}), **more.pop("headers", {})}
        return await self.client.request(method, path, headers=headers, **more)

    async def register(self, paper: Paper, *kinds: EventKind) -> httpx.Response:
        return await self.call("PUT", paper.path, self.kiosk, json=paper.telling(*kinds))

    async def append(self, paper: Paper, *events: Event, key: str = "") -> httpx.Response:
        return await self.call("POST", f"{paper.path}/events", key or self.desk, json=wire.write_events(events))

    async def follow(self, paper: Paper, code: str) -> httpx.Response:
        return await self.call("POST", f"{paper.path}/follow", self.kiosk, json=wire.write_code(code))

    async def type(self, reference: object, code: str, **more: Any) -> httpx.Response:
        return await self.call("POST", "/S", data={"reference": str(reference), "code": code}, **more)


@asynccontextmanager
async def calling(
    url: str,
    *,
    unwrapper: Unwrapper | None = None,
    store: Callable[[str, bytes], Store] = Store,
    fleet: FleetKey | None = None,
    vocabulary: Vocabulary = NO_WORDS,
    **settings: Any,
) -> AsyncIterator[Calling]:
    """A gateway over this database, living as a server makes it live."""
    chosen = GatewaySettings(database=url, secret=secrets.token_hex(32), **settings)
    make_tables(url)
    opened = store(url, chosen.pepper)
    unwrapping = unwrapper or read_unwrapper(chosen)
    app = build_app(opened, chosen, ShortPages(), unwrapping, fleet=fleet, vocabulary=vocabulary)
    keys = [opened.issue_key(kind, kind, "9901") for kind in ("kiosk", "desk", "monitor")]
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    try:
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://gateway") as client,
        ):
            yield Calling(app, opened, client, *keys)
    finally:
        opened.close()

"""A gateway with a provider and a rehearsal of Fiks, digital applications in its register, and browsers.

The one rule: real pages, real forms: a browser here posts what stands in the page it got, and nothing else.
"""

import html
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.applications import Starlette

from kiosk.content import find_content
from kiosk.digisos.client import Digisos
from kiosk.digisos.exchange import INTEGRATION, Who
from kiosk.digisos.later import LONGEST, put_by
from kiosk.digisos.outcomes import Delivered
from kiosk.digisos.parcel import Parcel
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import SendingApplication
from kiosk.gateway.app import build_app
from kiosk.gateway.looking.pages import LookingPages
from kiosk.gateway.looking.room import Looking
from kiosk.gateway.looking.strongbox import REHEARSAL_BITS, Strongbox, make_strongbox
from kiosk.gateway.pages import Pages
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signin.pages import SignInPages
from kiosk.gateway.signin.provider import Provider as Client
from kiosk.gateway.signin.room import Signing
from kiosk.gateway.unwrapping import read_unwrapper
from kiosk.house import library_of
from kiosk.language.words import Library
from kiosk.register.model import Event, EventKind, Status
from kiosk.register.store import Store
from kiosk.settings import REHEARSAL_OFFICES
from kiosk.signin.keeping import UNTIL
from kiosk.visit.nav_reference import nav_reference_of
from kiosk.visit.receipt_key import proofs_of
from tests.digisos.applying import IDENTITY, forms
from tests.digisos.reaching import now, parcel, patience
from tests.gateway.calling import Paper, new_paper
from tests.gateway.pages.samples import form
from tests.gateway.signing_in.conftest import LANGUAGES, PUBLIC, SAME, account, at_provider
from tests.known import pair
from tests.oidc import Provider, a_provider, new_key
from tests.register.tables import make_tables

MACHINE = "machine-token"


@cache
def strongbox() -> Strongbox:
    return make_strongbox(datetime.now(UTC), REHEARSAL_BITS)


@cache
def status_pages() -> Pages:
    return Pages(library_of(find_content(), forms()), [form()], REHEARSAL_OFFICES, LANGUAGES)


@cache
def looking_pages() -> LookingPages:
    return LookingPages(Library(find_content(), {}), REHEARSAL_OFFICES, LANGUAGES)


@cache
def sign_in_pages() -> SignInPages:
    return SignInPages(Library(find_content(), {}), LANGUAGES)


@dataclass
class Nav:
    """The gateway, its register and its provider, and what is behind it. `tokens`: with which Fiks was asked."""

    app: Starlette
    store: Store
    provider: Provider
    fiks: RehearsalDigisos
    database: Path
    key: str
    public: str
    tokens: list[str]

    def client(self, **headers: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=self.public, headers=headers)

    def browser(self) -> "Browser":
        return Browser(self.client(**SAME))

    def register(self, *kinds: EventKind, language: str = "nb", channel: Any = "digital") -> Paper:
        """An application that a kiosk has told of."""
        paper = new_paper(language)
        registration = replace(paper.registration, channel=channel)
        told = [Event(str(uuid4()), kind, now(), "kiosk") for kind in kinds or ("created",)]
        self.store.register(registration, proofs_of(paper.reference, paper.key), told, self.id)
        return replace(paper, registration=registration)

    @property
    def id(self) -> str:
        """Of the kiosk's key."""
        found = self.store.key_of(self.key)
        assert found
        return found.id

    def deliver(self, paper: Paper) -> str:
        """Sent by the kiosk; its digisosId."""
        client = Digisos(self.fiks.url, lambda who: headers_for(self.fiks, who))
        *_, outcome = SendingApplication(client, parcel_for(paper), now, patience()).attempt()
        assert isinstance(outcome, Delivered)
        return outcome.digisos_id

    def tell(self, paper: Paper, *hendelser: Mapping[str, Any]) -> None:
        """The municipality tells."""
        self.fiks.reception.tell(self.case(paper), *hendelser)

    def case(self, paper: Paper) -> str:
        wanted = nav_reference_of(paper.reference, paper.key.characters)
        return next(id for id, case in self.fiks.cases.items() if case.nav_reference == wanted)

    async def keep(self, paper: Paper, until: datetime | None = None, **more: Any) -> httpx.Response:
        """The kiosk leaves it at the gateway, sealed."""
        end = until or now() + LONGEST - timedelta(seconds=5)
        sealed = more.get("sealed") or put_by(
            more.get("parcel") or parcel_for(paper), end, now(), strongbox().certificate
        )
        return await self.put(paper, sealed, end, more.get("key", self.key))

    async def put(self, paper: Paper, sealed: bytes, until: datetime, key: str) -> httpx.Response:
        headers = {"content-type": "application/octet-stream", UNTIL: until.isoformat()}
        async with self.client(authorization=f"Bearer {key}") as kiosk:
            return await kiosk.put(f"/api/v1/kept/{paper.reference.characters}", content=sealed, headers=headers)

    def status(self, paper: Paper) -> Status:
        found = self.store.status(paper.reference.characters)
        assert found
        return found


@dataclass
class Browser:
    """Cookies, and the page it shows."""

    client: httpx.AsyncClient
    page: httpx.Response = field(init=False)

    async def open(self, paper: Paper, language: str = "") -> httpx.Response:
        return await self.get(paper.link + (f"?l={language}" if language else ""))

    async def get(self, path: str) -> httpx.Response:
        self.page = await self.client.get(path, headers={"sec-fetch-site": "cross-site"})
        while self.page.status_code == 303:
            self.page = await self.client.get(self.page.headers["location"])
        return self.page

    def form(self) -> dict[str, str]:
        """The fields of the one form to /L in the page."""
        found = re.search(r'<form method="post" action="/L">(.*?)</form>', self.page.text, re.DOTALL)
        assert found, self.title()
        return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', found[1])}

    def has_form(self) -> bool:
        return 'action="/L"' in self.page.text

    async def press(self, **fields: str) -> str:
        """The button; the address of the provider that the browser is sent to."""
        self.page = await self.client.post("/L", data={**self.form(), **fields})
        found = re.search(r'content="0;url=([^"]+)"', self.page.text)
        assert found, (self.page.status_code, self.title())
        return html.unescape(found[1])

    async def sign_in(self) -> str:
        """The path that the provider sends the browser back to."""
        split = urlsplit(await at_provider(await self.press()))
        return f"{split.path}?{split.query}"

    async def arrive(self) -> httpx.Response:
        """From the button to what comes after signing in."""
        return await self.get(await self.sign_in())

    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.page.text, re.DOTALL)
        return html.unescape(found[1]).strip() if found else ""

    def said(self) -> str:
        """The words of the page."""
        body = re.sub(r"<(style|svg|head).*?</\1>", " ", self.page.text, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def headers_for(fiks: RehearsalDigisos, who: Who, token: str = "kiosk-token") -> Mapping[str, str]:
    bearer = token if who == "applicant" else MACHINE
    return {**fiks.headers("machine"), "Authorization": f"Bearer {bearer}"}


def parcel_for(paper: Paper, **answers: Any) -> Parcel:
    """The application under its reference, without documents."""
    nav_reference = nav_reference_of(paper.reference, paper.key.characters)
    return replace(made(), reference=str(paper.reference), nav_reference=nav_reference, **answers)


@cache
def made() -> Parcel:
    return parcel(enclosed={})


@pytest.fixture(scope="session")
def rsa() -> tuple[RSAKey, RSAKey]:
    return new_key("gateway"), new_key("one")


@pytest.fixture
def provider(rsa: tuple[RSAKey, RSAKey]) -> Iterator[Provider]:
    with a_provider(f"{PUBLIC}/I/callback", *rsa, other=f"{PUBLIC}/L/callback") as running:
        running.claims = {"pid": IDENTITY}
        yield running


@pytest.fixture
def fiks() -> Iterator[RehearsalDigisos]:
    integration = {name: str(uuid4()) for name in INTEGRATION}
    tokens: Mapping[Who, str | None] = {"applicant": None, "machine": MACHINE}
    with RehearsalDigisos(tokens=tokens, integration=integration, pair=pair()) as running:
        yield running


@pytest.fixture
async def nav(tmp_path: Path, provider: Provider, fiks: RehearsalDigisos) -> AsyncIterator[Nav]:
    async with a_nav(tmp_path, provider, fiks) as opened:
        yield opened


@asynccontextmanager
async def a_nav(
    folder: Path, provider: Provider, fiks: RehearsalDigisos, *, public: str = PUBLIC, box: bool = True, url: str = ""
) -> AsyncIterator[Nav]:
    database, tokens = folder / "register.sqlite", list[str]()
    url = url or f"sqlite:///{database}"
    settings = GatewaySettings(database=url, secret="5e" * 32, public=public, sign_in=account(folder, provider))
    make_tables(settings.database_url)
    store = Store(settings.database_url, settings.pepper)
    client = Client(settings.sign_in, provider.client_key, public)

    def digisos_for(token: str) -> Digisos:
        tokens.append(token)
        return Digisos(fiks.url, lambda who: headers_for(fiks, who, token), timeout=(2.0, 3.0))

    looking = Looking(looking_pages(), client, digisos_for, strongbox() if box else None, seconds=1.0)
    app = build_app(
        store, settings, status_pages(), read_unwrapper(settings), Signing(sign_in_pages(), client), looking=looking
    )
    key = store.issue_key("kiosk", "kiosk", "9901")
    async with app.router.lifespan_context(app):
        yield Nav(app, store, provider, fiks, database, key, public, tokens)
    store.close()

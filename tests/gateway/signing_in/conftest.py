"""A gateway with a provider, a kiosk that waits, and phones."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.applications import Starlette

from kiosk.content import find_content
from kiosk.gateway.app import build_app
from kiosk.gateway.outward import manners
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.signin.pages import SignInPages
from kiosk.gateway.signin.provider import Provider as Client
from kiosk.gateway.signin.room import Signing
from kiosk.gateway.signin.settings import SignInSettings
from kiosk.gateway.unwrapping import read_unwrapper
from kiosk.language import words
from kiosk.language.words import Library
from kiosk.register.store import Store
from kiosk.signin import wire
from kiosk.signin.model import HandOff, Progress
from kiosk.signin.sealing import VisitKey
from kiosk.visit.signed_in import SignedIn
from tests.gateway.calling import ShortPages
from tests.oidc import CLIENT, Provider, a_provider, new_key
from tests.register.tables import make_tables

PUBLIC = "http://127.0.0.1:8700"
SAME = {"sec-fetch-site": "same-origin"}
LANGUAGES = tuple(language.code for language in words.LANGUAGES)


class Clock:
    """The register's time, which a test moves on."""

    def __init__(self) -> None:
        self.later = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.later


@dataclass
class Desk:
    """The gateway, its database and its provider."""

    app: Starlette
    store: Store
    provider: Provider
    clock: Clock
    database: Path
    key: str

    def client(self, **headers: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=PUBLIC, headers=headers)

    def kiosk(self) -> "Kiosk":
        return Kiosk(self.client(authorization=f"Bearer {self.key}"))

    def phone(self, **headers: str) -> "Phone":
        return Phone(self.client(**(SAME | headers)))


@dataclass
class Kiosk:
    """A visit that wants somebody to sign in."""

    client: httpx.AsyncClient
    visit: VisitKey = field(default_factory=VisitKey)

    async def open(self, language: str = "uk") -> HandOff:
        body = wire.write_opening(self.visit.public, language)
        return wire.read_handoff((await self.client.post("/api/v1/sign-ins", json=body)).json())

    async def wait(self, handoff: HandOff, known: str = "ended") -> Progress:
        """With a `known` that it is not, it is answered at once."""
        answer = await self.client.post(f"/api/v1/sign-ins/{handoff.id}/wait", json={"known": known})
        return wire.read_progress(answer.json()) if answer.status_code == 200 else Progress("ended", "expired")

    async def who(self, handoff: HandOff) -> SignedIn:
        progress = await self.wait(handoff)
        assert progress.state == "confirmed"
        return self.visit.open(progress.sealed, handoff.id)


@dataclass
class Phone:
    """A browser: cookies, the page it shows, and the forms on it."""

    client: httpx.AsyncClient
    page: httpx.Response = field(init=False)

    async def get(self, path: str) -> httpx.Response:
        self.page = await self.client.get(path, headers={"sec-fetch-site": "cross-site"}, follow_redirects=True)
        return self.page

    async def post(self, handoff: HandOff, act: str, **fields: Any) -> httpx.Response:
        self.page = await self.client.post(f"/I/{handoff.id}/{act}", data={"l": "nb", **fields})
        return self.page

    async def begin(self, handoff: HandOff) -> str:
        """The address of the provider that the phone is sent to."""
        await self.get(f"/I/{handoff.id}")
        await self.post(handoff, "begin")
        found = re.search(r'content="0;url=([^"]+)"', self.page.text)
        assert found, self.page.status_code
        return html.unescape(found[1])

    async def sign_in(self, handoff: HandOff) -> str:
        """The address that the provider sends the phone back to."""
        return await at_provider(await self.begin(handoff))

    async def come_back(self, address: str) -> httpx.Response:
        split = urlsplit(address)
        return await self.get(f"{split.path}?{split.query}")

    async def arrive(self, handoff: HandOff) -> httpx.Response:
        """From the QR code to the numbers."""
        return await self.come_back(await self.sign_in(handoff))

    def numbers(self) -> list[int]:
        return [int(each) for each in re.findall(r'name="number" value="(\d+)"', self.page.text)]

    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.page.text, re.DOTALL)
        return html.unescape(found[1]).strip() if found else ""


async def at_provider(address: str) -> str:
    """The person signs in; where the provider sends the phone."""
    async with httpx.AsyncClient(**manners(address)) as outside:
        answer = await outside.get(address)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


@pytest.fixture(scope="session")
def pages() -> SignInPages:
    return SignInPages(Library(find_content(), {}), LANGUAGES)


@pytest.fixture(scope="session")
def rsa() -> tuple[RSAKey, RSAKey]:
    """The gateway's key, and the provider's: making them takes longest."""
    return new_key("gateway"), new_key("one")


@pytest.fixture
def provider(rsa: tuple[RSAKey, RSAKey]) -> Iterator[Provider]:
    with a_provider(f"{PUBLIC}/I/callback", *rsa) as running:
        yield running


@pytest.fixture
async def desk(tmp_path: Path, provider: Provider, pages: SignInPages) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path, provider, pages) as opened:
        yield opened


@asynccontextmanager
async def a_desk(folder: Path, provider: Provider, pages: SignInPages) -> AsyncIterator[Desk]:
    database, clock = folder / "register.sqlite", Clock()
    settings = GatewaySettings(
        database=f"sqlite:///{database}", secret="5e" * 32, public=PUBLIC, sign_in=account(folder, provider)
    )
    make_tables(settings.database_url)
    store = Store(settings.database_url, settings.pepper, clock)
    signing = Signing(pages, Client(settings.sign_in, provider.client_key, PUBLIC))
    app = build_app(store, settings, ShortPages(), read_unwrapper(settings), signing)
    key = store.issue_key("kiosk", "kiosk", "9901")
    async with app.router.lifespan_context(app):
        yield Desk(app, store, provider, clock, database, key)
    store.close()


def account(folder: Path, provider: Provider) -> SignInSettings:
    """The gateway's account at the provider."""
    key = folder / "client.pem"
    key.write_bytes(provider.client_key.as_pem(private=True))
    return SignInSettings(provider.issuer, CLIENT, str(key), "gateway")


async def soon(task: "asyncio.Task[Any]") -> Any:
    return await asyncio.wait_for(task, 3)

"""A gateway in this process, a kiosk that waits for photos, and phones that send them; the pages are one line each."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from kiosk.gateway.app import build_app
from kiosk.gateway.settings import GatewaySettings
from kiosk.gateway.unwrapping import read_unwrapper
from kiosk.gateway.uploading.site import Sorry
from kiosk.register.store import Store
from tests.gateway.calling import ShortPages
from tests.register.tables import make_tables

OCTETS = {"content-type": "application/octet-stream"}
FILE, OTHER = "0" * 12, "1" * 12


class ShortUploadPages:
    """The same calls, one line of HTML."""

    def __init__(self) -> None:
        self.headers: Mapping[str, str] = {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": "script-src 'sha256-x'",
        }

    def language(self, *wanted: str, accept: str = "") -> str:
        return next((each for each in wanted if each in ("nb", "ar")), "nb")

    def page(self, language: str, id: str, topic: str) -> bytes:
        return f"upload {language} {id} {topic}".encode()

    def names(self, topic: str, language: str) -> Sequence[str]:
        return [f"{topic} {language}", topic]

    def sorry(self, kind: Sorry, language: str) -> bytes:
        return f"sorry {kind} {language}".encode()


class Clock:
    """The register's time, which a test moves on."""

    def __init__(self) -> None:
        self.later = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.later


@dataclass(frozen=True)
class Relay:
    """The application over a database, with the key of a kiosk and of a second one."""

    app: Starlette
    store: Store
    clock: Clock
    path: Path
    client: httpx.AsyncClient
    key: str
    other: str

    async def kiosk(self, method: str, path: str = "", *, key: str = "", **more: Any) -> httpx.Response:
        """`path`: below /api/v1/uploads."""
        headers = {"authorization": f"Bearer {key or self.key}"}
        return await self.client.request(method, f"/api/v1/uploads{path}", headers=headers, **more)

    async def open(self, language: str = "ar", topic: str = "payslip", key: str = "") -> str:
        answer = await self.kiosk("POST", key=key, json={"language": language, "topic": topic})
        return str(answer.json()["id"])

    async def news(self, id: str, known: int = 999) -> dict[str, Any]:
        """With a number that it is not, it is answered at once."""
        answer = await self.kiosk("POST", f"/{id}/wait", json={"known": known})
        told: dict[str, Any] = answer.json()
        return told

    async def fetch(self, id: str, piece: int = 0, file: str = FILE, key: str = "") -> httpx.Response:
        return await self.kiosk("GET", f"/{id}/{file}/{piece}", key=key)

    async def put(
        self, id: str, piece: object = 0, sealed: bytes = b"box", *, file: str = FILE, query: str = "n=2&t=payslip",
        headers: dict[str, str] = OCTETS,
    ) -> httpx.Response:  # fmt: skip
        return await self.client.put(f"/U/{id}/{file}/{piece}?{query}", content=sealed, headers=headers)

    async def state(self, id: str, query: str = "") -> dict[str, Any]:
        told: dict[str, Any] = (await self.client.get(f"/U/{id}/state{query}")).json()
        return told


@asynccontextmanager
async def relaying(folder: Path, **settings: Any) -> AsyncIterator[Relay]:
    """A gateway over a database in this folder: begun again over the same one, it goes on."""
    path, clock = folder / "register.sqlite", Clock()
    chosen = GatewaySettings(database=f"sqlite:///{path}", secret="5e" * 32, **settings)
    make_tables(chosen.database_url)
    store = Store(chosen.database_url, chosen.pepper, clock)
    app = build_app(store, chosen, ShortPages(), read_unwrapper(chosen), uploading=ShortUploadPages())
    keys = [store.issue_key("kiosk", name, "9901") for name in ("kiosk", "other")]
    try:
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway") as client,
        ):
            yield Relay(app, store, clock, path, client, *keys)
    finally:
        store.close()

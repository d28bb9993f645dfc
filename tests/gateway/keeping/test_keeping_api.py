"""Leaving a sealed application at the gateway: who may, how large, how long; and a kiosk's own client."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown
from kiosk.signin.keeping import MOST_SEALED, GatewayKeeper, Keeper, RehearsalKeeper, read_certificate
from tests.gateway.looking.conftest import Nav, fiks, nav, provider, rsa, strongbox
from tests.gateway.served import Served, served
from tests.gateway.signing_in.conftest import account
from tests.oidc import Provider
from tests.postgres import free_port

__all__ = ["fiks", "nav", "provider", "rsa"]
SEALED = b"sealed"


def end(**more: float) -> datetime:
    return datetime.now(UTC) + timedelta(**(more or {"hours": 23}))


async def ask_key(nav: Nav, key: str) -> httpx.Response:
    async with nav.client(**({"authorization": f"Bearer {key}"} if key else {})) as machine:
        return await machine.get("/api/v1/kept/key")


async def test_a_kiosk_gets_the_certificate_to_seal_to(nav: Nav) -> None:
    answer = await ask_key(nav, nav.key)
    assert read_certificate(answer.json()) == strongbox().certificate


@pytest.mark.parametrize(("kind", "status"), [("desk", 403), ("monitor", 403), ("", 401)])
async def test_nobody_else_gets_it_or_leaves_anything(nav: Nav, kind: Any, status: int) -> None:
    key = nav.store.issue_key(kind, kind, "9901") if kind else ""
    assert (await ask_key(nav, key)).status_code == status
    assert (await nav.put(nav.register(), SEALED, end(), key or "nobody")).status_code == status


async def test_another_kiosk_leaves_nothing_under_a_reference_that_is_not_its_own(nav: Nav) -> None:
    other = nav.store.issue_key("kiosk", "other", "9901")
    paper = nav.register()
    assert (await nav.put(paper, SEALED, end(), other)).status_code == 404
    assert nav.store.kept.look(paper.reference.characters) is None


async def test_a_second_one_takes_the_place_of_the_first(nav: Nav) -> None:
    paper = nav.register()
    for content in (b"first", b"second"):
        assert (await nav.put(paper, content, end(), nav.key)).status_code == 204
    found = nav.store.kept.begin(paper.reference.characters)
    assert found is not None
    assert found.sealed == b"second"


@pytest.mark.parametrize("until", [end(seconds=-5), "tomorrow", ""])
async def test_an_end_that_is_past_or_none_is_refused(nav: Nav, until: object) -> None:
    headers = {"content-type": "application/octet-stream", "kept-until": str(until).replace(" ", "T")}
    async with nav.client(authorization=f"Bearer {nav.key}") as kiosk:
        path = f"/api/v1/kept/{nav.register().reference.characters}"
        assert (await kiosk.put(path, content=SEALED, headers=headers)).status_code == 422


async def test_what_is_too_large_is_refused(nav: Nav) -> None:
    assert (await nav.put(nav.register(), bytes(MOST_SEALED + 1), end(), nav.key)).status_code == 413


async def test_nothing_is_nothing(nav: Nav) -> None:
    assert (await nav.put(nav.register(), b"", end(), nav.key)).status_code == 422


async def test_json_is_not_taken(nav: Nav) -> None:
    async with nav.client(authorization=f"Bearer {nav.key}") as kiosk:
        path = f"/api/v1/kept/{nav.register().reference.characters}"
        assert (await kiosk.put(path, json={}, headers={"kept-until": end().isoformat()})).status_code == 415


@pytest.mark.parametrize("kind", ["handed_in", "sent", "void"])
async def test_what_nav_has_is_not_kept(nav: Nav, kind: Any) -> None:
    paper = nav.register("created", kind)
    assert (await nav.put(paper, SEALED, end(), nav.key)).status_code == 409


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory, rsa: Any) -> Iterator[Served]:
    """A gateway as an office starts it, with a provider it never asks."""
    folder, port = tmp_path_factory.mktemp("gateway"), free_port()
    known = Provider("http://127.0.0.1:9", rsa[0], None, [])  # type: ignore[arg-type]
    chosen = account(folder, known)
    named = {name: getattr(chosen, name) for name in ("issuer", "client_id", "key", "key_id")}
    with served(folder, port=port, public=f"http://127.0.0.1:{port}", sign_in=named) as running:
        yield running


def test_a_kiosks_own_client_leaves_what_is_as_large_as_may_be(gateway: Served) -> None:
    from kiosk.register.client import GatewayRegister
    from tests.gateway.calling import new_paper
    from tests.register.telling import event

    url, key, paper = f"http://127.0.0.1:{gateway.port}", gateway.issue_key("kiosk"), new_paper()
    GatewayRegister(url, key).register(paper.registration, None, [event("created")])
    keeper: Keeper = GatewayKeeper(url, key)
    assert keeper.certificate().not_valid_after_utc > end(days=300)
    keeper.keep(paper.reference.characters, bytes(MOST_SEALED), end())
    with pytest.raises(NotKnown):
        keeper.keep(new_paper().reference.characters, SEALED, end())
    with pytest.raises(GatewayRefused):
        GatewayKeeper(url, gateway.issue_key("desk")).certificate()


def test_a_gateway_that_keeps_nothing_says_so(tmp_path: Path) -> None:
    with served(tmp_path) as running:
        url, key = f"http://127.0.0.1:{running.port}", running.issue_key("kiosk")
        with pytest.raises(GatewayRefused):
            GatewayKeeper(url, key).certificate()


def test_a_gateway_that_is_away_is_away() -> None:
    with pytest.raises(GatewayUnreachable):
        GatewayKeeper(f"http://127.0.0.1:{free_port()}", "key").certificate()


def test_the_rehearsal_keeps_in_memory_and_can_be_away() -> None:
    keeper = RehearsalKeeper()
    keeper.keep("7KQ4M2XJG", SEALED, end())
    assert keeper.kept["7KQ4M2XJG"][0] == SEALED
    assert keeper.certificate().public_key() == keeper.key.public_key()
    keeper.is_away = True
    with pytest.raises(GatewayUnreachable):
        keeper.certificate()

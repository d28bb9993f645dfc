"""Photos from a phone to one kiosk: kept sealed until they are fetched, told of on both sides, gone at the end."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.types import Message, Scope

from kiosk.gateway.ending import begin_to_end
from tests.gateway.uploading.phoning import FILE, OTHER, Relay, relaying


async def test_the_whole_way(relay: Relay) -> None:
    id = await relay.open()
    assert (await relay.put(id, 0, b"one")).status_code == 204
    assert (await relay.put(id, 1, b"two")).status_code == 204
    told = await relay.news(id)
    assert told["files"] == [{"file": FILE, "topic": "payslip", "count": 2, "here": [0, 1]}]
    assert [(await relay.fetch(id, piece)).content for piece in (0, 1)] == [b"one", b"two"]
    assert (await relay.kiosk("POST", f"/{id}/{FILE}", json={"state": "arrived"})).status_code == 204
    assert (await relay.state(id))["files"] == {FILE: {"here": [0, 1], "state": "arrived"}}
    assert (await relay.news(id))["files"] == []
    assert (await relay.kiosk("DELETE", f"/{id}")).status_code == 204
    assert await relay.state(id) == {"open": False, "topic": "", "name": [], "files": {}}


async def test_a_piece_is_fetched_once(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    first = await relay.fetch(id)
    assert (first.status_code, first.headers["content-type"]) == (200, "application/octet-stream")
    assert (await relay.fetch(id)).status_code == 404


async def test_who_asks_for_the_head_only_loses_nothing(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    assert (await relay.kiosk("HEAD", f"/{id}/{FILE}/0")).status_code == 405
    assert (await relay.fetch(id)).content == b"box"


async def test_the_phone_learns_what_has_come_even_what_was_fetched(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id, 1)
    await relay.fetch(id, 1)
    assert (await relay.state(id))["files"] == {FILE: {"here": [1], "state": ""}}


async def test_again_asks_for_all_of_it(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id, 0)
    await relay.kiosk("POST", f"/{id}/{FILE}", json={"state": "again"})
    assert (await relay.state(id))["files"] == {FILE: {"here": [], "state": "again"}}
    await relay.put(id, 0, b"new")
    assert (await relay.fetch(id)).content == b"new"


async def test_the_kiosk_turns_to_another_documentation(relay: Relay) -> None:
    id = await relay.open()
    assert (await relay.client.get(f"/U/{id}")).text == f"upload ar {id} payslip"
    assert (await relay.kiosk("PUT", f"/{id}", json={"topic": "lease"})).status_code == 204
    assert (await relay.client.get(f"/U/{id}?l=nb")).text == f"upload nb {id} lease"
    assert await relay.state(id, "?l=nb") == {
        "open": True,
        "topic": "lease",
        "name": ["lease nb", "lease"],
        "files": {},
    }


async def test_the_page_carries_its_own_policy(relay: Relay) -> None:
    page = await relay.client.get(f"/u/{(await relay.open()).lower()}")
    assert page.status_code == 200
    assert page.headers["content-security-policy"] == "script-src 'sha256-x'"
    assert page.headers["cache-control"] == "no-store"


async def test_only_the_script_opens_a_slot(relay: Relay) -> None:
    """A messenger that looks at the link first has opened nothing."""
    id = await relay.open()
    await relay.client.get(f"/U/{id}")
    assert not (await relay.news(id))["opened"]
    await relay.state(id)
    assert (await relay.news(id))["opened"]


async def test_a_waiting_kiosk_hears_of_a_piece_at_once(relay: Relay) -> None:
    id = await relay.open()
    known = (await relay.news(id))["news"]
    waiting = asyncio.create_task(relay.news(id, known))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    began = time.monotonic()
    await relay.put(id)
    assert (await waiting)["files"][0]["here"] == [0]
    assert time.monotonic() - began < 2


async def test_a_gateway_that_is_about_to_stop_keeps_no_kiosk_waiting(relay: Relay) -> None:
    id = await relay.open()
    known = (await relay.news(id))["news"]
    waiting = asyncio.create_task(relay.news(id, known))
    begin_to_end(relay.app)
    assert (await asyncio.wait_for(waiting, 3))["news"] == known


async def test_a_page_that_is_over_says_so(relay: Relay) -> None:
    answer = await relay.client.get(f"/U/{'0' * 26}")
    assert (answer.status_code, answer.text) == (404, "sorry over nb")


async def test_a_second_slot_takes_the_place_of_the_first(relay: Relay) -> None:
    first, second = await relay.open(), await relay.open()
    assert not (await relay.state(first))["open"]
    assert (await relay.put(first)).status_code == 404
    assert (await relay.put(second)).status_code == 204


async def test_a_relay_that_is_stopped_midway_goes_on(tmp_path: Path) -> None:
    async with relaying(tmp_path) as before:
        id = await before.open()
        await before.put(id, 0, b"one")
        key = before.key
    async with relaying(tmp_path) as after:
        assert (await after.put(id, 1, b"two")).status_code == 204
        assert [(await after.fetch(id, piece, key=key)).content for piece in (0, 1)] == [b"one", b"two"]


async def test_a_relay_that_was_away_for_long_still_knows_a_kiosk_that_waits(tmp_path: Path) -> None:
    async with relaying(tmp_path) as before:
        id = await before.open()
        key = before.key
    async with relaying(tmp_path) as after:
        after.clock.later = timedelta(minutes=5)
        # The first clearing has been: without it a slot of a silent kiosk would be gone.
        await asyncio.sleep(0.05)
        answer = await after.kiosk("POST", f"/{id}/wait", key=key, json={"known": 7})
        assert answer.status_code == 200
        after.store.uploads.forget()
        assert (await after.state(id))["open"]


async def test_what_nobody_fetches_is_cleared(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    relay.clock.later = timedelta(minutes=10)
    await relay.kiosk("POST", f"/{id}/wait", json={"known": 7})
    relay.store.uploads.forget()
    assert (await relay.state(id))["files"] == {FILE: {"here": [], "state": "again"}}
    assert (await relay.fetch(id)).status_code == 404


@pytest.mark.parametrize("file", [FILE, OTHER])
async def test_a_file_that_nobody_sent_cannot_be_told_of(relay: Relay, file: str) -> None:
    id = await relay.open()
    assert (await relay.kiosk("POST", f"/{id}/{file}", json={"state": "arrived"})).status_code == 404


async def test_nothing_of_it_stands_in_the_counters(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    monitor = relay.store.issue_key("monitor", "monitor")
    answer = await relay.client.get("/metrics", headers={"authorization": f"Bearer {monitor}"})
    assert 'route="/U/{id}/{file}/{piece}"' in answer.text
    assert 'kiosk_gateway_pieces_total{outcome="came"} 1.0' in answer.text
    assert not [word for word in (id, FILE, "payslip") if word in answer.text]


async def test_a_phone_that_loses_its_network_is_no_news(relay: Relay, caplog: pytest.LogCaptureFixture) -> None:
    id = await relay.open()
    messages: list[Message] = [{"type": "http.request", "body": b"ha", "more_body": True}, {"type": "http.disconnect"}]
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "method": "PUT",
        "path": f"/U/{id}/{FILE}/0",
        "raw_path": f"/U/{id}/{FILE}/0".encode(),
        "query_string": b"n=2&t=payslip",
        "headers": [(b"content-type", b"application/octet-stream")],
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> Message:
        return messages.pop(0)

    async def send(_message: Message) -> None:
        """Nobody hears it."""

    await relay.app(scope, receive, send)
    assert not caplog.records
    assert (await relay.news(id))["files"] == []

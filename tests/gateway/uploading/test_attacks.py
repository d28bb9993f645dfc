"""What somebody with bad intentions tries: guessing, other kiosks' keys, replays, odd numbers, odd paths, floods."""

import asyncio
import logging

import pytest

from kiosk.documents.phone.wire import MOST_SEALED
from kiosk.gateway.uploading.room import OPENED
from tests.gateway.uploading.phoning import FILE, Relay, relaying

ODD_IDS = ("x", "0" * 25, "U" * 26, "0" * 27, "%00" * 26, "..%2f..%2fetc%2fpasswd", "%E2%84%AA" * 26)
ODD_FILES = ("x", "0" * 11, "0" * 13, "U" * 12, "a" * 12, "..%2f..%2f..%2f.", "wait", "state")
ODD_QUERIES = (
    "",
    "n=2",
    "t=payslip",
    "n=0&t=payslip",
    "n=65&t=payslip",
    "n=-2&t=payslip",
    "n=2&t=",
    "n=2&t=../x",
    "n=2&t=P",
    "n=1e1&t=payslip",
    "n=%D9%A2&t=payslip",
    "n=2&n=3&t=payslip",
    "n=2&t=a&t=b",
    f"n=2&t={'a' * 65}",
)
ODD_PIECES = ("-1", "64", "00", "1e1", "0x1", "99999999999999999999", "%D9%A1", "1.0", " 1")


async def test_an_id_that_is_none_is_unknown(relay: Relay) -> None:
    for id in ODD_IDS:
        for answer in (
            await relay.client.get(f"/U/{id}"),
            await relay.client.get(f"/U/{id}/state"),
            await relay.put(id),
            await relay.kiosk("DELETE", f"/{id}"),
            await relay.kiosk("POST", f"/{id}/wait", json={"known": 0}),
        ):
            assert answer.status_code == 404, id
            assert "passwd" not in answer.text


async def test_a_file_that_is_none_is_unknown(relay: Relay) -> None:
    id = await relay.open()
    for file in ODD_FILES:
        assert (await relay.put(id, file=file)).status_code in (404, 405), file
        assert (await relay.fetch(id, file=file)).status_code in (404, 405), file
    assert (await relay.news(id))["files"] == []


async def test_a_piece_that_is_none_is_unknown(relay: Relay) -> None:
    id = await relay.open()
    for piece in ODD_PIECES:
        assert (await relay.put(id, piece, query="n=64&t=payslip")).status_code == 404, piece


async def test_a_count_or_topic_that_is_none_is_refused(relay: Relay) -> None:
    id = await relay.open()
    for query in ODD_QUERIES:
        answer = await relay.put(id, query=query)
        assert (answer.status_code, answer.json()) == (422, {"problem": "shape"}), query


async def test_a_piece_beyond_the_count_is_refused(relay: Relay) -> None:
    assert (await relay.put(await relay.open(), 2)).status_code == 422


@pytest.mark.parametrize("query", ["n=3&t=payslip", "n=2&t=lease"])
async def test_a_file_cannot_become_another(relay: Relay, query: str) -> None:
    id = await relay.open()
    await relay.put(id, 0)
    assert (await relay.put(id, 1, query=query)).status_code == 422
    assert (await relay.news(id))["files"][0]["here"] == [0]


async def test_a_piece_sent_twice_is_kept_once(relay: Relay) -> None:
    id = await relay.open()
    assert [(await relay.put(id, 0, sealed)).status_code for sealed in (b"first", b"second")] == [204, 204]
    assert (await relay.fetch(id)).content == b"first"
    await relay.put(id, 0, b"third")
    assert (await relay.fetch(id)).status_code == 404


async def test_too_large_a_piece_is_refused(relay: Relay) -> None:
    id = await relay.open()
    assert (await relay.put(id, 0, bytes(MOST_SEALED))).status_code == 204
    assert (await relay.put(id, 1, bytes(MOST_SEALED + 1))).status_code == 413
    assert (await relay.put(id, 1, b"")).status_code == 422


@pytest.mark.parametrize("headers", [{}, {"content-type": "text/plain"}, {"content-type": "multipart/form-data"}])
async def test_no_other_sites_form_can_send(relay: Relay, headers: dict[str, str]) -> None:
    """Only what a browser asks leave for first."""
    assert (await relay.put(await relay.open(), headers=headers)).status_code == 415


async def test_no_other_site_is_let_in(relay: Relay) -> None:
    asking = {"origin": "https://evil.example", "access-control-request-method": "PUT"}
    answer = await relay.client.options(f"/U/{await relay.open()}/{FILE}/0", headers=asking)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_only_its_kiosk_has_a_way_to_a_slot(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    keys = {relay.other: 404, "": 401, "sk_kiosk_x_y": 401}
    keys |= {relay.store.issue_key(kind, kind, "9901"): 403 for kind in ("desk", "monitor")}
    for key, status in keys.items():
        headers = {"authorization": f"Bearer {key}"} if key else {}
        for method, path, body in (
            ("PUT", f"/{id}", {"topic": "lease"}),
            ("POST", f"/{id}/wait", {"known": 0}),
            ("POST", f"/{id}/{FILE}", {"state": "refused"}),
            ("GET", f"/{id}/{FILE}/0", None),
            ("DELETE", f"/{id}", None),
        ):
            answer = await relay.client.request(method, f"/api/v1/uploads{path}", headers=headers, json=body)
            assert answer.status_code == status
    assert (await relay.fetch(id)).content == b"box"


async def test_a_phone_has_no_way_to_a_piece(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    for method in ("GET", "POST", "DELETE"):
        assert (await relay.client.request(method, f"/U/{id}/{FILE}/0")).status_code == 405


async def test_a_closed_slot_takes_nothing(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id, 0)
    await relay.kiosk("DELETE", f"/{id}")
    assert (await relay.put(id, 1)).status_code == 404
    assert (await relay.fetch(id)).status_code == 404
    assert (await relay.kiosk("POST", f"/{id}/wait", json={"known": 0})).status_code == 404


async def test_a_full_relay_says_wait(relay: Relay) -> None:
    """24 MiB in a slot, in pieces of any size."""
    id = await relay.open()
    large = bytes(MOST_SEALED)
    for number in range(95):
        file, query = f"{number // 64:012}", "n=64&t=payslip"
        relay_answer = await relay.put(id, number % 64, large, file=file, query=query)
        assert relay_answer.status_code == 204
    answer = await relay.put(id, 63, large, file="1" * 12, query="n=64&t=payslip")
    assert (answer.status_code, answer.json(), answer.headers["retry-after"]) == (507, {"problem": "full"}, "3")
    await relay.fetch(id, 0)
    assert (await relay.put(id, 63, large, file="1" * 12, query="n=64&t=payslip")).status_code == 204


async def test_a_slot_takes_so_many_files(relay: Relay) -> None:
    id = await relay.open()
    answers = await asyncio.gather(*(relay.put(id, file=f"{number:012}") for number in range(64)))
    assert sorted(answer.status_code for answer in answers) == [204] * 60 + [507] * 4


async def test_a_kiosk_opens_only_so_many(relay: Relay) -> None:
    body = {"language": "nb", "topic": "payslip"}
    statuses = [(await relay.kiosk("POST", json=body)).status_code for _ in range(OPENED + 1)]
    assert statuses == [200] * OPENED + [429]


async def test_what_is_no_opening_is_refused(relay: Relay) -> None:
    whole = {"language": "nb", "topic": "payslip"}
    for other in ({"topic": "Payslip!"}, {"language": 1}, {"name": "x.jpg"}, {"topic": None}, {"topic": "a" * 65}):
        assert (await relay.kiosk("POST", json={**whole, **other})).status_code == 422, other
    bodies: tuple[object, ...] = ([], "x", {"language": "nb"})
    for body in bodies:
        assert (await relay.kiosk("POST", json=body)).status_code == 422, body


async def test_what_is_no_number_or_no_fate_is_refused(relay: Relay) -> None:
    id = await relay.open()
    await relay.put(id)
    for known in (-1, "0", 1.5, None, True, 10**11):
        assert (await relay.kiosk("POST", f"/{id}/wait", json={"known": known})).status_code in (400, 422), known
    for state in ("", "gone", 1, None):
        assert (await relay.kiosk("POST", f"/{id}/{FILE}", json={"state": state})).status_code == 422, state


async def test_nothing_of_it_is_logged(relay: Relay, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    id = await relay.open()
    for query in ("n=2&t=payslip", "n=0&t=quicksilver"):
        await relay.put(id, 0, b"quicksilver", query=query)
    await relay.fetch(id)
    await relay.kiosk("DELETE", f"/{id}")
    # The client of the test says what it asks for; the gateway does not.
    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith(("http", "asyncio")))
    assert not [word for word in (id, FILE, "quicksilver", relay.key) if word in said]


async def test_a_relay_full_of_others_pieces_says_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    async with relaying(tmp_path_factory.mktemp("small"), upload_megabytes=1) as relay:
        ids = [await relay.open(key=key) for key in (relay.key, relay.other)]
        large = bytes(MOST_SEALED)
        statuses = [(await relay.put(id, piece, large)).status_code for id in ids for piece in (0, 1)]
        assert statuses == [204, 204, 204, 507]

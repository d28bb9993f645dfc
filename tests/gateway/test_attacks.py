"""What somebody may try who has a network, or a kiosk's key, and bad intentions."""

import itertools
import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from kiosk.register import wire
from tests.gateway.alike import are_alike
from tests.gateway.calling import Calling, Paper, happened, new_paper

JSON = {"content-type": "application/json"}
INJECTIONS = (
    *("' OR '1'='1", "'; DROP TABLE events; --", "%27%20OR%201=1", "1 UNION SELECT * FROM keys", "\\", '"', "$1"),
    *("{{7*7}}", "<script>alert(1)</script>", "../../etc/passwd", "%00", "\u202e\u0660\u0661"),
)
PATHS = (
    *("//", "//S/x/y", "/S//x", "/S/%2e%2e/%2e%2e", "/%2e%2e/%2e%2e/etc/passwd", "/S/%00/%00"),
    *(
        "/S/x/y/",
        "/S/" + "x" * 900 + "/y",
        "/S/x/y/z",
        "/S/%C3%A9/%F0%9F%98%80",
        "/S/%ff/%fe",
        "/s%2Fx/y",
        "/S/x%0d%0a/y",
    ),
    *("/api/v1/references/", "/api/v1/references/%2e%2e", "/API/V1/references/x", "/metrics/", "/openapi.json%00"),
)
ROUNDS = 8
METHODS = ("PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X")


@pytest.mark.parametrize("text", INJECTIONS)
async def test_what_is_typed_is_only_ever_a_text(gateway: Calling, text: str) -> None:
    for reference, code in ((text, "4F7-A1C"), (str(new_paper().reference), text), (text, text)):
        assert (await gateway.type(reference, code)).status_code in (404, 422)
    assert gateway.store.is_current()


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("field", ["form", "version", "office", "channel", "language"])
async def test_no_field_takes_a_text_of_its_own(gateway: Calling, field: str, text: str) -> None:
    paper = new_paper()
    refused = await gateway.call("PUT", paper.path, gateway.kiosk, json={**paper.telling(), field: text})
    assert (refused.status_code, refused.json()) == (422, {"problem": "shape"})


@pytest.mark.parametrize("path", PATHS)
async def test_no_path_leads_anywhere_but_where_it_should(gateway: Calling, path: str) -> None:
    address = httpx.URL("http://gateway").copy_with(raw_path=path.encode())
    answer = await gateway.client.get(address, headers={"authorization": f"Bearer {gateway.desk}"})
    assert answer.status_code in (404, 405)
    assert "location" not in answer.headers
    assert path not in answer.text or path == "//"


@pytest.mark.parametrize("method", METHODS)
async def test_a_method_that_is_not_there_is_not_there(gateway: Calling, method: str) -> None:
    answer = await gateway.call(method, "/health")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_a_method_is_never_changed_by_a_header_or_a_query(gateway: Calling) -> None:
    paper = new_paper()
    headers = {"x-http-method-override": "PUT", "x-method-override": "PUT"}
    answer = await gateway.call(
        "POST", f"{paper.path}?_method=PUT", gateway.kiosk, headers=headers, json=paper.telling()
    )
    assert answer.status_code == 405
    assert gateway.store.status(paper.reference.characters) is None


async def test_an_event_told_again_changes_nothing(gateway: Calling) -> None:
    paper, event = new_paper(), happened("handed_in")
    await gateway.register(paper)
    await gateway.append(paper, event)
    before = gateway.store.status(paper.reference.characters)
    assert (await gateway.append(paper, event)).status_code == 204
    assert gateway.store.status(paper.reference.characters) == before


async def test_an_event_cannot_be_told_otherwise_later(gateway: Calling) -> None:
    paper, event = new_paper(), happened("handed_in")
    await gateway.register(paper)
    await gateway.append(paper, event)
    assert (await gateway.append(paper, replace(event, kind="answered"))).status_code == 409


async def test_an_event_of_one_reference_cannot_be_told_of_another(gateway: Calling) -> None:
    one, other, event = new_paper(), new_paper(), happened("handed_in")
    await gateway.register(one)
    await gateway.register(other)
    await gateway.append(one, event)
    assert (await gateway.append(other, event)).status_code == 409


async def test_proofs_are_never_replaced(gateway: Calling) -> None:
    paper, thief = new_paper(), new_paper()
    await gateway.register(paper)
    stolen = {**paper.telling(), "proofs": thief.telling()["proofs"]}
    assert (await gateway.call("PUT", paper.path, gateway.kiosk, json=stolen)).status_code == 409
    assert (await gateway.call("GET", paper.link)).status_code == 200


async def test_a_revoked_key_opens_nothing_within_seconds(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    assert (await gateway.call("GET", paper.path, gateway.desk)).status_code == 200
    issued = gateway.store.keys()
    key = next(key for key in issued if key.kind == "desk")
    assert gateway.store.revoke(key.id)
    revoked = time.monotonic()
    while (await gateway.call("GET", paper.path, gateway.desk)).status_code == 200:
        assert time.monotonic() < revoked + 5
    assert (await gateway.call("GET", paper.path, gateway.desk)).status_code == 401


@pytest.mark.parametrize(
    "shown",
    [
        *("", "Bearer", "Bearer ", "Basic a2lvc2s6a2lvc2s=", "Bearer sk_desk_x_y", "Bearer " + "x" * 5000),
        *("bearer null", "Bearer ' OR 1=1 --", "Bearer \x7f", "Token {}", "Bearer {} {}"),
    ],
)
async def test_what_is_no_key_opens_nothing(gateway: Calling, shown: str) -> None:
    headers = {"authorization": shown.replace("{}", gateway.desk)}
    assert (await gateway.call("GET", new_paper().path, headers=headers)).status_code == 401


async def test_two_keys_at_once_are_none(gateway: Calling) -> None:
    headers = [("authorization", f"Bearer {gateway.desk}"), ("authorization", f"Bearer {gateway.kiosk}")]
    assert (await gateway.client.get(new_paper().path, headers=headers)).status_code == 401


async def test_a_key_in_the_path_is_none(gateway: Calling) -> None:
    assert (
        await gateway.call("GET", f"{new_paper().path}?key={gateway.desk}&access_token={gateway.desk}")
    ).status_code == 401


async def test_a_body_that_says_it_is_too_large_is_not_read(gateway: Calling) -> None:
    refused = await gateway.call("PUT", new_paper().path, gateway.kiosk, content=b" " * 16_385, headers=JSON)
    assert (refused.status_code, refused.json()) == (413, {"problem": "too_large"})


async def test_a_body_that_does_not_end_is_not_read_to_its_end(gateway: Calling) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 10_000_000:
            sent += 1000
            yield b" " * 1000

    refused = await gateway.call("PUT", new_paper().path, gateway.kiosk, content=endless(), headers=JSON)
    assert refused.status_code == 413
    assert sent < 20_000


@pytest.mark.parametrize(
    "bomb",
    [
        *(b"[" * 8000, b'{"a":' * 3000, b'{"events":' + b"[" * 5000, b"[" * 9 + b"]" * 9),
        *(b"9" * 16_000, b'{"form":1e400}', b"NaN", b'{"form":"a","form":"b"}', b"\xff\xfe", b'"\\ud800"', b""),
    ],
    ids=lambda bomb: repr(bomb[:12]),
)
async def test_a_json_bomb_is_no_json(gateway: Calling, bomb: bytes) -> None:
    began = time.monotonic()
    refused = await gateway.call("PUT", new_paper().path, gateway.kiosk, content=bomb, headers=JSON)
    assert (refused.status_code, refused.json()["problem"]) in ((400, "not_json"), (422, "shape"))
    assert time.monotonic() < began + 1


async def test_more_events_than_ever_happen_are_none(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    events = {"events": wire.write_events([happened("handed_in")])["events"] * 51}
    assert (await gateway.call("POST", f"{paper.path}/events", gateway.desk, json=events)).status_code == 422


@pytest.mark.parametrize(
    "header", ["host", "x-forwarded-for", "accept-language", "user-agent", "cookie", "x-original-url"]
)
async def test_a_header_changes_no_answer_but_its_language(gateway: Calling, header: str) -> None:
    plain = await gateway.call("GET", "/S/x/y")
    evil = "evil.example, <script>'; DROP TABLE events"
    answer = await gateway.call("GET", "/S/x/y", headers={header: evil})
    assert (answer.status_code, answer.content, answer.headers) == (plain.status_code, plain.content, plain.headers)


async def test_an_overlong_address_or_head_is_refused(gateway: Calling) -> None:
    assert (await gateway.call("GET", "/S/x/" + "y" * 2000)).status_code == 414
    assert (await gateway.call("GET", "/?l=" + "y" * 2000)).status_code == 414
    assert (await gateway.call("GET", "/", headers={"cookie": "y" * 9000})).status_code == 414


async def test_fields_that_stand_twice_or_too_often_are_no_form(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    fields = f"reference={paper.reference}&code={paper.key.code}"
    form = {"content-type": "application/x-www-form-urlencoded"}
    for body in (f"{fields}&code=000-000", "a=1&" * 500 + fields, "%" * 5000, fields.replace("-", "%2"), "\x00"):
        assert (await gateway.call("POST", "/S", content=body.encode(), headers=form)).status_code == 422


async def test_no_answer_repeats_what_was_asked(gateway: Calling) -> None:
    canary = "KANARI1905"
    answers = [
        await gateway.call("GET", f"/S/{canary}/{canary}?l={canary}"),
        await gateway.call("GET", f"/{canary}"),
        await gateway.call("GET", f"/api/v1/{canary}", canary),
        await gateway.call("PUT", new_paper().path, gateway.kiosk, json={canary: canary}),
        await gateway.call("PUT", new_paper().path, gateway.kiosk, content=canary.encode(), headers=JSON),
        await gateway.call(canary, "/health"),
    ]
    assert not [answer for answer in answers if canary in answer.text + str(answer.headers)]


async def test_a_kiosk_cannot_open_a_sheet_without_its_code(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    for body in ({"recipient": "AAAA"}, {"recipient": "AAAA", "code": "000000"}):
        refused = await gateway.call("POST", f"{paper.path}/unwrap", gateway.kiosk, json=body)
        assert refused.status_code in (404, 422, 503)


async def test_wrong_and_unknown_take_as_long_as_each_other(gateway: Calling) -> None:
    known, unknown = new_paper(), new_paper()
    await gateway.register(known)
    wrong = f"/S/{known.reference.characters}/{unknown.key.characters}"

    async def ask(link: str) -> None:
        assert (await gateway.call("GET", link)).status_code == 404

    assert await are_alike(lambda: ask(wrong), lambda: ask(unknown.link), 100)


async def test_guessing_codes_takes_as_long_for_no_reference(gateway: Calling) -> None:
    known = [new_paper() for _ in range(ROUNDS)]
    for paper in known:
        await gateway.register(paper)

    async def ask(paper: Paper) -> None:
        body = json.dumps({"code": "000000"})
        answer = await gateway.call("POST", f"{paper.path}/follow", gateway.kiosk, content=body, headers=JSON)
        assert answer.status_code == 404

    asked = itertools.cycle(known)
    assert await are_alike(lambda: ask(next(asked)), lambda: ask(new_paper()), ROUNDS)

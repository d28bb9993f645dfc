"""What kiosks and desks tell and ask, over both databases."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from kiosk.register import wire
from kiosk.register.model import EventKind
from kiosk.register.store import Store
from tests.gateway.calling import NOW, Calling, Paper, calling, happened, new_paper


async def test_a_kiosk_registers_and_a_desk_sees_where_it_stands(anywhere: Calling) -> None:
    paper = new_paper()
    assert (await anywhere.register(paper, "created", "printed")).status_code == 204
    seen = await anywhere.call("GET", paper.path, anywhere.desk)
    assert wire.read_status(seen.json()).state == "printed"


async def test_what_is_told_twice_is_one(anywhere: Calling) -> None:
    paper = new_paper()
    told = paper.telling("created", "printed")
    assert [(await anywhere.call("PUT", paper.path, anywhere.kiosk, json=told)).status_code for _ in range(2)] == [
        204
    ] * 2


async def test_a_desk_tells_what_it_waits_for_and_the_code_shows_it(anywhere: Calling) -> None:
    paper = new_paper()
    await anywhere.register(paper)
    asked = happened("waiting", documents=("rent",), by=date(2027, 1, 4))
    assert (await anywhere.append(paper, happened("handed_in"), asked)).status_code == 204
    code = paper.key.code.replace("-", "")
    followed = await anywhere.call("POST", f"{paper.path}/follow", anywhere.kiosk, json={"code": code})
    status = wire.read_status(followed.json())
    assert (status.state, status.documents, status.by) == ("waiting", ("rent",), date(2027, 1, 4))


async def test_other_facts_for_a_known_reference_are_a_conflict(anywhere: Calling) -> None:
    paper = new_paper()
    await anywhere.register(paper)
    other = replace(paper, registration=replace(paper.registration, office="9902"))
    refused = await anywhere.register(other)
    assert (refused.status_code, refused.json()) == (409, {"problem": "conflict"})


async def test_a_kiosk_ends_its_own_paper(gateway: Calling) -> None:
    paper, next_one = new_paper(), new_paper()
    await gateway.register(paper)
    ended = happened("void", other=next_one.reference.characters)
    assert (await gateway.append(paper, ended, key=gateway.kiosk)).status_code == 204
    status = gateway.store.status(paper.reference.characters)
    assert status is not None
    assert (status.state, status.other) == ("void", next_one.reference.characters)


async def test_a_kiosk_ends_no_paper_that_nav_has(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    await gateway.append(paper, happened("handed_in", actor="desk"), key=gateway.desk)
    refused = await gateway.append(paper, happened("void"), key=gateway.kiosk)
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})
    status = gateway.store.status(paper.reference.characters)
    assert status is not None
    assert status.state == "handed_in"


@pytest.mark.parametrize("kinds", [("created", "tried", "printed"), ("created", "kept"), ("created", "sent")])
async def test_a_kiosk_tells_what_became_of_the_digital_route(gateway: Calling, kinds: tuple[EventKind, ...]) -> None:
    paper = digital_paper()
    assert (await gateway.register(paper, "created")).status_code == 204
    told = [happened(kind, actor="kiosk", at=NOW + timedelta(minutes=place)) for place, kind in enumerate(kinds)]
    assert (await gateway.append(paper, *told, key=gateway.kiosk)).status_code == 204
    status = gateway.store.status(paper.reference.characters)
    assert status is not None
    assert status.state == kinds[-1]
    assert (status.handed_in is not None) == ("sent" in kinds)


async def test_a_kiosk_sends_nothing_that_went_out_on_paper(gateway: Calling) -> None:
    paper = new_paper()
    sent = happened("sent", actor="kiosk")
    refused = await gateway.call("PUT", paper.path, gateway.kiosk, json=paper.telling(events=[sent]))
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})
    assert gateway.store.status(paper.reference.characters) is None


@pytest.mark.parametrize("kind", ["registered", "processing", "waiting", "forwarded", "answered"])
async def test_a_kiosk_tells_nothing_of_its_digital_application_that_only_nav_knows(
    gateway: Calling, kind: EventKind
) -> None:
    paper = digital_paper()
    await gateway.register(paper, "created")
    more = {"office": "9902"} if kind == "forwarded" else {}
    refused = await gateway.append(paper, happened(kind, actor="kiosk", **more), key=gateway.kiosk)
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})


async def test_no_key_speaks_as_the_gateway(gateway: Calling) -> None:
    paper = digital_paper()
    await gateway.register(paper, "created")
    for key in (gateway.kiosk, gateway.desk):
        refused = await gateway.append(paper, happened("processing", actor="gateway"), key=key)
        assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})


async def test_a_kiosk_ends_no_application_that_may_have_arrived(gateway: Calling) -> None:
    paper = digital_paper()
    await gateway.register(paper, "created")
    await gateway.append(paper, happened("tried", actor="kiosk"), key=gateway.kiosk)
    refused = await gateway.append(paper, happened("void"), key=gateway.kiosk)
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})


async def test_a_desk_is_told_that_a_paper_was_tried_digitally(gateway: Calling) -> None:
    paper = digital_paper()
    await gateway.register(paper, "created")
    await gateway.append(paper, happened("tried", actor="kiosk"), key=gateway.kiosk)
    read = wire.read_status((await gateway.call("GET", paper.path, gateway.desk)).json())
    assert (read.tried, read.sent, read.kept_until) == (NOW, None, None)


def digital_paper() -> Paper:
    """One that left its kiosk digitally."""
    paper = new_paper()
    return replace(paper, registration=replace(paper.registration, channel="digital"))


async def test_a_kiosk_does_not_see_what_another_registered(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    other = gateway.store.issue_key("kiosk", "another", "9902")
    refused = await gateway.append(paper, happened("printed"), key=other)
    unknown = await gateway.append(new_paper(), happened("printed"), key=other)
    assert (refused.status_code, refused.content) == (unknown.status_code, unknown.content) == (404, unknown.content)


async def test_a_kiosk_takes_over_no_reference(gateway: Calling) -> None:
    paper = new_paper()
    bare = {name: value for name, value in paper.telling().items() if name != "proofs"}
    await gateway.call("PUT", paper.path, gateway.kiosk, json=bare)
    other = gateway.store.issue_key("kiosk", "another", "9902")
    assert (await gateway.call("PUT", paper.path, other, json=paper.telling())).status_code == 409
    assert gateway.store.status_with_key(paper.reference.characters, paper.key.characters) is None


@pytest.mark.parametrize("kind", ["handed_in", "registered", "waiting", "sent", "answered"])
async def test_a_kiosk_tells_nothing_that_is_the_desks_to_tell(gateway: Calling, kind: str) -> None:
    paper = new_paper()
    await gateway.register(paper)
    event = happened(kind, actor="kiosk")  # type: ignore[arg-type]
    refused = await gateway.append(paper, event, key=gateway.kiosk)
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})


async def test_a_kiosk_does_not_speak_as_a_desk(gateway: Calling) -> None:
    paper = new_paper()
    await gateway.register(paper)
    assert (await gateway.append(paper, happened("printed", actor="desk"), key=gateway.kiosk)).status_code == 403


async def test_a_desk_registers_paper_the_gateway_never_heard_of(gateway: Calling) -> None:
    paper = new_paper()
    told = paper.telling("created", "handed_in")
    assert (await gateway.call("PUT", paper.path, gateway.desk, json=told)).status_code == 204


@pytest.mark.parametrize(
    ("method", "ending", "holder"),
    [
        *(("GET", "", "kiosk"), ("GET", "", "monitor"), ("PUT", "", "monitor"), ("POST", "/events", "monitor")),
        *(("POST", "/follow", "desk"), ("POST", "/follow", "monitor"), ("POST", "/unwrap", "monitor")),
    ],
)
async def test_a_key_opens_only_its_own_doors(gateway: Calling, method: str, ending: str, holder: str) -> None:
    refused = await gateway.call(method, new_paper().path + ending, getattr(gateway, holder), json={})
    assert (refused.status_code, refused.json()) == (403, {"problem": "not_allowed"})


async def test_no_key_is_told_how_to_show_one(gateway: Calling) -> None:
    refused = await gateway.call("GET", new_paper().path)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")


async def test_only_the_monitor_reads_the_counters(gateway: Calling) -> None:
    await gateway.register(new_paper(), "created", "printed")
    assert (await gateway.call("GET", "/metrics", gateway.kiosk)).status_code == 403
    counters = (await gateway.call("GET", "/metrics", gateway.monitor)).text
    assert 'kiosk_gateway_events_total{kind="printed"} 1.0' in counters
    assert 'route="/api/v1/references/{reference}",status="2xx"' in counters


async def test_a_body_that_is_no_json_is_said_to_be_none(gateway: Calling) -> None:
    refused = await gateway.call(
        "PUT", new_paper().path, gateway.kiosk, content=b"{", headers={"content-type": "application/json"}
    )
    assert (refused.status_code, refused.json()) == (400, {"problem": "not_json"})


async def test_a_body_of_another_kind_is_refused(gateway: Calling) -> None:
    refused = await gateway.call("PUT", new_paper().path, gateway.kiosk, data={"form": "x"})
    assert refused.status_code == 415


async def test_it_lives_and_is_ready(anywhere: Calling) -> None:
    assert (await anywhere.call("GET", "/health")).json() == {"healthy": True}
    assert (await anywhere.call("GET", "/ready")).json() == {"ready": True}


async def test_what_nobody_told_of_for_the_time_of_the_settings_is_forgotten(database: str) -> None:
    paper = new_paper()
    async with calling(database) as gateway:
        await gateway.register(paper)
    later = partial(Store, clock=lambda: NOW + timedelta(days=40))
    async with calling(database, store=later, retention_days=30) as gateway:
        for _ in range(100):
            if gateway.store.status(paper.reference.characters) is None:
                break
            await asyncio.sleep(0.05)
        assert gateway.store.status(paper.reference.characters) is None


async def test_a_kiosk_that_tries_codes_on_many_references_is_stopped(database: str) -> None:
    async with calling(database, store=partial(Store, key_tries=3)) as gateway:
        paper = new_paper()
        await gateway.register(paper)
        wrong = [await gateway.follow(new_paper(), "000000") for _ in range(4)]
        assert [answer.status_code for answer in wrong] == [404] * 3 + [429]
        assert int(wrong[-1].headers["retry-after"]) > 60
        assert (await gateway.follow(paper, paper.key.code.replace("-", ""))).status_code == 429
        assert (await gateway.type(paper.reference, paper.key.code)).status_code == 200

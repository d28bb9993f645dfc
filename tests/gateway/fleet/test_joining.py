"""Kiosks that join: what asking gives, what it does not give, and who sees what."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.errors import TooManyTries
from kiosk.fleet.joining import make_keys
from kiosk.fleet.wire import Entry, read_received, said_of_entry, write_entry
from kiosk.gateway.fleet.api import JOINS
from kiosk.gateway.fleet.publishing import publish
from kiosk.gateway.fleet.signing import FleetKey
from kiosk.register.joinings import LIFE, MOST, Joinings
from kiosk.register.ledger import RegistrationConflict
from kiosk.register.store import Store
from tests.gateway.calling import Calling, calling
from tests.gateway.fleet.asking import entry_of
from tests.register.telling import Clock

KIOSKS, OWN, FLEET = "/api/v1/kiosks", "/api/v1/kiosks/own", "/api/v1/fleet"


@pytest.fixture
async def gateway(tmp_path: Path, key: FleetKey) -> AsyncIterator[Calling]:
    async with calling(f"sqlite:///{tmp_path / 'register.sqlite'}", fleet=key) as called:
        publish(called.store, key, "")
        yield called


def contents(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def new_entry(name: str = "library 1") -> Entry:
    return entry_of(make_keys("k"), name)


async def test_the_answer_is_signed_for_exactly_what_was_asked(gateway: Calling, key: FleetKey) -> None:
    entry = new_entry()
    received = read_received((await gateway.call("POST", KIOSKS, json=write_entry(entry))).json())
    public = Ed25519PublicKey.from_public_bytes(key.public)
    public.verify(received.signature, said_of_entry(entry, received.code))
    with pytest.raises(InvalidSignature):
        public.verify(received.signature, said_of_entry(replace(entry, office="9902"), received.code))


async def test_until_somebody_says_yes_the_key_opens_nothing(gateway: Calling) -> None:
    keys = make_keys("k")
    await gateway.call("POST", KIOSKS, json=write_entry(entry_of(keys)))
    assert (await gateway.call("GET", FLEET, keys.gateway_key)).status_code == 401
    assert (await gateway.call("GET", "/api/v1/references/000000000", keys.gateway_key)).status_code == 401
    assert (await gateway.call("GET", OWN, keys.gateway_key)).json() == {"standing": "waiting"}


async def test_who_was_let_in_reads_the_settings_and_its_own_standing(gateway: Calling) -> None:
    keys = make_keys("k")
    code = (await gateway.call("POST", KIOSKS, json=write_entry(entry_of(keys)))).json()["code"]
    assert gateway.store.joinings.approve(code)
    assert (await gateway.call("GET", OWN, keys.gateway_key)).json() == {"standing": "joined"}
    assert (await gateway.call("GET", FLEET, keys.gateway_key)).status_code == 200


async def test_the_enrolment_code_alone_opens_nothing(gateway: Calling, key: FleetKey) -> None:
    for path in (OWN, FLEET, "/api/v1/references/000000000"):
        assert (await gateway.call("GET", path)).status_code == 401
        assert (await gateway.call("GET", path, key.fingerprint)).status_code == 401


async def test_a_waiting_kiosks_id_with_another_secret_is_nobody(gateway: Calling) -> None:
    keys, other = make_keys("k"), make_keys("k")
    await gateway.call("POST", KIOSKS, json=write_entry(entry_of(keys)))
    mixed = "_".join((*keys.gateway_key.split("_")[:3], other.gateway_key.split("_")[3]))
    assert (await gateway.call("GET", OWN, mixed)).status_code == 401


async def test_a_refused_kiosk_is_told_so_and_has_no_key(gateway: Calling) -> None:
    keys = make_keys("k")
    code = (await gateway.call("POST", KIOSKS, json=write_entry(entry_of(keys)))).json()["code"]
    assert gateway.store.joinings.refuse(code)
    assert (await gateway.call("GET", OWN, keys.gateway_key)).json() == {"standing": "refused"}
    assert gateway.store.joinings.approve(code) is None
    assert gateway.store.key_of(keys.gateway_key) is None


async def test_a_desk_fetches_the_settings_and_a_monitor_does_not(gateway: Calling) -> None:
    assert (await gateway.call("GET", FLEET, gateway.desk)).status_code == 200
    assert (await gateway.call("GET", FLEET, gateway.monitor)).status_code == 403


async def test_an_office_that_the_gateway_does_not_know_is_refused(gateway: Calling) -> None:
    asked = await gateway.call("POST", KIOSKS, json=write_entry(entry_of(make_keys("k"), office="0000")))
    assert (asked.status_code, asked.json()) == (403, {"problem": "no_such_office"})


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "library\u202e1", "<b>", "x\n", " x", "", "x" * 41])
async def test_a_name_cannot_play_with_the_terminal_it_is_listed_on(gateway: Calling, name: str) -> None:
    asked = await gateway.call("POST", KIOSKS, json=write_entry(replace(new_entry(), name=name)))
    assert asked.status_code == 422


async def test_one_household_asks_a_few_times_and_then_waits(gateway: Calling) -> None:
    answers = [await gateway.call("POST", KIOSKS, json=write_entry(new_entry())) for _ in range(JOINS + 1)]
    assert [answer.status_code for answer in answers] == [200] * JOINS + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_a_gateway_without_a_fleet_key_lets_nobody_join(tmp_path: Path) -> None:
    async with calling(f"sqlite:///{tmp_path / 'register.sqlite'}") as gateway:
        asked = await gateway.call("POST", KIOSKS, json=write_entry(new_entry()))
        assert (asked.status_code, asked.json()) == (404, {"problem": "no_fleet"})


async def test_no_log_and_no_row_holds_a_key(
    gateway: Calling, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    keys = make_keys("library 1")
    code = (await gateway.call("POST", KIOSKS, json=write_entry(entry_of(keys)))).json()["code"]
    await gateway.call("GET", OWN, keys.gateway_key)
    gateway.store.joinings.approve(code)
    await gateway.call("GET", FLEET, keys.gateway_key)
    gateway.store.close()
    there = contents(tmp_path) + caplog.text.encode()
    assert keys.gateway_key.split("_")[3].encode() not in there
    assert keys.signing_key.split(":")[1].encode() not in there


def test_an_hour_later_nobody_can_let_it_in(store: Store, clock: Clock) -> None:
    code = store.joinings.ask(new_entry())
    clock.now += LIFE + timedelta(seconds=1)
    assert store.joinings.waiting() == ()
    assert store.joinings.approve(code) is None
    assert store.joinings.forget() == 1


def test_only_a_few_wait_at_a_time(store: Store, clock: Clock) -> None:
    for _ in range(MOST):
        store.joinings.ask(new_entry())
    with pytest.raises(TooManyTries):
        store.joinings.ask(new_entry())
    clock.now += LIFE + timedelta(seconds=1)
    assert store.joinings.ask(new_entry())


def test_a_code_that_is_taken_is_drawn_again(store: Store, clock: Clock) -> None:
    codes = iter(("AAA-AAA", "AAA-AAA", "BBB-BBB"))
    joinings = Joinings(store._database, clock, lambda: next(codes))
    assert [joinings.ask(new_entry()) for _ in range(2)] == ["AAA-AAA", "BBB-BBB"]


def test_nobody_asks_with_the_id_of_a_key_there_is(store: Store) -> None:
    entry = new_entry()
    store.joinings.ask(entry)
    id = store.issue_key("kiosk", "older", "9901").split("_")[2]
    for taken in (replace(new_entry(), id=entry.id), replace(new_entry(), id=id)):
        with pytest.raises(RegistrationConflict):
            store.joinings.ask(taken)


def test_a_kiosk_whose_key_was_ended_has_not_joined(store: Store) -> None:
    guest = store.joinings.approve(store.joinings.ask(new_entry()))
    assert guest
    assert store.joinings.joined() == (guest,)
    assert store.revoke(guest.id)
    assert store.joinings.joined() == ()


def test_a_stranger_is_a_line_in_a_list_and_no_more(store: Store) -> None:
    store.joinings.ask(new_entry("stranger"))
    assert len(store.joinings.waiting()) == 1
    assert store.joinings.joined() == ()
    assert store.keys() == ()

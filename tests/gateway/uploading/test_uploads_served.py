"""`kiosk gateway` as an office starts it, between a visit and a phone, stopped and started again while a photo is sent.

What was in the photo is looked for in everything the gateway wrote, and in all its memory.
"""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.documents.phone.client import GatewaySlots
from kiosk.documents.phone.model import Arrived, State
from kiosk.documents.phone.receiving import Receiving
from kiosk.documents.phone.sealing import Place
from kiosk.gateway.limits import REQUEST_SECONDS
from kiosk.gateway.uploading.api import WAIT_SECONDS
from tests.gateway.served import Served, served
from tests.gateway.uploading.sealing_phone import SealingPhone
from tests.promises.canaries import LETTERS, Canary
from tests.promises.searching import Found, Grounds, logs, search
from tests.tracked.reading import found_in

FILE, SLOW = "0" * 12, "1" * 12
LONG = 20.0


@dataclass(frozen=True)
class Told:
    """What happened. `found`: where the photo's words stood; `is_searched`: a word that the gateway knows was found."""

    sent: list[bytes]
    arrived: Arrived | None
    late: Arrived | None
    states: list[State]
    while_away: int
    after: dict[str, Any]
    slowly: bytes
    found: list[Found]
    is_searched: bool
    log: str
    after_the_end: dict[str, Any]
    stopping: float


def until(claim: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.02)


def words() -> Canary:
    letters = random.SystemRandom()
    return Canary("photo", "word", ("".join(letters.choice(LETTERS["nb"]) for _ in range(14)),))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("quickrelay")
    canary, since = words(), time.time()
    pieces = [(canary.parts[0] + f" {place} ").encode() * 2000 for place in range(3)]
    with served(folder) as gateway:
        key, port = gateway.issue_key("kiosk"), gateway.port
        phone = Receiving(GatewaySlots(f"http://127.0.0.1:{port}", key, (2, 12)), "uk", pause=0.05)
        phone.begin("payslip")
        until(lambda: phone.address)
        sender = SealingPhone(phone.address)
        places = [Place(sender.id, FILE, "payslip", place, 3) for place in range(3)]
        states = [phone.state]
        sender.state()
        until(lambda: phone.state == "opened")
        sender.send(pieces[0], places[0])
        until(lambda: phone.state == "receiving")
        states += ["opened", phone.state]
        stopping = time.monotonic()
        gateway.end()
        stopping = time.monotonic() - stopping
    until(lambda: phone.state == "away")
    while_away = sender.send(pieces[1], places[1])
    states.append(phone.state)
    with served(folder, port=port) as gateway, ThreadPoolExecutor(2) as pool:
        until(lambda: phone.state != "away")
        after = sender.state()
        statuses = [sender.send(pieces[place], places[place]) for place in (2, 1)]
        assert statuses == [204, 204]
        arrived = phone.next(LONG)
        slow = Place(sender.id, SLOW, "payslip", 0, 1)
        slowly = pool.submit(sender.send_slowly, pieces[0], slow, REQUEST_SECONDS + 1)
        memory = search_memory(gateway, [canary, Canary("folder", "word", (folder.name,))], since)
        answered = slowly.result(LONG)
        late = phone.next(LONG)
        found = [each for each in memory if each.label == canary.label] + look_through(folder, [canary], since)
        thread = phone.close()
        assert thread
        thread.join(LONG)
        over = sender.state()
    written = gateway.log.read_text() + gateway.said.read_text()
    return Told(
        pieces,
        arrived,
        late,
        states,
        while_away,
        after,
        answered,
        found,
        len(memory) > len(found),
        written,
        over,
        stopping,
    )


def search_memory(gateway: Served, canaries: list[Canary], since: float) -> list[Found]:
    """The supervisor, its replica, and whatever else it started."""
    grounds = Grounds(since, Path("/nowhere"), only=[gateway.process.pid, *gateway.replicas])
    return search([each.disguised() for each in canaries], grounds)


def look_through(folder: Path, canaries: list[Canary], since: float) -> list[Found]:
    """Every file, SQLite's log among them, and the machine's journal."""
    places = {path.name: path.read_bytes() for path in folder.iterdir()}
    places |= {name: b"".join(pieces) for name, pieces in logs(Grounds(since, folder))}
    return list(found_in(canaries, places))


def test_the_photo_arrives_whole_though_the_relay_was_away(told: Told) -> None:
    assert told.arrived
    assert (told.arrived.topic, told.arrived.raw) == ("payslip", b"".join(told.sent))


def test_the_kiosk_says_how_it_stands(told: Told) -> None:
    assert told.states == ["waiting", "opened", "receiving", "away"]


def test_a_kiosk_that_waits_for_photos_does_not_hold_up_a_restart(told: Told) -> None:
    assert told.stopping < WAIT_SECONDS / 2


def test_the_phone_goes_on_with_what_it_has_not_sent(told: Told) -> None:
    assert told.while_away == 0
    assert told.after["files"] == {FILE: {"here": [0], "state": ""}}


def test_a_slow_phone_has_the_time_it_needs(told: Told) -> None:
    assert told.slowly == b"HTTP/1.1 204 No Content"
    assert told.late
    assert told.late.raw == told.sent[0]


def test_nothing_of_the_photo_stands_in_file_log_or_memory(told: Told) -> None:
    assert told.found == []


def test_what_the_gateway_knows_would_be_found_in_its_memory(told: Told) -> None:
    assert told.is_searched


def test_nothing_is_written_down(told: Told) -> None:
    assert not [word for word in (FILE, SLOW, "payslip", "/U/") if word in told.log]


def test_with_the_visit_the_slot_is_gone(told: Told) -> None:
    assert told.after_the_end == {"open": False, "topic": "", "name": [], "files": {}}

"""What a kiosk makes of a gateway's answers about photos: strict shapes, and nothing but expected failures."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.asking import Answer
from kiosk.documents.phone.client import GatewaySlots, understood
from kiosk.documents.phone.model import News, Offered, Slot, Slots
from kiosk.documents.phone.rehearsal import RehearsalSlots
from kiosk.documents.phone.sealing import VisitKey, write_public
from kiosk.documents.phone.wire import MOST_SEALED, read_news, read_slot
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SettingsError, TooManyTries
from tests.register.answering import BadDay, answering

ID, FILE = "7" * 26, "8" * 12
KEY = "sk_kiosk_a_b"
NEWS: dict[str, Any] = {
    "opened": True,
    "news": 3,
    "files": [{"file": FILE, "topic": "payslip", "count": 2, "here": [1]}],
}


@pytest.fixture(scope="module")
def day() -> Iterator[BadDay]:
    with answering() as running:
        yield running


@pytest.fixture
def slots(day: BadDay) -> GatewaySlots:
    day.heard.clear()
    return GatewaySlots(f"{day.url}/", KEY, (1, 2))


def test_each_thing_is_asked_as_agreed(day: BadDay, slots: GatewaySlots) -> None:
    day.answers(200, {"id": ID, "seconds": 100})
    assert slots.open("uk", "payslip") == Slot(ID, 100)
    day.answers(200, NEWS)
    assert slots.wait(ID, 2) == News(True, 3, (Offered(FILE, "payslip", 2, (1,)),))
    day.answers(200, b"sealed")
    assert slots.fetch(ID, FILE, 1) == b"sealed"
    day.answers(204)
    slots.turn_to(ID, "lease")
    slots.tell(ID, FILE, "arrived")
    assert [(heard.method, heard.path.removeprefix("/api/v1/uploads"), heard.body) for heard in day.heard] == [
        ("POST", "", {"language": "uk", "topic": "payslip"}),
        ("POST", f"/{ID}/wait", {"known": 2}),
        ("GET", f"/{ID}/{FILE}/1", None),
        ("PUT", f"/{ID}", {"topic": "lease"}),
        ("POST", f"/{ID}/{FILE}", {"state": "arrived"}),
    ]
    assert {heard.headers["Authorization"] for heard in day.heard} == {f"Bearer {KEY}"}


@pytest.mark.parametrize(
    ("status", "fault"),
    [(404, NotKnown), (429, TooManyTries)]
    + [(status, GatewayRefused) for status in (401, 403, 409, 422)]
    + [(status, GatewayUnreachable) for status in (302, 405, 500, 503)],
)
def test_every_refusal_is_expected(day: BadDay, slots: GatewaySlots, status: int, fault: type[Exception]) -> None:
    day.answers(status, {"problem": "x"}, Location="http://127.0.0.1:9/")
    with pytest.raises(fault):
        slots.wait(ID, 0)


def test_a_gateway_that_knows_nothing_of_photos_is_not_asked_for_ever(day: BadDay, slots: GatewaySlots) -> None:
    day.answers(404)
    with pytest.raises(GatewayRefused):
        slots.open("nb", "payslip")


def test_a_piece_that_is_not_there_is_none(day: BadDay, slots: GatewaySlots) -> None:
    day.answers(404)
    assert slots.fetch(ID, FILE, 0) is None


def test_too_long_an_answer_is_none(day: BadDay, slots: GatewaySlots) -> None:
    day.answers(200, bytes(MOST_SEALED))
    assert len(slots.fetch(ID, FILE, 0) or b"") == MOST_SEALED
    day.answers(200, bytes(MOST_SEALED + 1))
    with pytest.raises(GatewayUnreachable):
        slots.fetch(ID, FILE, 0)


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"null", b"[]", b"\xff"])
def test_what_is_no_json_is_no_answer(day: BadDay, slots: GatewaySlots, body: bytes) -> None:
    day.answers(200, body)
    with pytest.raises(GatewayUnreachable):
        slots.open("nb", "payslip")


def test_nobody_there_is_said_within_the_time() -> None:
    began = time.monotonic()
    with pytest.raises(GatewayUnreachable):
        GatewaySlots("http://127.0.0.1:9", KEY, (0.5, 0.5)).open("nb", "payslip")
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("key", ["", "a b", "a\n", "é"])
def test_a_key_that_can_be_none_is_refused(key: str) -> None:
    with pytest.raises(SettingsError):
        GatewaySlots("http://127.0.0.1:9", key)


def test_the_address_holds_the_visits_key_after_the_hash() -> None:
    public = VisitKey().public
    address = GatewaySlots("https://status.example.no/", KEY).address(ID, public)
    assert address == f"HTTPS://STATUS.EXAMPLE.NO/U/{ID}#{write_public(public)}"


@pytest.mark.parametrize(
    "more",
    [{"opened": 1}, {"news": -1}, {"news": True}, {"files": [{}]}, {"files": {}}, {"files": NEWS["files"] * 61}],
    ids=str,
)
def test_news_that_are_none_are_refused(more: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_news({**NEWS, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"file": "../x"},
        {"file": "u" * 12},
        {"file": 7},
        {"topic": "../x"},
        {"topic": ""},
        {"count": 0},
        {"count": 65},
        {"count": 2.0},
        {"count": True},
        {"here": [2]},
        {"here": [-1]},
        {"here": ["0"]},
        {"here": [0] * 65},
        {"here": None},
    ],
    ids=str,
)
def test_a_file_that_is_none_is_refused(more: dict[str, Any]) -> None:
    file: dict[str, Any] = NEWS["files"][0]
    with pytest.raises((ValueError, TypeError)):
        read_news({**NEWS, "files": [{**file, **more}]})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from([ID, FILE, "payslip"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "seconds", "opened", "news", "files", "file", "topic", "count", "here"]), inner
        )
    ),
    max_leaves=20,
)


@given(JSON)
@settings(max_examples=150, deadline=None, database=None)
def test_whatever_a_gateway_says_is_understood_or_is_no_answer(said: Any) -> None:
    for read in (read_slot, read_news):
        try:
            assert isinstance(understood(Answer(200, json.dumps(said).encode()), read), Slot | News)
        except GatewayUnreachable:
            continue


def test_both_are_slots() -> None:
    both: list[Slots] = [GatewaySlots("http://127.0.0.1:9", KEY), RehearsalSlots()]
    assert len(both) == 2


def test_an_answer_that_trickles_leaves_no_thread_behind(day: BadDay) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b" ")
            time.sleep(0.02)

    day.play = trickle
    before = set(threading.enumerate())
    with pytest.raises(GatewayUnreachable):
        GatewaySlots(day.url, KEY, (0.1, 0.2)).wait(ID, 0)
    for thread in set(threading.enumerate()) - before:
        if thread.name == "aside":
            thread.join(2)
            assert not thread.is_alive()

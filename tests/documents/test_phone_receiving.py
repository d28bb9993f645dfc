"""A visit's photos from a phone: joined from their pieces, whatever comes between, and closed when nobody waits."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from kiosk.documents.phone.model import Arrived, Fate, News, Offered, Slot
from kiosk.documents.phone.receiving import Receiving, weight
from kiosk.documents.phone.rehearsal import RehearsalSlots
from kiosk.documents.phone.sealing import Place, VisitKey, seal
from kiosk.documents.phone.wire import MOST_HELD
from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown

FILE, OTHER = "0" * 12, "1" * 12
LONG = 5.0


class Gateway:
    """Slots of which a test decides what lies in them, and what goes wrong."""

    def __init__(self) -> None:
        self.slot, self.opened, self.topic = "", 0, ""
        self.public = b""
        self.files: dict[str, tuple[str, int, dict[int, bytes]]] = {}
        self.number, self.is_opened = 0, False
        self.told: list[tuple[str, Fate]] = []
        self.closed: list[str] = []
        self.fault: Exception | None = None
        self.losing = 0
        """So many answers with a piece in them get lost."""
        self.news = threading.Condition()

    def open(self, language: str, topic: str) -> Slot:
        self.trip()
        self.opened += 1
        self.slot, self.topic, self.number, self.files = f"{self.opened:026}", topic, 0, {}
        return Slot(self.slot, 100)

    def address(self, id: str, public: bytes) -> str:
        self.public = public
        return f"{id}#"

    def turn_to(self, id: str, topic: str) -> None:
        self.trip(id)
        self.topic = topic

    def wait(self, id: str, known: int) -> News:
        with self.news:
            self.news.wait_for(lambda: self.number != known or self.fault or id != self.slot, 0.2)
        self.trip(id)
        with self.news:
            files = tuple(Offered(file, *told[:2], tuple(told[2])) for file, told in self.files.items())
            return News(self.is_opened, self.number, files)

    def fetch(self, id: str, file: str, piece: int) -> bytes | None:
        self.trip(id)
        sealed = self.files[file][2].pop(piece, None)
        if self.losing:
            self.losing -= 1
            raise GatewayUnreachable
        return sealed

    def tell(self, id: str, file: str, fate: Fate) -> None:
        self.trip(id)
        self.told.append((file, fate))
        if fate == "again":
            self.files[file][2].clear()
        else:
            del self.files[file]

    def close(self, id: str) -> None:
        self.closed.append(id)

    def trip(self, id: str = "") -> None:
        if self.fault:
            raise self.fault
        if id and id != self.slot:
            raise NotKnown

    def send(
        self, piece: int, plain: bytes, count: int = 2, file: str = FILE, other: Mapping[str, Any] | None = None
    ) -> None:
        """A piece arrives. `other`: where else it was sealed for."""
        place = replace(Place(self.slot, file, self.topic, piece, count), **(other or {}))
        with self.news:
            pieces = self.files.setdefault(file, (self.topic, count, {}))[2]
            pieces[piece] = seal(plain, self.public, place)
            self.number += 1
            self.news.notify_all()

    def lose(self, slot: str = "x") -> None:
        with self.news:
            self.slot = slot
            self.news.notify_all()


@contextmanager
def receiving(slots: Gateway, clock: Callable[[], float] = time.monotonic) -> Iterator[Receiving]:
    """Begun, with its slot open."""
    phone = Receiving(slots, "uk", pause=0.01, clock=clock)
    phone.begin("payslip")
    until(lambda: phone.address != "")
    yield phone
    phone.close()


def until(claim: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


def test_a_photo_is_joined_in_whatever_order_it_comes(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        for piece in (2, 0, 1):
            gateway.send(piece, b"abc"[piece : piece + 1], 3)
        arrived = phone.next(LONG)
        assert arrived
        assert (arrived.topic, arrived.raw) == ("payslip", b"abc")
        phone.told(arrived, True)
        until(lambda: gateway.told)
        assert gateway.told == [(FILE, "arrived")]


def test_what_cannot_be_used_is_told(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        gateway.send(0, b"x", 1)
        arrived = phone.next(LONG)
        assert arrived
        phone.told(arrived, False)
        until(lambda: gateway.told)
        assert gateway.told == [(FILE, "refused")]


def test_nothing_comes_within_the_time(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        assert phone.next(0) is None
        gateway.send(0, b"half")
        assert phone.next(0.1) is None


def test_the_state_says_how_far_the_phone_is(gateway: Gateway) -> None:
    now = [100.0]
    phone = Receiving(gateway, "uk", pause=0.01, clock=lambda: now[0])
    assert (phone.state, phone.address) == ("opening", "")
    phone.begin("payslip")
    until(lambda: phone.state == "waiting")
    gateway.is_opened = True
    until(lambda: phone.state == "opened")
    gateway.send(0, b"half")
    until(lambda: phone.state == "receiving")

    def is_silent_for_long() -> bool:
        # Said before the piece has its time: however late it gets one, it is old.
        now[0] += 20
        return phone.state == "opened"

    until(is_silent_for_long)
    phone.close()
    assert (phone.state, phone.address) == ("over", "")


def test_the_phone_is_turned_to_another_documentation(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        gateway.send(0, b"a")
        phone.turn_to("lease")
        until(lambda: gateway.topic == "lease")
        gateway.send(0, b"c", 1, OTHER)
        first = phone.next(LONG)
        gateway.topic = "payslip"
        gateway.send(1, b"b")
        second = phone.next(LONG)
        assert [(each.topic, each.raw) for each in (first, second) if each] == [("lease", b"c"), ("payslip", b"ab")]


@pytest.mark.parametrize("other", [{"slot": "9" * 26}, {"file": OTHER}, {"topic": "lease"}, {"piece": 1}, {"count": 3}])
def test_a_piece_for_another_place_is_wanted_again_and_then_refused(gateway: Gateway, other: dict[str, Any]) -> None:
    with receiving(gateway) as phone:
        gateway.send(0, b"x", 1, FILE, other)
        until(lambda: gateway.told)
        gateway.send(0, b"x", 1, FILE, other)
        until(lambda: len(gateway.told) == 2)
        assert gateway.told == [(FILE, "again"), (FILE, "refused")]
        gateway.send(0, b"x", 1)
        assert phone.next(0.1) is None


def test_a_piece_that_got_lost_on_its_way_is_asked_for_again(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        gateway.losing = 1
        gateway.send(0, b"a")
        until(lambda: gateway.told)
        assert gateway.told == [(FILE, "again")]
        gateway.send(0, b"a")
        gateway.send(1, b"b")
        arrived = phone.next(LONG)
        assert arrived
        assert arrived.raw == b"ab"


def test_a_gateway_that_is_away_for_a_while_loses_nothing(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        address = phone.address
        gateway.send(0, b"a")
        until(lambda: phone.state == "receiving")
        gateway.fault = GatewayUnreachable()
        until(lambda: phone.state == "away")
        assert phone.address == address
        gateway.fault = None
        gateway.send(1, b"b")
        arrived = phone.next(LONG)
        assert arrived
        assert arrived.raw == b"ab"


def test_what_is_told_while_the_gateway_is_away_is_told_later(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        gateway.send(0, b"a", 1)
        arrived = phone.next(LONG)
        assert arrived
        gateway.fault = GatewayUnreachable()
        phone.told(arrived, True)
        phone.turn_to("lease")
        until(lambda: phone.state == "away")
        gateway.fault = None
        until(lambda: gateway.told == [(FILE, "arrived")] and gateway.topic == "lease")


def test_a_slot_that_is_lost_is_opened_anew_with_another_key(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        first, public = phone.address, gateway.public
        gateway.send(0, b"a")
        until(lambda: phone.state == "receiving")
        phone.turn_to("lease")
        gateway.lose()
        until(lambda: phone.address not in ("", first))
        assert gateway.public != public
        assert gateway.topic == "lease"
        gateway.send(0, b"c", 1)
        arrived = phone.next(LONG)
        assert arrived
        assert arrived.raw == b"c"


def test_a_gateway_that_does_not_let_it_ends_it(gateway: Gateway) -> None:
    gateway.fault = GatewayRefused()
    phone = Receiving(gateway, "uk", pause=0.01)
    phone.begin("payslip")
    until(lambda: phone.state == "over")
    assert phone.next(0) is None


def test_what_nobody_expected_is_raised_where_photos_are_wanted(gateway: Gateway) -> None:
    gateway.fault = ZeroDivisionError()
    phone = Receiving(gateway, "uk", pause=0.01)
    phone.begin("payslip")
    with pytest.raises(ZeroDivisionError):
        phone.next(LONG)


def test_closing_waits_for_nobody(gateway: Gateway) -> None:
    with receiving(gateway) as phone:
        thread = phone.close()
        assert thread
        thread.join(LONG)
        assert gateway.closed == ["1".zfill(26)]
    assert Receiving(gateway, "uk").close() is None


def test_a_slot_that_opens_after_the_end_is_closed(gateway: Gateway) -> None:
    held = threading.Event()

    class Slow(Gateway):
        def open(self, language: str, topic: str) -> Slot:
            held.wait(LONG)
            return super().open(language, topic)

    slow = Slow()
    phone = Receiving(slow, "uk", pause=0.01)
    phone.begin("payslip")
    assert phone.close() is None
    held.set()
    until(lambda: slow.closed)
    assert phone.address == ""


def test_more_than_there_is_room_for_waits_at_the_gateway(gateway: Gateway) -> None:
    large = bytes(256 * 1024)
    with receiving(gateway) as phone:
        for number in range(3):
            for piece in range(64):
                gateway.send(piece, large, 64, f"{number:012}")
        gateway.send(0, b"last", 1, "9" * 12)
        sizes = [len(arrived.raw) for _ in range(4) if (arrived := phone.next(LONG))]
        assert sizes == [16 * 1024 * 1024] * 3 + [4]


def test_many_halves_do_not_fill_the_memory(gateway: Gateway) -> None:
    """A phone that begins photos and never ends them."""
    large = bytes(256 * 1024)
    with receiving(gateway) as phone:
        for number in range(3):
            for piece in range(50):
                gateway.send(piece, large, 64, f"{number:012}")
        until(lambda: gateway.told)
        assert gateway.told[0] == ("2".zfill(12), "again")
        gateway.send(0, b"whole", 1, "9" * 12)
        assert phone.next(LONG)


def test_nothing_that_arrived_is_shown() -> None:
    assert "quicksilver" not in repr(Arrived("payslip", b"quicksilver", "s", "f"))
    assert "quicksilver" not in repr(VisitKey())


def test_in_practice_a_phone_sends_one_photo_for_each_documentation() -> None:
    slots = RehearsalSlots(lambda topic, number: f"{topic} {number}".encode() * 40_000, pause=0)
    phone = Receiving(slots, "nb", pause=0.01)
    phone.begin("payslip")
    sent = []
    for topic in ("lease", "lease", ""):
        arrived = phone.next(LONG)
        assert arrived
        sent.append((arrived.topic, arrived.raw[:9].decode()))
        phone.told(arrived, True)
        until(lambda: len(slots.told) == len(sent))
        phone.turn_to(topic)
    assert sent == [("payslip", "payslip 1"), ("lease", "lease 1le"), ("lease", "lease 2le")]
    assert slots.told == ["arrived"] * 3
    phone.close()


class Liar(Gateway):
    """Always has news: files that nobody sent, with pieces that are none (`invented`), or that are not there."""

    def __init__(self, invented: bytes | None) -> None:
        super().__init__()
        self.invented = invented
        self.fetched: list[int] = []
        self.lied = threading.Semaphore(0)

    def wait(self, id: str, known: int) -> News:
        self.fetched.append(0)
        files = tuple(Offered(f"{at:012}", "payslip", 64, (0, 1)) for at in range(60))
        return News(True, len(self.fetched), files)

    def fetch(self, id: str, file: str, piece: int) -> bytes | None:
        self.fetched[-1] += 1
        self.lied.release()
        return self.invented

    def tell(self, id: str, file: str, fate: Fate) -> None:
        """Whatever it is told."""


@pytest.mark.parametrize("invented", [None, b"\4" + bytes(99)])
def test_a_visit_is_not_kept_busy_by_a_gateway_that_always_has_news(invented: bytes | None) -> None:
    liar = Liar(invented)
    phone = Receiving(liar, "uk", pause=0.5)
    phone.begin("payslip")
    assert liar.lied.acquire(timeout=LONG)
    time.sleep(0.35)
    phone.close()
    assert len(liar.fetched) <= 5
    assert set(liar.fetched) == {1}


def test_files_without_content_fill_the_room_too() -> None:
    assert MOST_HELD // weight(Arrived("payslip", b"")) < 10_000

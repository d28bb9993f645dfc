"""What is counted, and for whom."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, recursive
from hypothesis.strategies import lists as lists_of

from kiosk.gateway.limits import Proxies, Tries, household, nests_too_deep, read_json


class Clock:
    """Seconds, as a test wants them."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_tries_come_back_one_after_the_other() -> None:
    clock = Clock()
    tries = Tries(3, 30.0, clock)
    assert [tries.take("a") for _ in range(4)] == [0, 0, 0, 10]
    clock.now = 10.0
    assert [tries.take("a") for _ in range(2)] == [0, 10]
    clock.now = 1000.0
    assert [tries.take("a") for _ in range(4)] == [0, 0, 0, 10]


def test_one_clients_tries_are_not_anothers() -> None:
    tries = Tries(1, 30.0, Clock())
    assert (tries.take("a"), tries.take("a"), tries.take("b")) == (0, 30, 0)


def test_only_so_many_clients_are_remembered() -> None:
    tries = Tries(1, 30.0, Clock(), clients=100)
    for number in range(1000):
        tries.take(str(number))
    assert len(tries._buckets) == 100


def test_no_client_stands_in_memory_as_it_came() -> None:
    tries = Tries(1, 30.0, Clock())
    tries.take("203.0.113.7")
    assert b"203.0.113.7" not in repr(tries._buckets).encode()


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("198.51.100.1", "203.0.113.9", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, 10.0.0.7", "203.0.113.9"),
        ("10.0.0.1", "nonsense", "unknown"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
def test_a_client_is_who_our_proxies_say_and_nobody_else_says(peer: str, forwarded: str, client: str) -> None:
    assert Proxies(["10.0.0.0/8"]).client(peer, forwarded) == client


def test_one_home_is_one_client() -> None:
    assert household("2001:db8:1:2::1") == household("2001:db8:1:2:ffff::9")


@given(recursive(integers(0, 9), lambda inner: lists_of(inner, max_size=2), max_leaves=20))
def test_depth_is_told_without_going_there(value: object) -> None:
    def depth(part: object) -> int:
        return 1 + max(map(depth, part), default=0) if isinstance(part, list) else 0

    assert nests_too_deep(repr(value).encode(), 4) == (depth(value) > 4)


def test_brackets_in_texts_are_no_depth() -> None:
    assert read_json(b'["[[[[[[[[[[[[[\\"[[[[[[[["]') == ['[[[[[[[[[[[[["[[[[[[[[']


@given(binary(max_size=200))
def test_whatever_comes_is_json_or_a_value_error(text: bytes) -> None:
    with suppress(ValueError):
        read_json(text)

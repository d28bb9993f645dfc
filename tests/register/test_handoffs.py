"""Hand-offs in the database, of both kinds: every step once, from the state before it, for minutes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.errors import NotKnown
from kiosk.register.handoffs import BOX, PHONE, SILENCE, HandOffs, Kept, draw
from kiosk.register.store import Store
from tests.register.telling import Clock

KEY, OWNER, OTHER = bytes(32), b"o" * 32, b"x" * 32


@pytest.fixture
def handoffs(store: Store) -> HandOffs:
    return store.handoffs


def opened(handoffs: HandOffs, by: str = "k1") -> Kept:
    return handoffs.open(KEY, "uk", by)


def signed(handoffs: HandOffs) -> Kept:
    """One whose box waits for the number."""
    kept = opened(handoffs)
    handoffs.begin(kept.id, OWNER, None)
    handoffs.redeem(kept.id, OWNER)
    handoffs.keep(kept.id, OWNER, b"box")
    return kept


def test_the_whole_way(handoffs: HandOffs) -> None:
    kept = signed(handoffs)
    assert handoffs.choose(kept.id, OWNER, kept.number)
    fetched = handoffs.fetch(kept.id, "k1")
    assert (fetched.state, fetched.sealed) == ("confirmed", b"box")
    assert handoffs.look(kept.id) is None


def test_a_wrong_number_takes_the_box_away(handoffs: HandOffs) -> None:
    kept = signed(handoffs)
    assert not handoffs.choose(kept.id, OWNER, 0)
    fetched = handoffs.fetch(kept.id, "k1")
    assert (fetched.state, fetched.ending, fetched.sealed) == ("ended", "number", None)


Step = Callable[[HandOffs, Kept], object]
STEPS: dict[str, Step] = {
    "redeem": lambda handoffs, kept: handoffs.redeem(kept.id, OWNER),
    "keep": lambda handoffs, kept: handoffs.keep(kept.id, OWNER, b"box"),
    "choose": lambda handoffs, kept: handoffs.choose(kept.id, OWNER, kept.number),
}


@pytest.mark.parametrize("step", STEPS)
def test_no_step_before_its_time(handoffs: HandOffs, step: str) -> None:
    with pytest.raises(NotKnown):
        STEPS[step](handoffs, opened(handoffs))


@pytest.mark.parametrize("step", STEPS)
def test_no_step_twice(handoffs: HandOffs, step: str) -> None:
    kept = opened(handoffs)
    handoffs.begin(kept.id, OWNER, None)
    for each, act in STEPS.items():
        act(handoffs, kept)
        if each == step:
            break
    with pytest.raises(NotKnown):
        STEPS[step](handoffs, kept)


def test_of_many_phones_that_begin_at_once_one_does(handoffs: HandOffs) -> None:
    kept = opened(handoffs)

    def begin(place: int) -> bool:
        try:
            handoffs.begin(kept.id, bytes([place]) * 32, None)
        except NotKnown:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(begin, range(6))) == 1


def test_a_code_is_redeemed_once_however_many_come_at_once(handoffs: HandOffs) -> None:
    kept = opened(handoffs)
    handoffs.begin(kept.id, OWNER, None)

    def redeem(_place: int) -> bool:
        try:
            handoffs.redeem(kept.id, OWNER)
        except NotKnown:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(redeem, range(6))) == 1


def test_another_phone_can_do_nothing(handoffs: HandOffs) -> None:
    kept = signed(handoffs)
    for act in (
        lambda: handoffs.begin(kept.id, OTHER, OTHER),
        lambda: handoffs.choose(kept.id, OTHER, kept.number),
        lambda: handoffs.end(kept.id, OTHER, "cancelled"),
        lambda: handoffs.end(kept.id, None, "cancelled"),
    ):
        with pytest.raises(NotKnown):
            act()


def test_another_kiosk_can_do_nothing(handoffs: HandOffs) -> None:
    kept = signed(handoffs)
    for act in (handoffs.attend, handoffs.fetch, handoffs.close):
        with pytest.raises(NotKnown):
            act(kept.id, "k2")


def test_what_is_ended_cannot_be_ended_again(handoffs: HandOffs) -> None:
    kept = signed(handoffs)
    handoffs.end(kept.id, OWNER, "cancelled")
    with pytest.raises(NotKnown):
        handoffs.end(kept.id, OWNER, "level")


def test_a_kiosk_has_one_at_a_time(handoffs: HandOffs) -> None:
    first, other = opened(handoffs), opened(handoffs, "k2")
    second = opened(handoffs)
    assert handoffs.look(first.id) is None
    assert handoffs.look(second.id)
    assert handoffs.look(other.id)


def test_a_kiosk_that_is_silent_is_gone(handoffs: HandOffs, clock: Clock) -> None:
    kept = opened(handoffs)
    clock.now += SILENCE + timedelta(seconds=1)
    with pytest.raises(NotKnown):
        handoffs.begin(kept.id, OWNER, None)
    handoffs.attend(kept.id, "k1")
    handoffs.begin(kept.id, OWNER, None)


@pytest.mark.parametrize(("signs", "life"), [(False, PHONE), (True, BOX)])
def test_none_outlives_its_time(handoffs: HandOffs, clock: Clock, signs: bool, life: timedelta) -> None:
    kept = signed(handoffs) if signs else opened(handoffs)
    clock.now += life
    assert handoffs.look(kept.id)
    clock.now += timedelta(seconds=1)
    assert handoffs.look(kept.id) is None
    with pytest.raises(NotKnown):
        handoffs.fetch(kept.id, "k1")
    assert handoffs.forget() == 1
    assert handoffs.forget() == 0


def test_three_numbers_of_two_digits_are_drawn() -> None:
    drawn = [draw() for _ in range(300)]
    assert all(len(set(each)) == 3 and min(each) >= 10 and max(each) <= 99 for each in drawn)


def test_the_right_one_stands_anywhere(handoffs: HandOffs) -> None:
    places = {(kept := opened(handoffs)).choices.index(kept.number) for _ in range(60)}
    assert places == {0, 1, 2}

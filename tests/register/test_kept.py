"""Applications kept sealed: for a day, one for a reference, sent by one at a time, and gone with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.errors import NotKnown, TooManyTries
from kiosk.register.kept import LONGEST, SENDING, Keeping
from kiosk.register.ledger import RegistrationConflict
from kiosk.register.model import EventKind
from kiosk.register.store import Store
from tests.register.telling import NOON, Clock, Told, event

SEALED = b"sealed"


@pytest.fixture
def keeping(store: Store) -> Keeping:
    return store.kept


@pytest.fixture
def reference(store: Store) -> str:
    """Registered by the machine k1."""
    told = Told()
    store.register(told.registration, told.proofs, [replace(event("created"), at=NOON - timedelta(minutes=1))], "k1")
    return told.reference


def test_what_is_kept_is_given_to_whoever_sends_it(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    found = keeping.begin(reference)
    assert found is not None
    assert (found.sealed, found.until) == (SEALED, NOON + LONGEST)


def test_looking_does_not_fetch_what_is_sealed(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    found = keeping.look(reference)
    assert found is not None
    assert (found.sealed, found.is_under_way, found.fault) == (b"", False, "")


def test_the_register_is_told_that_it_is_kept(store: Store, keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    status = store.status(reference)
    assert status is not None
    assert (status.state, status.kept_until, status.handed_in) == ("kept", NOON + LONGEST, None)


def test_no_machine_keeps_what_another_registered(keeping: Keeping, reference: str) -> None:
    with pytest.raises(NotKnown):
        keeping.put(reference, SEALED, NOON + LONGEST, "k2")
    with pytest.raises(NotKnown):
        keeping.put("0" * 9, SEALED, NOON + LONGEST, "k1")


def test_a_second_one_takes_the_place_of_the_first(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    keeping.put(reference, b"newer", NOON + timedelta(hours=1), "k1")
    found = keeping.begin(reference)
    assert found is not None
    assert (found.sealed, found.until) == (b"newer", NOON + timedelta(hours=1))


def test_a_day_is_the_longest(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + timedelta(days=7), "k1")
    found = keeping.look(reference)
    assert found is not None
    assert found.until == NOON + LONGEST


@pytest.mark.parametrize("kind", ["handed_in", "sent", "registered", "void"])
def test_what_nav_has_and_what_is_void_is_not_kept(store: Store, keeping: Keeping, reference: str, kind: str) -> None:
    store.append(reference, [event(kind)], "k1")  # type: ignore[arg-type]
    with pytest.raises(RegistrationConflict):
        keeping.put(reference, SEALED, NOON + LONGEST, "k1")


def test_one_machine_does_not_fill_the_disk(
    store: Store, keeping: Keeping, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.register.kept.MOST", 1)
    for _ in range(2):
        keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    other = Told()
    store.register(other.registration, other.proofs, [event("created")], "k1")
    with pytest.raises(TooManyTries):
        keeping.put(other.reference, SEALED, NOON + LONGEST, "k1")


def test_one_at_a_time_sends_it(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    assert keeping.begin(reference)
    assert keeping.begin(reference) is None
    found = keeping.look(reference)
    assert found is not None
    assert found.is_under_way


def test_nothing_takes_the_place_of_what_is_being_sent(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    keeping.begin(reference)
    with pytest.raises(RegistrationConflict):
        keeping.put(reference, b"newer", NOON + LONGEST, "k1")


def test_what_failed_may_be_sent_again(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    keeping.begin(reference)
    keeping.leave(reference, "away")
    found = keeping.look(reference)
    assert found is not None
    assert (found.fault, found.is_under_way) == ("away", False)
    assert keeping.begin(reference)


def test_whoever_sends_it_and_never_comes_back_does_not_keep_others_from_it(
    keeping: Keeping, reference: str, clock: Clock
) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    keeping.begin(reference)
    clock.now = NOON + SENDING + timedelta(seconds=1)
    assert keeping.begin(reference)


def test_with_its_sending_it_is_gone_and_the_register_knows(store: Store, keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    keeping.begin(reference)
    keeping.sent(reference, [replace(event("sent"), actor="gateway")], "gateway")
    assert keeping.look(reference) is None
    status = store.status(reference)
    assert status is not None
    assert status.state == "sent"


def test_when_its_time_is_over_nobody_gets_it_and_it_is_cleared(keeping: Keeping, reference: str, clock: Clock) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    assert keeping.forget() == 0
    clock.now = NOON + LONGEST + timedelta(seconds=1)
    assert keeping.look(reference) is None
    assert keeping.begin(reference) is None
    assert keeping.forget() == 1


def test_no_repr_shows_what_is_sealed(keeping: Keeping, reference: str) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    assert "sealed'" not in repr(keeping.begin(reference))


@pytest.mark.parametrize("kind", ["handed_in", "sent", "void"])
def test_what_nav_got_meanwhile_nobody_takes_in_hand(
    store: Store, keeping: Keeping, reference: str, kind: EventKind
) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    store.append(reference, [event(kind)], "k1")
    assert keeping.begin(reference) is None


def test_in_vain_and_in_doubt_the_register_hears_that_it_was_tried(
    store: Store, keeping: Keeping, reference: str
) -> None:
    keeping.put(reference, SEALED, NOON + LONGEST, "k1")
    assert keeping.begin(reference)
    keeping.leave(reference, "unknown", [event("tried")], "gateway")
    status = store.status(reference)
    assert status is not None
    assert status.tried
    assert status.kept_until
    assert keeping.begin(reference)

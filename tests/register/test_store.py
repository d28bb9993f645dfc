"""The register in a database: told twice is once, said once is said for good. On SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.errors import NotKnown
from kiosk.register.model import Registration
from kiosk.register.store import RegistrationConflict, Store
from kiosk.visit.receipt_key import mint_key
from tests.register.telling import NOON, PEPPER, Told, event

MINUTE = timedelta(minutes=1)


def test_a_registered_reference_has_a_status(store: Store, told: Told) -> None:
    store.register(told.registration, told.proofs, [event("created"), event("printed", MINUTE)], "k1")
    status = store.status(told.reference)
    assert status is not None
    assert (status.registration, status.state, status.since) == (told.registration, "printed", NOON + MINUTE)


def test_a_reference_nobody_told_of_has_none(store: Store, told: Told) -> None:
    assert store.status(told.reference) is None
    assert store.registered_by(told.reference) is None


def test_told_twice_it_is_one(store: Store, told: Told) -> None:
    events = [event("created"), event("printed", MINUTE)]
    for _ in range(3):
        store.register(told.registration, told.proofs, events, "k1")
        store.append(told.reference, events, "k1")
    handed_in = event("handed_in", 2 * MINUTE)
    store.append(told.reference, [handed_in, events[0], handed_in], "d1")
    assert store.registered_by(told.reference) == "k1"
    status = store.status(told.reference)
    assert status is not None
    assert status.state == "handed_in"


FACTS = Told("2GH7V4NDY").registration


@pytest.mark.parametrize(
    "other",
    [
        replace(FACTS, form="ettersendelse"),
        replace(FACTS, version="2027.1"),
        replace(FACTS, office="9902"),
        replace(FACTS, channel="digital"),
        replace(FACTS, language="uk"),
    ],
)
def test_a_reference_never_gets_other_facts(store: Store, other: Registration) -> None:
    told = Told("2GH7V4NDY")
    store.register(told.registration, told.proofs, [event("created")], "k1")
    with pytest.raises(RegistrationConflict):
        store.register(other, told.proofs, [event("void")], "k2")
    status = store.status(told.reference)
    assert status is not None
    assert (status.registration, status.state) == (told.registration, "created")


def test_another_telling_is_refused_as_a_whole(store: Store, told: Told) -> None:
    created = event("created")
    store.register(told.registration, told.proofs, [created], "k1")
    with pytest.raises(RegistrationConflict):
        store.append(told.reference, [event("void"), replace(created, at=NOON + MINUTE)], "k1")
    status = store.status(told.reference)
    assert status is not None
    assert status.state == "created"


def test_one_telling_does_not_say_two_things_under_one_id(store: Store, told: Told) -> None:
    created = event("created")
    with pytest.raises(RegistrationConflict):
        store.register(told.registration, None, [created, replace(created, kind="printed")], "k1")
    assert store.status(told.reference) is None


def test_an_event_of_one_reference_cannot_be_replayed_on_another(store: Store, told: Told) -> None:
    ended = event("void")
    store.register(told.registration, None, [ended], "k1")
    victim = Told()
    store.register(victim.registration, None, [event("created")], "k1")
    with pytest.raises(RegistrationConflict):
        store.append(victim.reference, [ended], "k1")


def test_nothing_is_added_to_a_reference_nobody_registered(store: Store, told: Told) -> None:
    with pytest.raises(NotKnown):
        store.append(told.reference, [event("handed_in")], "d1")


def test_all_that_an_event_says_comes_back(store: Store, told: Told) -> None:
    waiting = event("waiting", documents=("lease", "bank_statement"), by=date(2026, 12, 7))
    store.register(told.registration, None, [waiting], "d1")
    status = store.status(told.reference)
    assert status is not None
    assert (status.documents, status.by) == (("lease", "bank_statement"), date(2026, 12, 7))
    store.append(told.reference, [event("forwarded", MINUTE, office="9902")], "d1")
    store.append(told.reference, [event("void", 2 * MINUTE, other="2GH7V4NDY")], "d1")
    status = store.status(told.reference)
    assert status is not None
    assert (status.state, status.office, status.other) == ("void", "9902", "2GH7V4NDY")


def test_a_void_reference_stays_void(store: Store, told: Told) -> None:
    store.register(told.registration, told.proofs, [event("void")], "k1")
    store.append(told.reference, [event("handed_in", MINUTE)], "d1")
    status = store.status(told.reference)
    assert status is not None
    assert status.state == "void"


def test_the_time_of_an_event_is_kept_to_the_microsecond(store: Store, told: Told) -> None:
    created = event("created", timedelta(microseconds=1))
    store.register(told.registration, None, [created], "k1")
    store.append(told.reference, [created], "k1")
    status = store.status(told.reference)
    assert status is not None
    assert status.since == created.at


def test_a_key_opens_only_its_own_reference(store: Store, told: Told) -> None:
    store.register(told.registration, told.proofs, [event("created")], "k1")
    other = Told()
    store.register(other.registration, other.proofs, [event("created")], "k1")
    opened = store.status_with_key(told.reference, told.key.characters)
    assert opened is not None
    assert opened.registration == told.registration
    assert store.status_with_key(told.reference, told.key.characters.lower()) == opened
    assert store.status_with_key(told.reference, other.key.characters) is None
    assert store.status_with_key(Told().reference, told.key.characters) is None


@pytest.mark.parametrize("key", ["", "0" * 16, "x" * 100_000, "ß" * 16, "' OR 1=1 --    ", "\ud800" * 16])
def test_what_is_no_key_opens_nothing(store: Store, told: Told, key: str) -> None:
    store.register(told.registration, told.proofs, [event("created")], "k1")
    assert store.status_with_key(told.reference, key) is None


@pytest.mark.parametrize(
    "reference", ["", "\x00" * 9, "\ud800" * 9, "' OR '1'='1", "2gh7v4ndy", "2GH7V4NDY\n", "x" * 100_000, "%s%(a)s:a"]
)
def test_what_is_no_reference_is_nobodys(store: Store, told: Told, reference: str) -> None:
    store.register(told.registration, told.proofs, [event("created")], "k1")
    assert store.status(reference) is None
    assert store.registered_by(reference) is None
    assert store.status_with_key(reference, told.key.characters) is None
    with pytest.raises(NotKnown):
        store.append(reference, [event("void")], "k1")
    with pytest.raises(NotKnown):
        store.check_code(reference, "123456")


def test_proofs_come_later_but_are_never_replaced(store: Store, told: Told) -> None:
    events = [event("handed_in")]
    store.register(told.registration, None, events, "d1")
    assert store.status_with_key(told.reference, told.key.characters) is None
    store.register(told.registration, told.proofs, events, "k1")
    forged = replace(told, key=mint_key())
    with pytest.raises(RegistrationConflict):
        store.register(told.registration, forged.proofs, events, "k2")
    store.register(told.registration, None, events, "d1")
    assert store.status_with_key(told.reference, told.key.characters) is not None
    assert store.status_with_key(told.reference, forged.key.characters) is None


def test_another_pepper_knows_no_key(store: Store, told: Told, database_url: str) -> None:
    store.register(told.registration, told.proofs, [event("created")], "k1")
    stranger = Store(database_url, PEPPER[::-1])
    assert stranger.status_with_key(told.reference, told.key.characters) is None
    stranger.close()


def test_a_short_pepper_is_refused(database_url: str) -> None:
    with pytest.raises(ValueError, match="pepper"):
        Store(database_url, b"short")


@pytest.mark.parametrize("url", ["mysql://here/register", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite"):
        Store(url, PEPPER)

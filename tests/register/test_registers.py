"""What every register does, the rehearsed one and the one in a database, as a kiosk and a desk see it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable, NotKnown, SheetLocked, TooManyTries
from kiosk.register.client import Register, checked, typed
from kiosk.register.model import Event, Registration, Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.register.store import RegistrationConflict, Store
from kiosk.visit.receipt_key import Proofs, mint_key
from tests.register.tables import make_tables
from tests.register.telling import PEPPER, Clock, Told, event, wrong_codes

MINUTE = timedelta(minutes=1)


class DirectRegister:
    """A store without a gateway between."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        refuse(lambda: self._store.register(registration, proofs, events, "k1"))

    def append(self, reference: str, events: Sequence[Event]) -> None:
        refuse(lambda: self._store.append(checked(reference), events, "k1"))

    def status(self, reference: str) -> Status | None:
        return self._store.status(checked(reference))

    def follow(self, reference: str, code: str) -> Status:
        return self._store.status_with_code(checked(reference), typed(code))

    def unwrap(self, reference: str, recipient: bytes, code: str | None) -> bytes:
        if code is not None:
            self._store.check_code(checked(reference), typed(code))
        return recipient[::-1]


def refuse(tell: Callable[[], None]) -> None:
    try:
        tell()
    except RegistrationConflict:
        raise GatewayRefused from None


@pytest.fixture(params=["rehearsal", "store"])
def register(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Iterator[Register]:
    if request.param == "rehearsal":
        yield RehearsalRegister(clock, lambda _reference, recipient: recipient[::-1])
        return
    make_tables(f"sqlite:///{tmp_path / 'register.db'}")
    store = Store(f"sqlite:///{tmp_path / 'register.db'}", PEPPER, clock)
    yield DirectRegister(store)
    store.close()


@pytest.fixture
def known(register: Register, told: Told) -> Told:
    register.register(told.registration, told.proofs, [event("created")])
    return told


def test_nothing_is_known_of_a_new_reference(register: Register, told: Told) -> None:
    assert register.status(told.reference) is None
    with pytest.raises(NotKnown):
        register.append(told.reference, [event("printed")])
    with pytest.raises(NotKnown):
        register.follow(told.reference, told.key.code)


def test_what_is_told_is_seen(register: Register, known: Told) -> None:
    register.append(known.reference, [event("waiting", MINUTE, documents=("lease",), by=date(2026, 12, 7))])
    for status in (register.status(known.reference), register.follow(known.reference, known.key.code.lower())):
        assert status is not None
        assert (status.state, status.documents, status.by) == ("waiting", ("lease",), date(2026, 12, 7))


def test_told_twice_is_once(register: Register, known: Told) -> None:
    void = event("void", MINUTE, other="2GH7V4NDY")
    for _ in range(2):
        register.append(known.reference, [void, void])
    register.register(known.registration, known.proofs, [void])
    status = register.status(known.reference)
    assert status is not None
    assert (status.state, status.other) == ("void", "2GH7V4NDY")


def test_other_facts_are_refused(register: Register, known: Told) -> None:
    with pytest.raises(GatewayRefused):
        register.register(replace(known.registration, office="9902"), known.proofs, [event("void")])
    with pytest.raises(GatewayRefused):
        register.register(known.registration, replace(known, key=mint_key()).proofs, [event("void")])
    handed_in = event("handed_in")
    register.append(known.reference, [handed_in])
    with pytest.raises(GatewayRefused):
        register.append(known.reference, [event("void"), replace(handed_in, kind="answered")])
    status = register.status(known.reference)
    assert status is not None
    assert status.state == "handed_in"


def test_the_first_scan_registers_and_the_kiosk_adds_its_proofs(register: Register, told: Told) -> None:
    register.register(told.registration, None, [event("handed_in", MINUTE)])
    with pytest.raises(NotKnown):
        register.follow(told.reference, told.key.code)
    register.register(told.registration, told.proofs, [event("created"), event("printed")])
    assert register.follow(told.reference, told.key.code).state == "handed_in"


def test_five_wrong_codes_and_no_more(register: Register, known: Told, clock: Clock) -> None:
    for reference in (known.reference, Told().reference):
        for code in islice(wrong_codes(known.key), 5):
            with pytest.raises(NotKnown):
                register.follow(reference, code)
        with pytest.raises(TooManyTries) as fault:
            register.follow(reference, known.key.code)
        assert fault.value.values["seconds"] == "900"
        with pytest.raises(TooManyTries):
            register.unwrap(reference, b"abc", known.key.code)
    clock.move(minutes=15, seconds=1)
    assert register.follow(known.reference, known.key.code).state == "created"


def test_what_is_no_code_uses_no_try(register: Register, known: Told) -> None:
    for _ in range(7):
        with pytest.raises(NotKnown):
            register.follow(known.reference, "12")
    assert register.follow(known.reference, known.key.code)


def test_a_sheet_opens_with_the_code_and_at_a_desk_without(register: Register, known: Told) -> None:
    assert register.unwrap(known.reference, b"abc", known.key.code) == b"cba"
    assert register.unwrap(known.reference, b"abc", None) == b"cba"
    with pytest.raises(NotKnown):
        register.unwrap(known.reference, b"abc", next(wrong_codes(known.key)))


def test_the_rehearsed_one_can_be_away(told: Told) -> None:
    register = RehearsalRegister()
    register.is_away = True
    with pytest.raises(GatewayUnreachable):
        register.register(told.registration, told.proofs, [event("created")])
    register.is_away = False
    register.register(told.registration, told.proofs, [event("created")])
    with pytest.raises(GatewayUnreachable):
        register.unwrap(told.reference, b"abc", told.key.code)


def test_the_rehearsed_one_takes_only_what_the_gateway_takes(told: Told) -> None:
    register = RehearsalRegister()
    for wrong in ([], [event("created", office="9902")], [replace(event("created"), id="1")]):
        with pytest.raises(GatewayRefused):
            register.register(told.registration, told.proofs, wrong)
    assert register.status(told.reference) is None


def test_a_sheet_of_another_municipality_is_refused(told: Told) -> None:
    def refuse_it(reference: str, recipient: bytes) -> bytes:
        raise SheetLocked

    register = RehearsalRegister(unwrapping=refuse_it)
    with pytest.raises(GatewayRefused):
        register.unwrap(told.reference, b"abc", None)

"""What the desk tells the register: once, in order, and never lost while the gateway is away."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.desk.case import Case
from kiosk.desk.keyboard import TrackingCode
from kiosk.desk.registering import Registering
from kiosk.desk.telling import MOST, Telling, Untold
from kiosk.errors import GatewayRefused, GatewayUnreachable, RegisterError, SheetForeign
from kiosk.paper.carrier import Sheet
from kiosk.register.model import Event, Registration, Status
from kiosk.register.rehearsal import RehearsalRegister
from kiosk.visit.receipt_key import Proofs
from tests.desk.scans import OTHER, REFERENCE, applied, desk, parts
from tests.paper.printing import house

NOW = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
CHARACTERS = REFERENCE.characters


class Telephone(RehearsalRegister):
    """The rehearsal register, remembering every event it was told. `refuses`: it takes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses = False
        self.told: list[Event] = []

    def register(self, registration: Registration, proofs: Proofs | None, events: Sequence[Event]) -> None:
        self._hear(events)
        super().register(registration, proofs, events)

    def append(self, reference: str, events: Sequence[Event]) -> None:
        self._hear(events)
        super().append(reference, events)

    def _hear(self, events: Sequence[Event]) -> None:
        if self.refuses:
            raise GatewayRefused
        if not self.is_away:
            self.told += events

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.told]


class Counter:
    """A desk with this register, and a clock that moves a minute each time it is read."""

    def __init__(self, register: RehearsalRegister | None) -> None:
        self.now = NOW
        self.registering = Registering(register, house().settings, house().forms, self.clock, again=0.05)

    def clock(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def register() -> Telephone:
    return Telephone()


@pytest.fixture
def registering(register: Telephone) -> Iterator[Registering]:
    counter = Counter(register)
    yield counter.registering
    counter.registering.stop()


def bare() -> Case:
    """A case of which only the number is known."""

    def open_parts(_texts: tuple[str, ...]) -> Sheet:
        raise SheetForeign

    return Case(REFERENCE, open_parts)


def scanned() -> Case:
    """A case with its data sheet."""
    case = Case(REFERENCE, desk().means.open_sheet)
    for part in parts():
        case.take(part)
    case.open()
    return case


def status_of(register: Telephone) -> Status:
    found = register.status(CHARACTERS)
    assert found
    return found


def soon(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


def test_the_first_scan_registers_the_paper_as_the_data_sheet_says(
    registering: Registering, register: Telephone
) -> None:
    told = registering.hand_in(scanned())
    assert (told.is_told, told.is_new, told.fault) == (True, True, None)
    known = applied()
    assert known.office
    wanted = Registration(CHARACTERS, known.form, known.version, known.office.number, "paper", known.language)
    assert status_of(register).registration == wanted
    assert status_of(register).state == "handed_in"


def test_the_proofs_of_the_paper_let_the_applicant_follow(registering: Registering, register: Telephone) -> None:
    registering.hand_in(scanned())
    assert register.follow(CHARACTERS, "4F7-A1C").state == "handed_in"


def test_without_a_data_sheet_it_is_todays_form_at_this_office(registering: Registering, register: Telephone) -> None:
    registering.hand_in(bare())
    form = house().form
    assert status_of(register).registration == Registration(CHARACTERS, form.id, form.version, "9901", "paper", "nb")


def test_late_papers_are_registered_under_their_own_form(registering: Registering, register: Telephone) -> None:
    case = bare()
    case.take(TrackingCode(REFERENCE, "E", 1, 1))
    registering.hand_in(case)
    assert status_of(register).registration.form == house().forms.late.id


def test_what_a_kiosk_registered_is_left_as_it_is(registering: Registering, register: Telephone) -> None:
    known = Registration(CHARACTERS, "okonomisk-sosialhjelp", "2026.1", "9902", "paper", "uk")
    register.register(known, None, (Event("11111111-1111-4111-8111-111111111111", "printed", NOW, "kiosk"),))
    registering.hand_in(bare())
    assert status_of(register).registration == known
    assert status_of(register).state == "handed_in"


def test_proofs_are_added_where_the_desk_had_registered_without_them(
    registering: Registering, register: Telephone
) -> None:
    registering.hand_in(bare())
    registering.register(scanned())
    assert register.follow(CHARACTERS, "4F7-A1C").state == "registered"


def test_other_proofs_do_not_keep_the_desk_from_saying_what_it_did(
    registering: Registering, register: Telephone
) -> None:
    known = Registration(CHARACTERS, "okonomisk-sosialhjelp", "2026.1", "9902", "paper", "uk")
    printed = Event("11111111-1111-4111-8111-111111111111", "printed", NOW, "kiosk")
    register.register(known, Proofs(b"k" * 16, b"c" * 16), (printed,))
    assert registering.hand_in(scanned()).is_told
    assert status_of(register).state == "handed_in"


def test_registering_hands_in_first(registering: Registering, register: Telephone) -> None:
    registering.register(bare())
    assert register.kinds == ["handed_in", "registered"]


def test_the_same_thing_twice_is_told_once(registering: Registering, register: Telephone) -> None:
    case = bare()
    first, second = registering.hand_in(case), registering.hand_in(case)
    assert register.kinds == ["handed_in"]
    assert (second.is_new, second.at) == (False, first.at)


def test_what_the_register_knows_is_not_told_again(registering: Registering, register: Telephone) -> None:
    registering.hand_in(bare())
    later = Counter(register).registering
    case = bare()
    later.status(case)
    assert not later.hand_in(case).is_new
    assert register.kinds == ["handed_in"]


def test_documents_waited_for_have_a_day(registering: Registering, register: Telephone) -> None:
    registering.wait_for(bare(), ("payslip", "rent"), date(2026, 12, 6))
    found = status_of(register)
    assert (found.state, found.documents, found.by) == ("waiting", ("payslip", "rent"), date(2026, 12, 6))


def test_waiting_for_something_else_is_something_new(registering: Registering, register: Telephone) -> None:
    case = bare()
    registering.wait_for(case, ("payslip",), date(2026, 12, 6))
    assert registering.wait_for(case, ("rent",), date(2026, 12, 6)).is_new
    assert status_of(register).documents == ("rent",)


def test_waiting_again_after_it_was_sent_on_is_something_new(registering: Registering, register: Telephone) -> None:
    case = bare()
    for _ in range(2):
        registering.wait_for(case, ("rent",), date(2026, 12, 6))
        registering.forward(case, "9902")
    assert register.kinds == ["waiting", "forwarded", "waiting", "forwarded"]


def test_an_application_sent_on_is_at_the_other_office(registering: Registering, register: Telephone) -> None:
    registering.forward(bare(), "9902")
    assert (status_of(register).state, status_of(register).office) == ("forwarded", "9902")


def test_a_void_reference_names_what_took_its_place(registering: Registering, register: Telephone) -> None:
    registering.void(bare(), "2GH7V4NDY")
    assert (status_of(register).state, status_of(register).other) == ("void", "2GH7V4NDY")


def test_an_answer_is_told_without_saying_which(registering: Registering, register: Telephone) -> None:
    registering.answer(bare())
    assert status_of(register).state == "answered"


def test_without_the_gateway_the_clerk_goes_on_and_is_told_so(registering: Registering, register: Telephone) -> None:
    register.is_away = True
    told = registering.hand_in(bare())
    assert not told.is_told
    assert isinstance(told.fault, GatewayUnreachable)
    assert registering.waiting == 1


def test_what_waits_is_told_when_the_gateway_is_back_in_order_and_under_the_same_ids(
    registering: Registering, register: Telephone
) -> None:
    register.is_away = True
    case = bare()
    registering.register(case)
    registering.wait_for(case, ("rent",), date(2026, 12, 6))
    waiting = list(registering._telling.waiting) if registering._telling else []
    register.is_away = False
    assert soon(lambda: registering.waiting == 0)
    assert register.kinds == ["handed_in", "registered", "waiting"]
    assert [event.id for event in register.told] == waiting


def test_the_time_told_is_when_it_was_done(registering: Registering, register: Telephone) -> None:
    register.is_away = True
    told = registering.hand_in(bare())
    register.is_away = False
    assert soon(lambda: registering.waiting == 0)
    assert status_of(register).handed_in == told.at


def test_what_the_gateway_refuses_is_said_and_may_be_done_again(registering: Registering, register: Telephone) -> None:
    register.refuses = True
    case = bare()
    told = registering.hand_in(case)
    assert isinstance(told.fault, GatewayRefused)
    assert isinstance(registering.today[0].fault, GatewayRefused)
    assert registering.waiting == 0
    register.refuses = False
    assert registering.hand_in(case).is_told
    assert registering.today[0].is_told


def test_without_a_gateway_nothing_is_tracked_and_the_list_is_kept() -> None:
    registering = Counter(None).registering
    case = bare()
    assert not registering.is_tracked
    assert registering.status(case) is None
    assert not registering.hand_in(case).is_told
    assert not registering.hand_in(case).is_new
    assert [(done.reference, done.kind) for done in registering.today] == [(REFERENCE, "handed_in")]


def test_todays_list_has_one_line_for_each_reference_newest_first(registering: Registering) -> None:
    registering.register(bare())
    registering.hand_in(Case(OTHER, desk().means.open_sheet))
    registering.forward(bare(), "9902")
    assert [(done.reference, done.kind) for done in registering.today] == [
        (REFERENCE, "forwarded"),
        (OTHER, "handed_in"),
    ]


def test_what_was_done_yesterday_is_not_on_todays_list(register: Telephone) -> None:
    counter = Counter(register)
    counter.registering.hand_in(bare())
    counter.now += timedelta(days=1)
    assert counter.registering.today == ()


def test_stopping_tries_once_more(register: Telephone) -> None:
    registering = Registering(register, house().settings, house().forms, lambda: NOW, again=60)
    register.is_away = True
    registering.hand_in(bare())
    register.is_away = False
    registering.stop()
    assert register.kinds == ["handed_in"]


def test_more_than_any_office_does_is_not_kept_and_not_lost_silently(register: Telephone) -> None:
    register.is_away = True
    telling = Telling(register, again=60)
    registration = Registration(CHARACTERS, "form", "1", "", "paper", "nb")
    ids = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(MOST + 1)]
    for id in ids:
        telling.tell(Untold(registration, None, Event(id, "handed_in", NOW, "desk")))
    assert len(telling.waiting) == MOST
    assert isinstance(telling.refused[ids[-1]], RegisterError)
    telling.stop()


def test_a_secret_address_is_registered_without_an_office(registering: Registering, register: Telephone) -> None:
    case = scanned()
    assert case.sheet
    case.sheet = replace(case.sheet, application=replace(case.sheet.application, office=None, discreet=True))
    registering.hand_in(case)
    assert status_of(register).registration.office == ""

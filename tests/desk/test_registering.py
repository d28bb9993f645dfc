"""What the desk tells the register: once, and as the paper says."""

from dataclasses import replace
from datetime import timedelta

from kiosk.desk.case import Case
from kiosk.desk.keyboard import TrackingCode
from kiosk.desk.registering import Registering
from kiosk.register.model import Event, Registration
from kiosk.visit.receipt_key import Proofs
from tests.desk.scans import OTHER, REFERENCE, applied, desk
from tests.desk.telephone import CHARACTERS, NOW, Counter, Telephone, bare, scanned, status_of
from tests.paper.printing import house


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


def test_the_paper_whose_place_it_takes_is_void_once_nav_has_the_new_one(
    registering: Registering, register: Telephone
) -> None:
    case = scanned()
    assert case.sheet
    case.sheet = replace(case.sheet, application=replace(case.sheet.application, replaces=str(OTHER)))
    registering.hand_in(case)
    replaced = register.status(OTHER.characters)
    assert replaced
    assert (replaced.state, replaced.other) == ("void", CHARACTERS)
    assert {each.reference for each in registering.today} == {REFERENCE, OTHER}


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


def test_a_void_reference_names_what_took_its_place(registering: Registering, register: Telephone) -> None:
    registering.void(bare(), "2GH7V4NDY")
    assert (status_of(register).state, status_of(register).other) == ("void", "2GH7V4NDY")


def test_an_answer_is_told_without_saying_which(registering: Registering, register: Telephone) -> None:
    registering.answer(bare())
    assert status_of(register).state == "answered"


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


def test_a_secret_address_is_registered_without_an_office(registering: Registering, register: Telephone) -> None:
    case = scanned()
    assert case.sheet
    case.sheet = replace(case.sheet, application=replace(case.sheet.application, office=None, discreet=True))
    registering.hand_in(case)
    assert status_of(register).registration.office == ""


def test_an_answer_told_elsewhere_is_not_told_again(registering: Registering, register: Telephone) -> None:
    registering.answer(bare())
    case = bare()
    later = Counter(register).registering
    later.status(case)
    assert not later.answer(case).is_new
    assert register.kinds == ["handed_in", "answered"]

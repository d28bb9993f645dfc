"""Documents that are missing: what is waited for, what ends it, and what does not."""

from datetime import date

from kiosk.desk.case import Case
from kiosk.desk.keyboard import TrackingCode
from kiosk.desk.registering import Registering
from tests.desk.scans import REFERENCE
from tests.desk.telephone import Counter, Telephone, bare, status_of

BY = date(2026, 12, 6)


def cover() -> Case:
    """The cover of papers that come later."""
    case = bare()
    case.take(TrackingCode(REFERENCE, "E", 1, 1))
    return case


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
    assert register.kinds == ["handed_in", "waiting", "forwarded", "waiting", "forwarded"]


def test_an_application_sent_on_is_at_the_other_office(registering: Registering, register: Telephone) -> None:
    registering.forward(bare(), "9902")
    assert (status_of(register).state, status_of(register).office) == ("forwarded", "9902")


def test_what_is_sent_on_or_waited_for_was_handed_in(registering: Registering, register: Telephone) -> None:
    registering.forward(bare(), "9902")
    assert status_of(register).handed_in is not None


def test_when_everything_has_come_nav_works_on_it(registering: Registering, register: Telephone) -> None:
    registering.wait_for(bare(), ("rent",), BY)
    assert registering.stop_waiting(cover()).is_new
    found = status_of(register)
    assert (found.state, found.documents, found.by) == ("registered", (), None)


def test_waiting_ends_also_for_what_was_registered_before(registering: Registering, register: Telephone) -> None:
    case = bare()
    registering.register(case)
    registering.wait_for(case, ("rent",), BY)
    registering.stop_waiting(case)
    assert status_of(register).state == "registered"


def test_handing_over_leaves_waited_for_what_is_missing(registering: Registering, register: Telephone) -> None:
    registering.wait_for(bare(), ("rent",), BY)
    case = bare()
    later = Counter(register).registering
    later.status(case)
    later.register(case)
    assert register.kinds == ["handed_in", "waiting", "registered", "waiting"]
    assert (status_of(register).documents, status_of(register).by) == (("rent",), BY)


def test_handing_over_leaves_it_waited_for_while_the_gateway_is_away(
    registering: Registering, register: Telephone
) -> None:
    register.is_away = True
    registering.wait_for(bare(), ("rent",), BY)
    registering.register(bare())
    register.is_away = False
    registering.stop()
    assert status_of(register).state == "waiting"


def test_late_papers_nobody_waited_for_are_on_todays_list_alone(registering: Registering, register: Telephone) -> None:
    registering.take_papers(cover())
    assert [done.kind for done in registering.today] == ["papers"]
    assert register.kinds == []


def test_what_was_told_after_late_papers_came_stands_on_todays_list(registering: Registering) -> None:
    registering.take_papers(cover())
    registering.wait_for(cover(), ("rent",), BY)
    assert [done.kind for done in registering.today] == ["waiting"]


def test_papers_that_come_with_their_application_are_not_late() -> None:
    case = cover()
    assert case.is_late
    case.take(TrackingCode(REFERENCE, "P", 1, 1))
    assert not case.is_late

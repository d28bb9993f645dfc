"""Late papers: which they are, what Nav waits for, and what is handed in in the end."""

from datetime import UTC, date, datetime

import pytest

from kiosk.form.answers import Answer, Place
from kiosk.form.definition import WayOut
from kiosk.visit.late_papers import Wanted
from kiosk.visit.reference import Reference
from kiosk.visit.session import Session
from tests.visit.late import EARLIER, NOW, OTHER_OFFICE, PAGE, session_of


@pytest.fixture
def session() -> Session:
    session = session_of()
    session.choose_errand("late")
    return session


def ticked(session: Session, **answers: Answer) -> Session:
    for id, answer in answers.items():
        session.put(Place(id), answer)
    return session


def named(session: Session) -> list[str]:
    return [each.id for each in session.asked_documentation()]


def test_the_papers_are_those_that_were_ticked_in_the_applications_order(session: Session) -> None:
    ticked(session, topics=("home", "work"), papers_work=("payslip",), papers_home=("lease",))
    assert named(session) == ["lease", "payslip"]


def test_nothing_is_asked_for_until_something_is_ticked(session: Session) -> None:
    assert named(session) == []


def test_a_topic_whose_papers_nobody_can_name_stands_for_other_papers(session: Session) -> None:
    ticked(session, topics=("home",), papers_home=WayOut.DONT_KNOW)
    assert named(session) == ["other_info"]


def test_what_is_described_in_words_is_another_paper(session: Session) -> None:
    assert named(ticked(session, topics=("else",))) == ["other_info"]


def test_a_topic_that_was_taken_back_asks_for_nothing(session: Session) -> None:
    ticked(session, topics=("work",), papers_home=("lease",), papers_work=("payslip",))
    assert named(session) == ["payslip"]


def test_whoever_ticks_a_paper_has_it_here(session: Session) -> None:
    ticked(session, topics=("home",), papers_home=("lease",))
    assert session.close(NOW).documents == (("lease", "here"),)


def test_a_paper_that_comes_later_after_all_is_not_handed_in(session: Session) -> None:
    ticked(session, topics=("home", "work"), papers_home=("lease",), papers_work=("payslip", "never"))
    session.put_document("lease", "later")
    session.put_document("never", "missing")
    closed = session.close(NOW)
    assert (closed.answers["topics"], closed.answers["papers_work"]) == (("work",), ("payslip",))
    assert "papers_home" not in closed.answers
    assert closed.documents == (("lease", "later"), ("payslip", "here"), ("never", "missing"))


def test_pages_can_be_taken_in_for_late_papers(session: Session) -> None:
    ticked(session, topics=("home",), papers_home=("lease",))
    session.enclose("lease", (PAGE,))
    assert session.close(NOW).documents == (("lease", "here"),)


def test_late_papers_go_under_the_number_they_belong_to(session: Session) -> None:
    session.add_papers_to(EARLIER)
    closed = session.close(NOW)
    assert (closed.reference, closed.key, session.told) == (str(EARLIER), None, frozenset({"reference"}))


# ── what Nav waits for ───────────────────────────────────────────────────────

WANTED = Wanted("4F7A1C", ("payslip",), date(2026, 12, 1), OTHER_OFFICE.number)


def test_what_nav_waits_for_comes_first_and_is_not_taken_for_here(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    ticked(session, topics=("home", "work"), papers_home=("lease",))
    assert [(id, session.standing(id)) for id in named(session)] == [("payslip", "later"), ("lease", "here")]


def test_what_nav_waits_for_is_ticked_and_the_office_is_known(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    assert (session.answers["topics"], session.answers["papers_work"]) == (("work",), ("payslip",))
    assert session.answers["office"] == OTHER_OFFICE.number
    assert session.told == {"reference", "topics", "papers_home", "papers_work", "papers_else", "office"}


def test_what_nav_waits_for_and_does_not_get_is_not_handed_in(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    closed = session.close(NOW)
    assert closed.documents == (("payslip", "later"),)
    assert (closed.answers["topics"], "papers_work" in closed.answers) == ((), False)


def test_what_nav_waits_for_and_gets_is_handed_in(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    session.enclose("payslip", (PAGE,))
    assert session.close(NOW).answers["papers_work"] == ("payslip",)


def test_other_papers_nav_waits_for_are_ticked_by_their_topic(session: Session) -> None:
    session.add_papers_to(EARLIER, Wanted("4F7A1C", ("other_info",)))
    assert (session.answers["topics"], named(session)) == (("else",), ["other_info"])


def test_ticking_more_keeps_what_nav_waits_for(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    ticked(session, topics=("home",), papers_home=("lease",))
    session.tick_wanted()
    assert session.answers["topics"] == ("home", "work")
    assert named(session) == ["payslip", "lease"]


def test_a_paper_no_form_of_this_kiosk_knows_is_left_out(session: Session) -> None:
    session.add_papers_to(EARLIER, Wanted("4F7A1C", ("spaceship",)))
    assert (named(session), "topics" in session.answers) == ([], False)


def test_an_office_this_kiosk_does_not_know_is_asked_for(session: Session) -> None:
    session.add_papers_to(EARLIER, Wanted("4F7A1C", office="9999"))
    assert ("office" in session.answers, "office" in session.told) == (False, False)


def test_going_back_to_the_number_keeps_the_pages_and_another_number_forgets_them(session: Session) -> None:
    session.add_papers_to(EARLIER, WANTED)
    session.enclose("payslip", (PAGE,))
    session.add_papers_to(EARLIER, WANTED)
    assert session.pages == {"payslip": (PAGE,)}
    session.add_papers_to(Reference("K20GFRSNB"))
    assert (session.pages, session.wanted) == ({}, Wanted())


@pytest.mark.parametrize(
    ("wanted", "can_be_found"),
    [
        (Wanted(), False),
        (Wanted("4F7A1C"), False),
        (Wanted("4F7A1C0123456789"), True),
        (Wanted("4F7A1C", sent=datetime(2026, 11, 1, tzinfo=UTC)), True),
    ],
)
def test_its_owner_finds_it_by_the_whole_key_or_by_when_it_was_sent(wanted: Wanted, can_be_found: bool) -> None:
    assert wanted.can_be_found is can_be_found


@pytest.mark.parametrize("errand", ["new", "erased"])
def test_what_is_known_of_it_ends_with_the_errand(session: Session, errand: str) -> None:
    session.add_papers_to(EARLIER, WANTED)
    if errand == "new":
        session.choose_errand("new")
    else:
        session.erase()
    assert (session.wanted, session.told, session.asks_papers) == (Wanted(), frozenset(), frozenset())


def test_no_repr_shows_the_key() -> None:
    assert "4F7" not in repr(WANTED)

"""Papers in a session: how they stand, the pages taken in, the day they come, and that nothing of them stays."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.errors import DocumentsFull
from kiosk.visit import papers
from kiosk.visit.application import from_json
from kiosk.visit.document import Page
from kiosk.visit.session import Session
from tests.visit.late import NOW, PAGE, PAPERS, session_of

DAY = date(2026, 12, 3)


@pytest.fixture
def session() -> Session:
    return session_of()


def test_a_paper_whose_pages_were_taken_in_is_here(session: Session) -> None:
    session.enclose("lease", (PAGE, PAGE))
    assert (session.standing("lease"), len(session.pages["lease"])) == ("here", 2)
    assert dict(session.close(NOW).documents)["lease"] == "here"


def test_new_pages_take_the_place_of_those_before(session: Session) -> None:
    session.enclose("lease", (PAGE, PAGE))
    session.enclose("lease", (PAGE,))
    assert session.pages == {"lease": (PAGE,)}


def test_a_paper_all_of_whose_pages_are_left_out_stands_as_if_never_told_of(session: Session) -> None:
    session.enclose("lease", (PAGE,))
    session.enclose("lease", ())
    assert (session.standing("lease"), session.pages, session.documents) == ("later", {}, {})


def test_no_pages_for_a_paper_without_any_change_nothing(session: Session) -> None:
    session.put_document("lease", "earlier")
    session.enclose("lease", ())
    assert session.standing("lease") == "earlier"


@pytest.mark.parametrize("state", ["later", "earlier", "missing"])
def test_pages_of_a_paper_that_is_not_here_after_all_are_forgotten(session: Session, state: str) -> None:
    session.enclose("lease", (PAGE,))
    session.put_document("lease", state)
    assert session.pages == {}


def test_a_paper_that_lies_here_keeps_its_pages(session: Session) -> None:
    session.enclose("lease", (PAGE,))
    session.put_document("lease", "here")
    assert session.pages == {"lease": (PAGE,)}


def test_a_promised_paper_comes_later_and_the_application_says_when(session: Session) -> None:
    session.promise("lease", DAY)
    assert session.standing("lease") == "later"
    assert session.close(NOW).promised == (("lease", DAY),)


def test_a_paper_may_come_later_without_a_day(session: Session) -> None:
    session.promise("lease", DAY)
    session.promise("lease", None)
    assert (session.standing("lease"), session.close(NOW).promised) == ("later", ())


@pytest.mark.parametrize("state", ["here", "earlier", "missing"])
def test_the_day_of_a_paper_that_does_not_come_later_is_forgotten(session: Session, state: str) -> None:
    session.promise("lease", DAY)
    session.put_document("lease", state)
    assert session.promised == {}


def test_no_day_is_told_of_a_paper_that_is_not_asked_for(session: Session) -> None:
    session.promise("never", DAY)
    assert session.close(NOW).promised == ()


def test_days_stand_in_the_json_only_where_there_are_any(session: Session) -> None:
    form = session.form
    assert b"promised" not in session.close(NOW).to_json(form)
    session.promise("lease", DAY)
    written = session.close(NOW).to_json(form)
    assert b'"promised": {\n    "lease": "2026-12-03"\n  }' in written
    assert from_json(form, written).promised == (("lease", DAY),)


def test_of_unknown_papers_nothing_is_kept(session: Session) -> None:
    with pytest.raises(ValueError, match="no such document"):
        session.enclose("rent", (PAGE,))
    with pytest.raises(ValueError, match="no such document"):
        session.promise("rent", DAY)
    assert (session.pages, session.promised, session.documents) == ({}, {}, {})


def test_more_documents_than_an_application_takes_are_refused_and_nothing_is_lost(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MOST_DOCUMENTS", 1)
    session.enclose("lease", (PAGE,))
    with pytest.raises(DocumentsFull):
        session.enclose("payslip", (PAGE,))
    session.enclose("lease", (PAGE, PAGE))
    assert {id: len(pages) for id, pages in session.pages.items()} == {"lease": 2}


def test_more_octets_than_an_application_takes_are_refused_and_nothing_is_lost(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MOST_BYTES", 100)
    large: Page = replace(PAGE, jpeg=bytes(60))
    session.enclose("lease", (large,))
    with pytest.raises(DocumentsFull):
        session.enclose("payslip", (large,))
    assert (set(session.pages), session.room_left("payslip"), session.room_left("lease")) == ({"lease"}, 40, 100)


def test_there_is_room_for_what_navs_own_application_takes() -> None:
    assert (papers.MOST_DOCUMENTS, papers.MOST_BYTES) == (30, 150_000_000)


@pytest.mark.parametrize("ends", [lambda session: session.erase(), lambda session: session.choose_errand("late")])
def test_nothing_of_a_paper_outlives_the_visit_or_its_errand(session: Session, ends: object) -> None:
    session.enclose("lease", (PAGE,))
    session.promise("payslip", DAY)
    pages, promised = session.pages, session.promised
    ends(session)  # type: ignore[operator]
    assert (session.pages, session.promised, session.documents) == ({}, {}, {})
    assert (pages, promised) == ({}, {})


def test_no_repr_shows_a_page_or_how_a_paper_stands(session: Session) -> None:
    session.enclose("lease", (replace(PAGE, jpeg=b"canary"),))
    assert repr(session) == "<Session of 0 answers>"
    assert PAPERS

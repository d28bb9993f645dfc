"""What of a municipality's words the register is told, and how long anybody waits for them."""

import asyncio
import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kiosk.digisos.statuses import Happening, Kind, Statuses, Wanted
from kiosk.errors import FiksUncertain
from kiosk.gateway.answers import Refusal
from kiosk.gateway.looking.reading import MOST_EVENTS, Deadline, events_of
from kiosk.gateway.looking.threads import Threads
from kiosk.register import wire
from tests.digisos.test_telling import every_happening
from tests.gateway.looking.conftest import Nav

NAV = "0b5e4a34-2c1f-8a77-9c3e-5d0f1a2b3c4d"
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def happening(kind: Kind, minutes: int = 0, **more: Any) -> Happening:
    return Happening(kind, AT + timedelta(minutes=minutes), **more)


def kinds(*happenings: Happening) -> list[str]:
    return [event.kind for event in events_of(Statuses(happenings), NAV)]


@pytest.mark.parametrize(
    ("told", "event"), [("received", "registered"), ("processing", "processing"), ("finished", "answered")]
)
def test_each_status_is_told_as_what_it_means(told: Kind, event: str) -> None:
    assert kinds(happening(told)) == [event]


def test_another_office_is_told_by_its_number() -> None:
    (event,) = events_of(Statuses((happening("office", office="0314"),)), NAV)
    assert (event.kind, event.office) == ("forwarded", "0314")
    assert kinds(happening("office", office="")) == []


def test_of_wanted_papers_only_the_first_day_is_told() -> None:
    wanted = (Wanted("Husleie for Kari", date(2026, 12, 20)), Wanted("Kontoutskrift", date(2026, 12, 10)))
    (event,) = events_of(Statuses((happening("documents_wanted", wanted=wanted),)), NAV)
    assert (event.kind, event.by, event.documents) == ("waiting", date(2026, 12, 10), ())
    assert "Husleie" not in repr(event)


def test_finished_is_no_answer_while_a_case_is_undecided() -> None:
    undecided = happening("case", id="S1", state="UNDER_BEHANDLING")
    assert kinds(undecided, happening("finished", 1)) == []
    assert kinds(undecided, happening("finished", 1), happening("decision", 2, case="S1")) == ["answered"]


@pytest.mark.parametrize("kind", ["case", "decision", "payment", "condition", "framework", "interim_answer"])
def test_what_is_the_applicants_own_is_not_told(kind: Kind) -> None:
    assert kinds(happening(kind, state="INNVILGET", day=date(2026, 12, 1))) == []


def test_every_event_is_one_that_the_register_takes() -> None:
    for each in every_happening():
        events = events_of(Statuses((each,)), NAV)
        if events:
            assert wire.read_events(wire.write_events(events)) == tuple(events)


def test_an_event_is_the_same_whatever_is_told_before_it() -> None:
    later = happening("processing", 5)
    alone, after = events_of(Statuses((later,)), NAV), events_of(Statuses((happening("received"), later)), NAV)
    assert alone[0] == after[1]


def test_there_is_an_end_to_what_is_told() -> None:
    assert len(kinds(*(happening("processing", minutes) for minutes in range(500)))) == MOST_EVENTS


def test_after_its_end_nobody_is_asked() -> None:
    with pytest.raises(FiksUncertain):
        Deadline(0.0).left()


async def test_a_page_leaves_in_time(nav: Nav, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.gateway.looking.site.ANSWER_SECONDS", 0.0)
    browser = nav.browser()
    await browser.open(nav.register())
    await browser.arrive()
    assert browser.page.status_code == 503
    assert not nav.fiks.asked


async def test_when_too_many_wait_for_fiks_the_next_is_told_so() -> None:
    threads, go = Threads(threads=1, most=2), threading.Event()
    waiting = [asyncio.create_task(threads.do(go.wait, 5)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Refusal):
        await threads.do(go.wait, 5)
    go.set()
    assert await asyncio.gather(*waiting) == [True, True]
    threads.close()

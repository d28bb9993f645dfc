"""What each status is told to mean."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from kiosk.language.concepts import CONCEPTS
from kiosk.register.model import Registration, State, Status
from kiosk.register.telling import tell
from kiosk.visit.telling import ANSWERED, RECEIVED, STEPS, WORKING

ARRIVED = datetime(2026, 11, 24, 11, 6, tzinfo=UTC)
TODAY = date(2026, 11, 26)
PAPER = Registration("7KQ4M2XJG", "okonomisk-sosialhjelp", "2026.1", "9901", "paper", "uk")


def status(state: State, handed_in: datetime | None = ARRIVED) -> Status:
    return Status(PAPER, state, ARRIVED, "9902", handed_in)


@pytest.mark.parametrize("state", get_args(State))
def test_every_picture_is_a_concept(state: State) -> None:
    told = tell(status(state), TODAY)
    assert {told.icon, *(fact.icon for fact in told.facts), *(icon for icon, _ in STEPS)} <= set(CONCEPTS)


@pytest.mark.parametrize("state", ["created", "printed"])
def test_nav_has_nothing_before_it_is_handed_in(state: State) -> None:
    told = tell(status(state, None), TODAY)
    assert told.step is None
    assert "receipt.hand_in" in [fact.text for fact in told.facts]


def test_codes_photographed_from_the_screen_are_shown_at_the_desk() -> None:
    told = tell(replace(status("created", None), registration=replace(PAPER, channel="screen")), TODAY)
    assert "status.created.photos" in [fact.text for fact in told.facts]


def test_it_moves_on_by_steps() -> None:
    states: tuple[State, ...] = ("handed_in", "registered", "waiting", "answered")
    assert [tell(status(state), TODAY).step for state in states] == [RECEIVED, WORKING, WORKING, ANSWERED]


def test_paper_sent_on_by_the_desk_is_being_worked_on() -> None:
    assert tell(status("sent"), TODAY).title == "status.registered.title"


def test_a_digital_application_was_sent_by_the_applicant() -> None:
    told = tell(digital("sent", sent=ARRIVED), TODAY)
    assert told.title == "status.sent.title"
    assert "status.sent.to" in [fact.text for fact in told.facts]


def test_an_answer_usually_comes_within_a_month_of_its_arrival() -> None:
    assert date(2026, 12, 24) in [fact.day for fact in tell(status("registered"), TODAY).facts]


def test_after_a_month_the_applicant_is_told_to_ask() -> None:
    facts = tell(status("registered"), date(2026, 12, 25)).facts
    assert "status.answer.late" in [fact.text for fact in facts]
    assert "status.answer" not in [fact.text for fact in facts]


def test_it_was_handed_in_where_it_was_first_to_go() -> None:
    (arrival,) = [fact for fact in tell(status("forwarded"), TODAY).facts if fact.day == date(2026, 11, 24)]
    assert arrival.office == "9901"


def test_the_papers_wanted_are_told_with_their_day() -> None:
    waiting = replace(status("waiting"), documents=("lease",), by=TODAY)
    told = tell(waiting, TODAY)
    assert (told.papers, told.by, told.deadline) == (("lease",), TODAY, "status.by")


def test_a_day_that_has_passed_is_no_reason_to_stay_away() -> None:
    waiting = replace(status("waiting"), documents=("lease",), by=date(2026, 11, 25))
    assert tell(waiting, TODAY).deadline == "status.by.passed"


def test_where_nobody_noted_which_papers_the_applicant_is_told_to_ask() -> None:
    assert "status.waiting.which" in [fact.text for fact in tell(status("waiting"), TODAY).facts]


def test_nobody_is_asked_to_apply_again_for_papers() -> None:
    assert "paper.later.how" in [fact.text for fact in tell(status("waiting"), TODAY).facts]


def test_a_replaced_application_tells_the_number_to_look_for() -> None:
    assert tell(replace(status("void"), other="2M8RT5W1S"), TODAY).other == "2M8-RT5-W1S"


def test_an_application_withdrawn_is_not_replaced() -> None:
    told = tell(status("void"), TODAY)
    assert told.title == "status.void.title"
    assert told.other == ""


def digital(state: State, **more: object) -> Status:
    return replace(status(state), registration=replace(PAPER, channel="digital"), **more)  # type: ignore[arg-type]


def test_a_digital_application_in_the_case_system_was_received_and_nobody_has_read_it() -> None:
    assert tell(digital("registered", sent=ARRIVED), TODAY).step == RECEIVED


def test_what_was_to_go_digitally_and_came_on_paper_was_handed_in_and_is_read() -> None:
    told = tell(digital("registered"), TODAY)
    assert told.step == WORKING
    assert "status.handed_in.to" in [fact.text for fact in told.facts]


def test_of_what_a_kiosk_began_to_send_nobody_says_that_nav_has_not_got_it() -> None:
    told = tell(digital("created", handed_in=None), TODAY)
    assert (told.icon, told.title, told.text) == ("dont_know", "status.tried.title", "status.created.digital")


@pytest.mark.parametrize("state", ["kept", "tried"])
def test_what_is_kept_and_may_have_arrived_is_not_called_unsent(state: State) -> None:
    until = datetime(2026, 11, 26, 14, 30).astimezone()
    told = tell(digital(state, handed_in=None, kept_until=until, tried=ARRIVED), TODAY)
    assert (told.title, told.text) == ("status.tried.title", "status.kept.unsure")
    assert (TODAY, "14:30") in [(fact.day, fact.time) for fact in told.facts]


def test_what_was_kept_in_vain_and_may_have_arrived_is_not_called_erased_for_good() -> None:
    told = tell(digital("kept", handed_in=None, kept_until=ARRIVED, tried=ARRIVED), TODAY)
    assert (told.title, told.text) == ("status.tried.title", "status.tried.no_paper")


def test_nav_has_begun_to_read_it() -> None:
    told = tell(digital("processing"), TODAY)
    assert (told.step, told.text) == (WORKING, "status.processing.text")


def test_what_is_kept_is_sent_by_the_applicant_before_its_hour() -> None:
    told = tell(digital("kept", handed_in=None, kept_until=datetime(2026, 11, 26, 14, 30).astimezone()), TODAY)
    assert told.step is None
    assert (TODAY, "14:30") in [(fact.day, fact.time) for fact in told.facts]


def test_what_was_kept_and_not_sent_is_erased() -> None:
    told = tell(digital("kept", handed_in=None, kept_until=ARRIVED), TODAY)
    assert told.text == "status.kept.over"


def test_what_was_perhaps_sent_is_handed_in_on_paper() -> None:
    told = tell(digital("printed", handed_in=None, tried=ARRIVED), TODAY)
    assert told.title == "status.tried.title"
    assert "receipt.hand_in" in [fact.text for fact in told.facts]


def test_without_paper_nobody_is_told_to_hand_it_in() -> None:
    told = tell(digital("tried", handed_in=None, tried=ARRIVED), TODAY)
    assert told.text == "status.tried.no_paper"
    assert "receipt.hand_in" not in [fact.text for fact in told.facts]

"""Never lost, never twice: one parcel through as many attempts as it takes, and what is said of each."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiosk.digisos.envelope import seal
from kiosk.digisos.late import SendingLate
from kiosk.digisos.outcomes import Delivered, Progress, Refused, Unknown
from kiosk.digisos.parcel import enclosure_of
from kiosk.digisos.patience import SECONDS, Patience
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import SendingApplication
from kiosk.digisos.trouble import EVER, Trouble
from kiosk.errors import FiksUncertain, ReceptionClosed, SignInOver
from tests.digisos.faults import APPLICATION
from tests.digisos.reaching import LEASE, TAX, Time, client, ended, late_parcel, now, parcel, patience

SUBMIT = len(APPLICATION) - 1


@pytest.fixture(scope="module")
def started() -> Iterator[RehearsalDigisos]:
    with RehearsalDigisos(closed=(), door=0.02) as fiks:
        yield fiks


@pytest.fixture
def fiks(started: RehearsalDigisos) -> RehearsalDigisos:
    started.plan(())
    return started


def sending(fiks: RehearsalDigisos) -> SendingApplication:
    return SendingApplication(client(fiks), parcel(), now, patience())


def progress(sending: SendingApplication) -> list[Progress]:
    return [each for each in sending.attempt() if isinstance(each, Progress)]


def received(fiks: RehearsalDigisos, nav_reference: str) -> int:
    return sum(case.nav_reference == nav_reference for case in fiks.cases.values())


def test_it_is_delivered_with_its_documents(fiks: RehearsalDigisos) -> None:
    outcome = ended(sending(fiks))
    assert isinstance(outcome, Delivered)
    case = fiks.cases[outcome.digisos_id]
    assert {file.content for file in case.files.values()} == {LEASE, TAX}
    assert (case.nav_reference, outcome.was_there) == (outcome.nav_reference, False)


def test_the_requests_come_in_the_order_of_the_exchange(fiks: RehearsalDigisos) -> None:
    ended(sending(fiks))
    assert tuple(fiks.asked) == APPLICATION


def test_each_step_is_told_before_it_is_taken(fiks: RehearsalDigisos) -> None:
    told = [(each.step, each.number, each.of) for each in progress(sending(fiks))]
    assert told == [
        ("asking", 0, 0), ("key", 0, 0), ("looking", 0, 0), ("staging", 1, 2), ("staging", 2, 2), ("looking", 0, 0),
        ("sending", 0, 0),
    ]  # fmt: skip


def test_once_delivered_nothing_more_is_asked(fiks: RehearsalDigisos) -> None:
    one = sending(fiks)
    first = ended(one)
    fiks.plan(())
    assert list(one.attempt()) == [first]
    assert fiks.asked == []


def test_a_retry_says_which_it_is_and_how_much_time_is_left(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("503", SUBMIT, 2)])
    told = [(each.attempt, each.left) for each in progress(sending(fiks)) if each.step == "sending"]
    assert told == [(1, 30.0), (2, 29.5), (3, 28.5)]


def test_an_answer_that_was_lost_is_found_by_the_same_reference(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT)])
    outcome = ended(sending(fiks))
    assert isinstance(outcome, Delivered)
    assert outcome.was_there
    assert received(fiks, outcome.nav_reference) == 1


@pytest.mark.parametrize("at", range(SUBMIT + 1))
def test_trouble_is_borne_for_thirty_seconds_in_all(fiks: RehearsalDigisos, at: int) -> None:
    time = Time()
    fiks.plan([Trouble("503", at, EVER)])
    ended(SendingApplication(client(fiks), parcel(), now, Patience(time.clock, time.pause)))
    assert SECONDS - 5 < time.seconds <= SECONDS


@dataclass
class Slow:
    """A clock on which every request takes eleven seconds."""

    seconds: float = 0.0

    def clock(self) -> float:
        self.seconds += 5.5
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.seconds += seconds


def test_requests_that_take_their_time_count_as_trouble_too(fiks: RehearsalDigisos) -> None:
    slow = Slow()
    fiks.plan([Trouble("503", 0, EVER)])
    ended(SendingApplication(client(fiks), parcel(), now, Patience(slow.clock, slow.pause)))
    assert len(fiks.asked) <= 5


def test_whoever_is_busy_is_given_the_time_it_asks_for(fiks: RehearsalDigisos) -> None:
    time = Time()
    fiks.plan([Trouble("429", 0)])
    ended(SendingApplication(client(fiks), parcel(), now, Patience(time.clock, time.pause)))
    assert time.seconds == 1.0


def test_in_doubt_it_is_unknown_and_another_attempt_finds_out(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT, EVER)])
    one = sending(fiks)
    unknown = ended(one)
    assert isinstance(unknown, Unknown)
    assert unknown.ways == ("wait", "paper", "later")
    assert one.may_have_arrived
    fiks.plan(())
    outcome = ended(one)
    assert isinstance(outcome, Delivered)
    assert outcome.was_there
    assert fiks.asked == ["submit"]


def test_a_refusal_after_a_doubt_does_not_end_the_doubt(fiks: RehearsalDigisos) -> None:
    fiks.plan([Trouble("lost", SUBMIT), Trouble("401", SUBMIT + 1)])
    unknown = ended(sending(fiks))
    assert isinstance(unknown, Unknown)
    assert isinstance(unknown.fault, SignInOver)
    assert unknown.ways == ("sign_in", "paper")


def test_what_was_never_told_leaves_no_doubt(fiks: RehearsalDigisos) -> None:
    one = sending(fiks)
    fiks.plan([Trouble("lost", SUBMIT - 1, EVER)])
    outcome = ended(one)
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.fault, FiksUncertain)
    assert not one.may_have_arrived


def test_a_municipality_that_receives_nothing_gets_nothing(fiks: RehearsalDigisos) -> None:
    with RehearsalDigisos(closed=("0301",)) as closed:
        outcome = ended(sending(closed))
        assert closed.asked == ["kommune"]
    assert isinstance(outcome, Refused)
    assert (type(outcome.fault), outcome.ways) == (ReceptionClosed, ("paper",))


def test_what_lies_there_and_is_none_of_ours_does_not_go_along(fiks: RehearsalDigisos) -> None:
    made, one = parcel(), client(fiks)
    certificate = one.certificate(now())
    for file in (enclosure_of("annet.pdf", b"%PDF-other"), made.files[0]):
        one.stage(made.nav_reference, file, seal(file.content, certificate))
    outcome = ended(SendingApplication(one, made, now, patience()))
    assert isinstance(outcome, Delivered)
    assert set(fiks.cases[outcome.digisos_id].files) == {file.name for file in made.files}


def test_without_documents_nothing_is_staged(fiks: RehearsalDigisos) -> None:
    outcome = ended(SendingApplication(client(fiks), parcel(enclosed={}), now, patience()))
    assert isinstance(outcome, Delivered)
    assert fiks.asked == ["kommune", "certificate", "submit"]


def test_its_repr_is_its_reference_alone(fiks: RehearsalDigisos) -> None:
    assert repr(sending(fiks)) == "<Sending of 7KQ-4M2-XJG>"


def delivered(fiks: RehearsalDigisos) -> Delivered:
    outcome = ended(sending(fiks))
    assert isinstance(outcome, Delivered)
    fiks.plan(())
    return outcome


def late(fiks: RehearsalDigisos, digisos_id: str) -> SendingLate:
    return SendingLate(client(fiks), late_parcel(), digisos_id, now, patience())


def test_late_papers_join_their_case_under_the_next_number(fiks: RehearsalDigisos) -> None:
    first = delivered(fiks)
    numbers = [ended(late(fiks, first.digisos_id)) for _ in range(3)]
    case = fiks.cases[first.digisos_id]
    assert list(case.late) == [f"{first.nav_reference}{number:04}" for number in (1, 2, 3)]
    assert all(isinstance(each, Delivered) for each in numbers)
    assert {file.content for file in case.late[f"{first.nav_reference}0001"].values()} == {LEASE, b"%PDF-1.7 cover"}


def test_a_number_that_somebody_else_took_is_left_to_them(fiks: RehearsalDigisos) -> None:
    first = delivered(fiks)
    mine = late(fiks, first.digisos_id)
    steps = mine.attempt()
    while (said := next(steps)) and not (isinstance(said, Progress) and said.step == "sending"):
        pass
    case = fiks.cases[first.digisos_id]
    case.late[mine.nav_reference] = {}
    *_, outcome = steps
    assert isinstance(outcome, Delivered)
    assert outcome.nav_reference == f"{first.nav_reference}0002"
    assert list(case.late) == [f"{first.nav_reference}0001", f"{first.nav_reference}0002"]


def test_files_that_somebody_else_puts_there_are_let_be(fiks: RehearsalDigisos) -> None:
    first, one = delivered(fiks), client(fiks)
    theirs = enclosure_of("annet.pdf", b"%PDF-other")
    one.stage(f"{first.nav_reference}0001", theirs, seal(theirs.content, one.certificate(now())))
    outcome = ended(late(fiks, first.digisos_id))
    assert isinstance(outcome, Delivered)
    assert outcome.nav_reference.endswith("0002")
    assert [each.name for each in one.staged(f"{first.nav_reference}0001")] == [theirs.name]


def test_late_papers_whose_answer_was_lost_are_there_once(fiks: RehearsalDigisos) -> None:
    first = delivered(fiks)
    fiks.plan([Trouble("lost", 8)])
    outcome = ended(late(fiks, first.digisos_id))
    assert isinstance(outcome, Delivered)
    assert outcome.was_there
    assert list(fiks.cases[first.digisos_id].late) == [outcome.nav_reference]


def test_late_papers_to_a_case_that_is_gone_are_refused(fiks: RehearsalDigisos) -> None:
    outcome = ended(late(fiks, "99999999-aaaa-4bbb-8ccc-555555555555"))
    assert isinstance(outcome, Refused)
    assert outcome.ways == ("paper",)


def test_where_every_number_is_taken_again_and_again_it_ends(fiks: RehearsalDigisos) -> None:
    first = delivered(fiks)
    mine = late(fiks, first.digisos_id)
    case = fiks.cases[first.digisos_id]
    said: object = None
    for said in mine.attempt():
        if isinstance(said, Progress) and said.step == "sending":
            case.late[mine.nav_reference] = {}
    assert isinstance(said, Refused)
    assert "paper" in said.ways

"""A hand-off followed on a thread of its own: what it comes to, and that it is closed when nobody waits."""

from collections.abc import Callable, Iterable
from itertools import count

import pytest

from kiosk.errors import GatewayRefused, GatewayUnreachable, KioskError, TooManyTries
from kiosk.signin.model import HandOff, Progress, State
from kiosk.signin.on_phone import FORBEARANCE, OnPhone, can_be_tried_again
from kiosk.signin.rehearsal import PID, RehearsalSignIns
from kiosk.visit.signed_in import SignedIn


class Failing(RehearsalSignIns):
    """Raises these, one for each wait or opening, before it does what it should."""

    def __init__(self, *, opening: Iterable[Exception] = (), waiting: Iterable[Exception] = ()) -> None:
        super().__init__()
        self.opening, self.waiting = iter(opening), iter(waiting)
        self.closed: list[str] = []

    def open(self, public: bytes, language: str) -> HandOff:
        for failure in self.opening:
            raise failure
        return super().open(public, language)

    def wait(self, id: str, known: State) -> Progress:
        for failure in self.waiting:
            raise failure
        return super().wait(id, known)

    def close(self, id: str) -> None:
        self.closed.append(id)
        super().close(id)


def never() -> float:
    """A clock that stands still."""
    return 0.0


def followed(sign_ins: RehearsalSignIns, clock: Callable[[], float] = never) -> OnPhone:
    """Followed to its end."""
    phone = OnPhone(sign_ins, "nb", clock, pause=0)
    phone.begin()
    phone.wait_until(lambda: False, 10)
    return phone


def test_it_comes_to_who_signed_in() -> None:
    phone = followed(RehearsalSignIns())
    assert isinstance(phone.result, SignedIn)
    assert (phone.result.pid, phone.state) == (PID, "confirmed")


def test_it_is_begun_once() -> None:
    phone = OnPhone(RehearsalSignIns(), "nb")
    phone.begin()
    phone.begin()
    phone.wait_until(lambda: False, 10)
    assert phone.handoff == HandOff("0" * 26, 42, 300)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([Progress("ended", "cancelled")], "cancelled"),
        ([Progress("started"), Progress("ended", "number")], "number"),
        ([Progress("ended", "expired")], "expired"),
        ([Progress("started"), Progress("ended", "expired")], "lost"),
        ([Progress("started"), Progress("choosing"), Progress("ended", "expired")], "lost"),
    ],
)
def test_it_comes_to_why_nobody_did(steps: list[Progress], why: str) -> None:
    assert followed(RehearsalSignIns(steps)).result == why


@pytest.mark.parametrize(
    ("failure", "why"), [(GatewayUnreachable, "away"), (GatewayRefused, "refused"), (TooManyTries, "busy")]
)
def test_what_cannot_be_opened_says_why(failure: type[KioskError], why: str) -> None:
    assert followed(Failing(opening=[failure()])).result == why


def test_a_gateway_that_is_away_for_a_moment_loses_nothing() -> None:
    sign_ins = Failing(waiting=[GatewayUnreachable(), TooManyTries(seconds="1")])
    assert isinstance(followed(sign_ins).result, SignedIn)


def test_a_gateway_that_stays_away_is_given_up() -> None:
    seconds = count(0.0, FORBEARANCE)
    sign_ins = Failing(waiting=[GatewayUnreachable() for _ in range(9)])
    assert followed(sign_ins, lambda: next(seconds)).result == "away"


def test_a_key_that_was_revoked_meanwhile_ends_it() -> None:
    assert followed(Failing(waiting=[GatewayRefused()])).result == "refused"


def test_what_was_sealed_for_another_is_not_taken() -> None:
    class Foreign(RehearsalSignIns):
        def wait(self, id: str, known: State) -> Progress:
            progress = super().wait(id, known)
            return Progress("confirmed", sealed=bytes(64)) if progress.state == "confirmed" else progress

    assert followed(Foreign()).result == "seal"


def test_what_nobody_expected_is_raised_where_the_result_is_wanted() -> None:
    phone = followed(Failing(waiting=[ZeroDivisionError()]))
    with pytest.raises(ZeroDivisionError):
        _ = phone.result


def test_giving_it_up_closes_it_and_forgets_who_signed_in() -> None:
    sign_ins = Failing(waiting=[])
    phone = OnPhone(sign_ins, "nb")
    assert phone.give_up() is None
    phone = OnPhone(Slow(sign_ins), "nb")
    phone.begin()
    phone.wait_until(lambda: phone.handoff is not None, 10)
    thread = phone.give_up()
    assert thread is not None
    thread.join(10)
    assert (sign_ins.closed, phone.result, phone.has_ended) == (["0" * 26], None, True)


class Slow(RehearsalSignIns):
    """Waits as long as it is open."""

    def __init__(self, inner: Failing) -> None:
        super().__init__([Progress("waiting")] * 10_000, pause=0.001)
        self.inner = inner

    def close(self, id: str) -> None:
        self.inner.closed.append(id)


def test_what_has_ended_needs_no_closing() -> None:
    sign_ins = Failing()
    assert followed(sign_ins).give_up() is None
    assert sign_ins.closed == []


def test_the_seconds_left_are_counted_from_the_opening() -> None:
    now = [1000.0]
    phone = OnPhone(RehearsalSignIns([Progress("waiting")] * 10_000, pause=0.001), "nb", lambda: now[0])
    assert phone.seconds_left == 0
    phone.begin()
    phone.wait_until(lambda: phone.handoff is not None, 10)
    now[0] = 1100.5
    assert phone.seconds_left == 199
    now[0] = 2000
    assert phone.seconds_left == 0
    phone.give_up()


def test_what_would_end_the_same_is_not_tried_again() -> None:
    assert not can_be_tried_again("refused")
    assert can_be_tried_again("lost")

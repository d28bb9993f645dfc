"""What staff chose, and the waits after wrong PINs: shared by all visits of a running kiosk."""

import os

import pytest

from kiosk.visit.standing import FREE_GUESSES, LONGEST_WAIT, Standing, Theme, Wish, wait_after


class Clock:
    """Stands still until told otherwise."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_two_wrong_pins_cost_no_time() -> None:
    standing = Standing(Clock())
    for _ in range(FREE_GUESSES - 1):
        standing.count_guess()
    assert standing.seconds_to_wait == 0


def test_each_further_one_doubles_the_wait_up_to_an_hour() -> None:
    assert [wait_after(number) for number in (3, 4, 5, 6)] == [30, 60, 120, 240]
    assert wait_after(255) == LONGEST_WAIT == 3600


def test_the_wait_passes() -> None:
    clock = Clock()
    standing = Standing(clock)
    for _ in range(FREE_GUESSES):
        standing.count_guess()
    assert standing.seconds_to_wait == 30
    clock.now += 30
    assert standing.seconds_to_wait == 0


def test_the_right_pin_forgets_the_wrong_ones() -> None:
    standing = Standing(Clock())
    for _ in range(FREE_GUESSES):
        standing.count_guess()
    standing.forgive()
    assert standing.seconds_to_wait == 0
    standing.count_guess()
    assert standing.seconds_to_wait == 0


def test_a_new_visit_does_not_reset_the_wait() -> None:
    standing = Standing(Clock())
    for _ in range(FREE_GUESSES):
        child = os.fork()
        if child == 0:
            standing.count_guess()
            os._exit(0)
        os.waitpid(child, 0)
    assert standing.seconds_to_wait == 30


def test_a_wish_is_heard_once() -> None:
    standing = Standing()
    standing.wish(Wish.DOCTOR)
    assert standing.take_wish() is Wish.DOCTOR
    assert standing.take_wish() is Wish.NOTHING


@pytest.mark.parametrize("theme", Theme)
def test_choosing_one_thing_leaves_the_others(theme: Theme) -> None:
    standing = Standing(Clock())
    standing.choose_printer(2)
    for _ in range(FREE_GUESSES):
        standing.count_guess()
    standing.choose_theme(theme)
    standing.wish(Wish.STOP)
    assert (standing.theme, standing.printer, standing.seconds_to_wait) == (theme, 2, 30)

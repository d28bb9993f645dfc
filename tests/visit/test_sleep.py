"""A machine that slept in the middle of a visit."""

import time

from kiosk.visit.sleep import SleepWatch, boot_clock


class Clocks:
    """Two clocks, of which one stands still while the machine sleeps."""

    def __init__(self) -> None:
        self.all, self.awake = 1000.0, 400.0

    def work(self, seconds: float) -> None:
        self.all += seconds
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        self.all += seconds

    def watch(self) -> SleepWatch:
        return SleepWatch(lambda: self.all, lambda: self.awake)


def test_a_machine_that_stays_awake_has_not_slept() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.work(86_400)
    assert not watch.has_slept


def test_a_lid_that_was_closed_is_noticed_and_stays_noticed() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.sleep(60)
    assert watch.has_slept
    clocks.work(60)
    assert watch.has_slept


def test_sleep_before_the_visit_does_not_count() -> None:
    clocks = Clocks()
    clocks.sleep(3600)
    assert not clocks.watch().has_slept


def test_a_moments_drift_is_no_sleep() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.sleep(1)
    assert not watch.has_slept


def test_the_kernels_own_clocks_are_asked() -> None:
    assert boot_clock() >= time.monotonic() - 1
    assert not SleepWatch().has_slept

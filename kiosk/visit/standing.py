"""What staff chose for the running kiosk, and how often a wrong PIN was typed: shared by all visits, kept by none.

The one rule: there is room for a few small numbers and nothing else; when the kiosk ends they are gone.
"""

import mmap
import struct
from collections.abc import Callable
from enum import IntEnum

from kiosk.visit.sleep import boot_clock

LAYOUT = struct.Struct("<BdBBB")
FREE_GUESSES = 3
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds until a PIN may be typed again; each wrong one doubles them."""


class Theme(IntEnum):
    """Of the screens; as the settings say until somebody chooses."""

    AS_SET, DAY, NIGHT = range(3)


class Wish(IntEnum):
    """What the kiosk is to do when this visit has ended."""

    NOTHING, DOCTOR, STOP, TRAINING = range(4)


class Standing:
    """`clock`: seconds that nobody can set and that go on while the machine sleeps."""

    def __init__(self, clock: Callable[[], float] = boot_clock) -> None:
        self._shared = mmap.mmap(-1, LAYOUT.size)
        self._clock = clock

    @property
    def theme(self) -> Theme:
        return Theme(self._read()[2])

    @property
    def printer(self) -> int:
        """Which of the configured printers comes first."""
        return int(self._read()[3])

    @property
    def seconds_to_wait(self) -> int:
        """Until a PIN may be typed."""
        return max(0, round(self._read()[1] - self._clock()))

    def choose_theme(self, theme: Theme) -> None:
        """From the next visit on."""
        failures, until, _, printer, wish = self._read()
        self._write(failures, until, theme, printer, wish)

    def choose_printer(self, number: int) -> None:
        """From the next visit on, counted from 0."""
        failures, until, theme, _, wish = self._read()
        self._write(failures, until, theme, number, wish)

    def wish(self, wish: Wish) -> None:
        """For when this visit has ended."""
        failures, until, theme, printer, _ = self._read()
        self._write(failures, until, theme, printer, wish)

    def take_wish(self) -> Wish:
        """What was wished; it is heard once."""
        wish = Wish(self._read()[4])
        self.wish(Wish.NOTHING)
        return wish

    def count_guess(self) -> None:
        """Before a PIN is looked at, so that ending the visit at the right moment gives no guess for free."""
        failures, _, theme, printer, wish = self._read()
        failures = min(255, failures + 1)
        self._write(failures, self._clock() + wait_after(failures), theme, printer, wish)

    def forgive(self) -> None:
        """The PIN was right."""
        _, _, theme, printer, wish = self._read()
        self._write(0, 0.0, theme, printer, wish)

    def _read(self) -> tuple[int, float, int, int, int]:
        failures, until, theme, printer, wish = LAYOUT.unpack(self._shared[:])
        return failures, until, theme, printer, wish

    def _write(self, *values: float) -> None:
        self._shared[:] = LAYOUT.pack(*values)


def wait_after(failures: int) -> float:
    """Seconds to wait after so many wrong PINs in a row."""
    beyond = failures - FREE_GUESSES
    return 0.0 if beyond < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(beyond, 16))

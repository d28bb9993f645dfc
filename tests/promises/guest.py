"""The one who types planted values: scripted visits on a terminal that somebody else opened, then this process ends.

The one rule: the values are minted here and leave only in disguise, and only to the terminal in clear.
`python -m tests.promises.guest FD SCRIPT…`; a script with a + is printed to the end, one with a - is broken off.
"""

import json
import re
import sys
from dataclasses import replace
from datetime import datetime
from typing import Any

from pexpect.fdpexpect import fdspawn

from kiosk.house import House, open_house
from kiosk.rehearse import Visit
from tests.promises.canaries import Planter
from tests.pty.driver import Applicant
from tests.pty.screen import Screen, Stream
from tests.pty.script import cells, visit_of_today
from tests.pty.terminal import COLUMNS, ROWS, Terminal, is_in_a_frame

LAST_TYPED = "message"
# Pieces of output so close to each other are looked at together; seconds.
TOGETHER = 0.004
F10 = "\x1b[21~"
COLOURS = re.compile(rb"\x1b\[[0-9;:]*m")


class Attached(Terminal):
    """A terminal that is open already, and stays open."""

    def __init__(self, descriptor: int) -> None:
        self.cells = cells()
        self.received = []
        self.screen = Screen(COLUMNS, ROWS)
        self._stream = Stream(self.screen)
        self._rest = b""
        self.process = fdspawn(descriptor)
        self.process.delaybeforesend = None

    def read(self, seconds: float) -> bytes:
        """A whole frame, where it comes in pieces."""
        piece = super().read(seconds)
        while piece and (more := super().read(1.0 if is_in_a_frame(piece) else TOGETHER)):
            piece += more
        return piece

    def show(self, piece: bytes) -> None:
        """Without colours, which take the most time and say nothing here."""
        super().show(COLOURS.sub(b"", piece))


class Guest(Applicant):
    """Ends a visit and waits for the next rest screen, since the kiosk goes on."""

    def take_papers(self) -> None:
        """From the receipt to where the next one begins."""
        self.arrive(self.receipt_title, seconds=60)
        self.press("0")
        self.arrive("feedback.title")
        self.press("1")
        self.go()

    def answer_to_the_last(self) -> None:
        """Every question before the last one that is typed. Waits to be told to go on: now others may look."""
        self.walk(self.session.journey.next(None), self.visit.answers, until=LAST_TYPED)
        self.arrive(f"{LAST_TYPED}.text")
        self.terminal.until_quiet()
        say("paused")
        sys.stdin.readline()

    def answer_the_rest(self) -> None:
        """From the last one that is typed."""
        here = next(stop for stop in self.session.journey.stops() if stop.question.id == LAST_TYPED)
        self.walk(here, self.visit.answers)

    def break_off(self) -> None:
        """In the middle of a word; ends and erases."""
        self.type(self.visit.answers[LAST_TYPED])
        self.press(F10)
        self.arrive("end.title")
        self.press("2")
        self.go()

    def go(self) -> None:
        """Everything is erased, it says."""
        self.arrive("goodbye.title")
        self.press("enter")
        self.arrive("rest.title")


def say(what: Any) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    """The process of its own."""
    house = open_house()
    now = datetime.now().astimezone().replace(microsecond=0)
    planned = []
    for number, script in enumerate(sys.argv[2:], 1):
        visit = visit_of_today(script[:-1], now, message="typed")
        planter = Planter(str(number), house.forms.of(visit.errand), visit.language)
        planned.append((replace(visit, answers=planter.plant(visit.answers)), script[-1]))
        say([canary.disguised() for canary in planter.canaries])
    terminal = Attached(int(sys.argv[1]))
    for visit, how in planned:
        sys.stdin.readline()
        make(visit, how, terminal, house)
        say("gone")


def make(visit: Visit, how: str, terminal: Terminal, house: House) -> None:
    """One visit."""
    guest = Guest(terminal, house, visit)
    guest.begin()
    guest.answer_to_the_last()
    if how == "-":
        guest.break_off()
        return
    guest.answer_the_rest()
    guest.confirm()
    guest.take_papers()


if __name__ == "__main__":
    main()

"""How quick the kiosk feels on a real pseudo-terminal, beside a bare app: `python -m tests.benchmarks.bench_terminal`.

The one rule: both run as their users run them, one after the other on the same machine, at 120×40.
"""

import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.house import House, open_house
from tests.benchmarks.bare import FIRST_TEXT
from tests.benchmarks.timing import Figure, PatientApplicant, TimedTerminal, p50, p95, table
from tests.pty.pressing import Seen
from tests.pty.script import cells, environment_of, visit_of_today

KIOSK = (sys.executable, "-m", "kiosk")
BARE = (sys.executable, "-m", "tests.benchmarks.bare")
F10 = "\x1b[21~"
PRESSES, STARTS, VISITS = 100, 9, 10
LOOK = 0.7
"""Seconds in which nobody has read a question yet."""
WARM = 4.0
"""Seconds after which the parent has loaded everything."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Seconds from each answer to the next question, and to the pages; memory before and after the pages."""

    questions: list[float]
    agreed: float
    before: tuple[float, float]
    after: tuple[float, float]


class Bench:
    """`folder` is the home of what is run."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.environment = environment_of(folder)
        self.rest = house.library.words("nb")("rest.title")

    def terminal(self, command: Sequence[str]) -> TimedTerminal:
        return TimedTerminal(command, self.environment, cells())

    def applicant(self, terminal: TimedTerminal) -> PatientApplicant:
        return PatientApplicant(terminal, self.house, visit_of_today("alone-on-benefit", datetime.now().astimezone()))

    def all(self) -> Iterator[Figure]:
        yield from self.cold_start()
        yield from self.keys()
        yield from self.visit()
        yield from self.next_visit()

    def cold_start(self) -> Iterator[Figure]:
        """From the command to the frame with the first text."""
        ours, bare = [], []
        for _ in range(STARTS + 1):
            bare.append(self.start(BARE, FIRST_TEXT))
            ours.append(self.start(KIOSK, self.rest))
        # The first of each compiles what is not compiled yet.
        yield Figure("cold start → first text, p50", p50(ours[1:]), "ms", "≤ 1.25 ×", p50(bare[1:]))

    def start(self, command: Sequence[str], text: str) -> float:
        started = time.perf_counter()
        with self.terminal(command) as terminal:
            terminal.until_shown(text)
            return terminal.seen_at - started

    def keys(self) -> Iterator[Figure]:
        """Arrows between cards, a tick, a letter."""
        with self.terminal(BARE) as terminal:
            terminal.until_shown(FIRST_TEXT)
            bare = self.frames(terminal, ("right", "left"))
        with self.terminal(KIOSK) as terminal:
            applicant = self.applicant(terminal)
            applicant.begin()
            applicant.arrive("acute_need.text")
            time.sleep(WARM)
            moved = self.frames(terminal, ("right", "left"))
            ticked = self.frames(terminal, ("1", "1"))
            applicant.walk(applicant.session.journey.next(None), applicant.visit.answers, until="name")
            applicant.identify()
            applicant.arrive("name.text")
            typed = self.frames(terminal, ("a", "\x7f"))
        yield Figure("key → frame, ring from card to card, p50", p50(moved), "ms", "≤ 1.0 ×", p50(bare))
        yield Figure("key → frame, ring from card to card, p95", p95(moved), "ms", "≤ 1.0 ×, ≤ 8 ms", p95(bare))
        yield Figure("key → frame, tick on a card, p95", p95(ticked), "ms", "≤ 8 ms")
        yield Figure("key → frame, letter in a field, p95", p95(typed), "ms", "≤ 8 ms")

    def frames(self, terminal: TimedTerminal, keys: Sequence[str]) -> list[float]:
        terminal.settle()
        return [terminal.frame_after(keys[press % len(keys)]) for press in range(PRESSES)]

    def visit(self) -> Iterator[Figure]:
        """Answer → next question, and the memory of a visit when its pages have been drawn."""
        first, second = self.walk(0), self.walk(1)
        with self.terminal(BARE) as terminal:
            terminal.until_shown(FIRST_TEXT)
            terminal.settle()
            bare, bare_shared = memory(terminal.process.pid)
        yield Figure("answer → next question's first frame, p50", p50(second.questions), "ms", "")
        yield Figure("answer → next question's first frame, p95", p95(second.questions), "ms", "≤ 40 ms")
        yield Figure("the same in the first visit since the start, p95", p95(first.questions), "ms", "")
        yield Figure("“I agree” → the pages are shown", 1000 * second.agreed, "ms", "")
        for name, walk in (("a visit", second), ("the first visit", first)):
            yield Figure(f"memory of {name} near its end, resident", walk.before[0], "MiB", "≤ 1.5 ×", bare)
            yield Figure(f"memory of {name} near its end, its share", walk.before[1], "MiB", "≤ 1.5 ×", bare_shared)
            yield Figure("the same with the pages made and shown, resident", walk.after[0], "MiB", "", bare)
            yield Figure("the same with the pages made and shown, its share", walk.after[1], "MiB", "", bare_shared)

    def walk(self, earlier: int) -> Walk:
        """A visit from the first question to the pages, after so many others that were ended at once."""
        waits: dict[str, float] = {}
        with self.terminal(KIOSK) as terminal:
            applicant = self.applicant(terminal)
            applicant.arrive("rest.title", seconds=30)
            time.sleep(WARM)
            for _ in range(earlier):
                end_at_once(applicant)
            applicant.begin()
            applicant.arrive("acute_need.text")

            def note(seen: Seen) -> None:
                waits.setdefault(seen.name, terminal.seen_at - applicant.pressed)

            def look(seen: Seen) -> None:
                note(seen)
                time.sleep(LOOK)

            applicant.arrived = look
            applicant.answer_all()
            applicant.arrived = note
            applicant.confirm()
            *_, child = children(terminal.process.pid)
            before = memory(child)
            applicant.look_at_pages()
            after = memory(child)
        # The first was there before anybody looked.
        asked = {stop.question.id for stop in applicant.session.journey.stops()[1:]} - {"declaration"}
        questions = [wait for name, wait in waits.items() if name in asked]
        return Walk(questions, waits["preview.title"], before, after)

    def next_visit(self) -> Iterator[Figure]:
        """From the key that ends one visit to the rest screen of the next."""
        waits = []
        with self.terminal(KIOSK) as terminal:
            applicant = self.applicant(terminal)
            applicant.arrive("rest.title")
            time.sleep(WARM)
            for _ in range(VISITS):
                end_at_once(applicant)
                waits.append(terminal.seen_at - applicant.pressed)
                terminal.settle()
        yield Figure("visit ends → ready for the next, p50", p50(waits), "ms", "≤ 100 ms")
        yield Figure("visit ends → ready for the next, p95", p95(waits), "ms", "≤ 100 ms")


def end_at_once(applicant: PatientApplicant) -> None:
    """Somebody comes and goes, and the next may come."""
    applicant.press("enter")
    applicant.arrive("language.choose")
    applicant.press(F10)
    applicant.arrive("end.title")
    applicant.press("2")
    applicant.arrive("goodbye.title")
    applicant.press("enter")
    applicant.arrive("rest.title")


def children(process: int) -> list[int]:
    """The processes this one has forked."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def memory(process: int) -> tuple[float, float]:
    """Resident memory, and its share of it when what is shared is divided among those who share it, in MiB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB", text, re.MULTILINE))
    return int(found["Rss"]) / 1024, int(found["Pss"]) / 1024


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        print(table(list(Bench(open_house(), Path(home)).all())))

"""How quick the kiosk feels on a real pseudo-terminal, beside a bare app and dialog.

The one rule: all run as their users run them, one after the other on the same machine, at 120×40.
Run it with `python -m tests.benchmarks.bench_terminal`.
"""

import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.house import House, open_house
from tests.benchmarks.bare import FIRST_TEXT
from tests.benchmarks.figure import Figure, Line, Measure, Parts, Reach, Row
from tests.benchmarks.rivals import without_program
from tests.benchmarks.running import run_alone
from tests.benchmarks.timing import PatientApplicant, TimedTerminal, p50, p95
from tests.processes import children
from tests.pty.pressing import Seen
from tests.pty.script import cells, environment_of, visit_of_today

KIOSK = (sys.executable, "-m", "kiosk")
BARE = (sys.executable, "-m", "tests.benchmarks.bare")
# A menu of six; its numbers move the highlight.
MENU = ("--menu", "Choose", "20", "60", "6", *(part for number in "123456" for part in (number, f"Card {number}")))
BARE_APP, DIALOG = "bare Textual app", "dialog"
F10 = "\x1b[21~"
PRESSES, STARTS, VISITS = 100, 9, 10
LOOK = 0.7
"""Seconds in which nobody has read a question yet."""
WARM = 10.0
"""Seconds after which the parent has loaded everything."""
SAME, LIGHT, ONE_AND_A_HALF = Reach(times=1.0), Reach(most=8), Reach(times=1.5)


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

    def cold_start(self) -> Iterator[Line]:
        """From the command to the frame with the first text."""
        ours, bare = [], []
        for _ in range(STARTS + 1):
            bare.append(self.start(BARE, FIRST_TEXT))
            ours.append(self.start(KIOSK, self.rest))
        # The first of each compiles what is not compiled yet.
        reach = Reach(times=1.25)
        yield Figure(Row.START, "to the rest screen, p50", p50(ours[1:]), "ms", reach, p50(bare[1:]), BARE_APP)

    def start(self, command: Sequence[str], text: str) -> float:
        started = time.perf_counter()
        with self.terminal(command) as terminal:
            terminal.until_shown(text)
            return terminal.seen_at - started

    def keys(self) -> Iterator[Line]:
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
        both = Reach(most=8, times=1.0)
        yield Figure(Row.KEYS, "the ring from card to card, p50", p50(moved), "ms", SAME, p50(bare), BARE_APP)
        yield Figure(Row.KEYS, "the ring from card to card, p95", p95(moved), "ms", both, p95(bare), BARE_APP)
        yield from self.beside_dialog(moved)
        yield Figure(Row.KEYS, "a tick on a card, p95", p95(ticked), "ms", LIGHT)
        yield Figure(Row.KEYS, "a letter in a field, p95", p95(typed), "ms", LIGHT)

    def beside_dialog(self, moved: list[float]) -> Iterator[Line]:
        """The ring beside the highlight of a menu, drawn by a program in C that has no pictures."""
        if absent := without_program(Row.KEYS, "dialog"):
            yield absent
            return
        with self.terminal((str(shutil.which("dialog")), *MENU)) as terminal:
            terminal.frame_ends = b""
            terminal.until_shown("Card 6")
            rival = self.frames(terminal, ("2", "1"))
        yield Figure(
            Row.KEYS, "the same beside a menu's highlight, p50", p50(moved), "ms", rival=p50(rival), beside=DIALOG
        )
        yield Figure(
            Row.KEYS, "the same beside a menu's highlight, p95", p95(moved), "ms", rival=p95(rival), beside=DIALOG
        )

    def frames(self, terminal: TimedTerminal, keys: Sequence[str]) -> list[float]:
        """Seconds from each key to its frame."""
        terminal.settle()
        return [terminal.frame_after(keys[press % len(keys)]) for press in range(PRESSES)]

    def answers(self) -> Iterator[Line]:
        """Answer → next question, in a first visit and in a later one."""
        first, second = self.walk(0), self.walk(1)
        yield Figure(Row.ANSWER, "p50", p50(second.questions), "ms")
        yield Figure(Row.ANSWER, "p95", p95(second.questions), "ms", Reach(most=40))
        yield Figure(Row.ANSWER, "p95 in the first visit since the start", p95(first.questions), "ms", Reach(most=40))
        yield Figure(Row.ANSWER, "“I agree” → the pages are shown", 1000 * second.agreed, "ms")

    def memory(self) -> Iterator[Line]:
        """A visit's when its last question is answered, and when its pages have been drawn."""
        walks = (("the first visit", self.walk(0)), ("a later visit", self.walk(1)))
        with self.terminal(BARE) as terminal:
            terminal.until_shown(FIRST_TEXT)
            terminal.settle()
            bare, bare_share = memory(terminal.process.pid)
        for name, walk in walks:
            for when, (resident, share), reach in (
                ("near its end", walk.before, ONE_AND_A_HALF),
                ("with its pages shown", walk.after, Reach()),
            ):
                yield Figure(Row.MEMORY, f"{name} {when}, resident", resident, "MiB", reach, bare, BARE_APP)
                yield Figure(Row.MEMORY, f"{name} {when}, its share", share, "MiB", reach, bare_share, BARE_APP)

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

    def next_visit(self) -> Iterator[Line]:
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
        yield Figure(Row.READY, "p50", p50(waits), "ms", Reach(most=100))
        yield Figure(Row.READY, "p95", p95(waits), "ms", Reach(most=100))


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


def memory(process: int) -> tuple[float, float]:
    """Resident memory, and its share of it when what is shared is divided among those who share it, in MiB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB", text, re.MULTILINE))
    return int(found["Rss"]) / 1024, int(found["Pss"]) / 1024


def at_home(part: Callable[[Bench], Iterator[Line]]) -> Measure:
    """This part, in a home of its own."""

    def measure() -> Iterator[Line]:
        with tempfile.TemporaryDirectory() as home:
            yield from part(Bench(open_house(), Path(home)))

    return measure


PARTS: Parts = {
    Row.START: at_home(Bench.cold_start),
    Row.KEYS: at_home(Bench.keys),
    Row.ANSWER: at_home(Bench.answers),
    Row.READY: at_home(Bench.next_visit),
    Row.MEMORY: at_home(Bench.memory),
}

if __name__ == "__main__":
    run_alone(PARTS)

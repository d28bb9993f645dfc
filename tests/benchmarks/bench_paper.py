"""The printed set beside WeasyPrint and typst: the same answers in the same two languages, as tagged PDF/A.

The one rule: ours is made as in a visit, the first set of a fresh child of a warm kiosk; the rivals are given the
easier layout, a process that has set the same page before, and the same minutes.
Run it with `python -m tests.benchmarks.bench_paper`.
"""

import gc
import os
import struct
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection

from kiosk.reception import SO_MUCH_AT_ONCE
from kiosk.visit.warming import share_memory
from tests.benchmarks.figure import Absent, Figure, Line, Parts, Reach, Row
from tests.benchmarks.paper_rivals import with_typst, with_weasyprint
from tests.benchmarks.running import run_alone
from tests.benchmarks.timing import p50, p95
from tests.paper.printing import EXAMPLE, application, house, printery

ROUNDS, RIVAL_ROUNDS = 25, 10
COMPARED = ("nb", "uk", "ar", "ti")
TYPESET, HALF = Reach(most=200), Reach(times=0.5)
RIVALS: dict[str, Callable[[str], Callable[[], object] | Absent]] = {
    "WeasyPrint": with_weasyprint,
    "typst": with_typst,
}


def timed(make: Callable[[], object]) -> float:
    began = time.perf_counter()
    make()
    return time.perf_counter() - began


def in_a_visit(make: Callable[[], object]) -> float:
    """Seconds that it takes in a child of its own, which then ends."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        gc.set_threshold(SO_MUCH_AT_ONCE)
        os.write(writing, struct.pack("d", timed(make)))
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 8)
    os.close(reading)
    os.waitpid(child, 0)
    return float(struct.unpack("d", told)[0])


class Apart:
    """A rival in a process of its own that has set the page before. `timed`: seconds that it takes once more."""

    def __init__(self, rival: Callable[[str], Callable[[], object] | Absent], language: str) -> None:
        # So that ours is not forked from a process that the rival has filled, and both can take turns.
        here, there = Pipe()
        self._talk: Connection = here
        self._process = get_context("fork").Process(target=serve, args=(rival, language, there))
        self._process.start()
        self.absent: Absent | None = here.recv()

    def timed(self) -> float:
        self._talk.send(True)
        return float(self._talk.recv())

    def close(self) -> None:
        if self.absent is None:
            self._talk.send(False)
        self._process.join()


def serve(rival: Callable[[str], Callable[[], object] | Absent], language: str, talk: Connection) -> None:
    """In the rival's process: whether it is absent, then its seconds as often as they are asked for."""
    make = rival(language)
    if isinstance(make, Absent):
        talk.send(make)
        return
    make()
    talk.send(None)
    while talk.recv():
        talk.send(timed(make))


def sets() -> Iterator[Line]:
    """Ours in every language; then in turns with each rival."""
    deque(printery().warm(), maxlen=0)
    applications = {each.code: application(EXAMPLE, each.code) for each in house().library.languages}
    share_memory()
    ours = {language: partial(printery().make, made) for language, made in applications.items()}
    for language, make in ours.items():
        taken = [in_a_visit(make) for _ in range(ROUNDS)]
        yield Figure(Row.PRINTING, f"nb and {language}, p95", p95(taken), "ms", TYPESET)
    for name in RIVALS:
        for language in COMPARED:
            yield beside(name, language, ours[language])


def beside(name: str, language: str, make: Callable[[], object]) -> Line:
    """One after the other, in turns: a machine that is slow for a while is slow for both."""
    with closing(Apart(RIVALS[name], language)) as rival:
        if rival.absent:
            return rival.absent
        turns = [(in_a_visit(make), rival.timed()) for _ in range(RIVAL_ROUNDS)]
    ours, theirs = zip(*turns, strict=True)
    reach = HALF if name == "WeasyPrint" else Reach()
    return Figure(
        Row.PRINTING, f"nb and {language}, beside {name}, p50", p50(list(ours)), "ms", reach, p50(list(theirs)), name
    )


PARTS: Parts = {Row.PRINTING: sets}

if __name__ == "__main__":
    run_alone(PARTS)

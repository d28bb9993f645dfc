"""The printed set beside WeasyPrint and typst: the same answers in the same two languages, as tagged PDF/A.

The one rule: ours is made as in a visit, the first set of a fresh child of a warm kiosk; the rivals are given the
easier layout, and a process that has set the same page before.
Run it with `python -m tests.benchmarks.bench_paper`.
"""

import gc
import os
import struct
import time
from collections.abc import Callable, Iterator

from kiosk.reception import SO_MUCH_AT_ONCE
from kiosk.visit.process import share_memory
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


def sets() -> Iterator[Line]:
    """Ours in every language, before any rival is loaded; then beside each."""
    printery().warm()
    applications = {each.code: application(EXAMPLE, each.code) for each in house().library.languages}
    share_memory()
    ours = {}
    for language, made in applications.items():
        ours[language] = [in_a_visit(lambda made=made: printery().make(made)) for _ in range(ROUNDS)]  # type: ignore[misc]
        yield Figure(Row.PRINTING, f"nb and {language}, p95", p95(ours[language]), "ms", TYPESET)
    for name, rival in RIVALS.items():
        yield from beside(name, rival, ours)


def beside(
    name: str, rival: Callable[[str], Callable[[], object] | Absent], ours: dict[str, list[float]]
) -> Iterator[Line]:
    for language in COMPARED:
        make = rival(language)
        if isinstance(make, Absent):
            yield make
            return
        make()
        taken = [timed(make) for _ in range(RIVAL_ROUNDS)]
        reach = HALF if name == "WeasyPrint" else Reach()
        yield Figure(
            Row.PRINTING, f"nb and {language}, beside {name}, p50", p50(ours[language]), "ms", reach, p50(taken), name
        )


PARTS: Parts = {Row.PRINTING: sets}

if __name__ == "__main__":
    run_alone(PARTS)

"""Which benchmark measures which row, and how they are run: alone, or all in one go.

The one rule: one after the other, never two at once, in an order that has the quiet ones before the loud ones.
"""

import sys
import traceback
from collections.abc import Collection, Iterator
from importlib import import_module

from tests.benchmarks.figure import Absent, Line, Parts, Row
from tests.benchmarks.report import line, missing, table

BENCHES: dict[Row, str] = {
    Row.START: "bench_terminal",
    Row.KEYS: "bench_terminal",
    Row.ANSWER: "bench_terminal",
    Row.READY: "bench_terminal",
    Row.MEMORY: "bench_terminal",
    Row.QUESTIONS: "bench_applicant",
    Row.VISIT: "bench_applicant",
    Row.JOURNEY: "bench_journey",
    Row.PRINTING: "bench_paper",
    Row.PHOTOS: "bench_documents",
    Row.WALKS: "bench_walks",
    Row.GATEWAY: "bench_gateway",
}


def measured(rows: Collection[Row] = ()) -> Iterator[Line]:
    """The figures of these rows, of all when none is named, as they come."""
    for row, module in BENCHES.items():
        if not rows or row in rows:
            parts: Parts = import_module(f"tests.benchmarks.{module}").PARTS
            try:
                yield from parts[row]()
            except Exception as fault:
                # An hour of figures shall not be lost for one; it stands in the table, and nobody can overlook it.
                traceback.print_exception(fault)
                yield Absent(row, "anything", f"the benchmark failed ({type(fault).__name__})")


def told(lines: Iterator[Line]) -> list[Line]:
    """All of them; each is said on standard error when it is there, since some take minutes."""
    kept = []
    for each in lines:
        print(missing(each) if isinstance(each, Absent) else line(each), file=sys.stderr, flush=True)
        kept.append(each)
    return kept


def run_alone(parts: Parts) -> None:
    """One benchmark by itself, with a table of its own."""
    print(table(told(each for measure in parts.values() for each in measure())))

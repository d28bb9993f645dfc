"""Ten thousand random walks through the form, each made into the official documents.

The one rule: they are the walks of the test that holds it, judged by the same official schemas; where those are not, it
says so and counts nothing. Run it with `python -m tests.benchmarks.bench_walks`.
"""

import time
from collections.abc import Iterator

from tests.benchmarks.figure import Absent, Figure, Line, Parts, Reach, Row
from tests.benchmarks.running import run_alone
from tests.digisos.schema import VARIABLE, schema_folder
from tests.digisos.test_conformance import WALKS, faults_of
from tests.digisos.walks import walk


def walks() -> Iterator[Line]:
    """The share whose documents are valid, and what one takes."""
    if schema_folder() is None:
        yield Absent(Row.WALKS, "the official schemas", f"name their folder in {VARIABLE}")
        return
    began = time.process_time()
    valid = sum(not faults_of(walk(seed)) for seed in range(WALKS))
    took = time.process_time() - began
    yield Figure(Row.WALKS, "valid against the official schemas", 100 * valid / WALKS, "%", Reach(least=100))
    yield Figure(Row.WALKS, "one walk, its documents made and judged", 1000 * took / WALKS, "ms")


PARTS: Parts = {Row.WALKS: walks}

if __name__ == "__main__":
    run_alone(PARTS)

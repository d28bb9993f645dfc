"""How many people and machines a gateway answers: two databases, one and two replicas, 10^3 to 10^6 references.

`python -m tests.benchmarks.bench_gateway [--full] [sqlite] [postgresql]` prints a table of everything; `kiosk bench`
takes of it what was promised. Beside what came through stands what one answer costs the replicas, in milliseconds of a
core: a busy machine changes the first and hardly the second.
The one rule: the load comes from the same machine over loopback, bounded in number and time, and the rival answers the
same load in the same run.
"""

import itertools
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kiosk.register import wire
from kiosk.register.model import Event
from tests.benchmarks import figure
from tests.benchmarks.figure import Absent, Figure, Line, Parts, Reach
from tests.benchmarks.filling import fill, key_of, reference_of
from tests.benchmarks.load import Load, get, load_of, send_json
from tests.gateway.served import SECRET, served
from tests.postgres import Cluster, find_programs, free_port, run_cluster
from tests.processes import children

QUICK, FULL = (1_000, 100_000), (1_000, 10_000, 100_000, 1_000_000)
ENDS = (FULL[0], FULL[-1])
REPLICAS = (1, 2)
# Requests and seconds of one measurement, whichever is over first.
READS, WRITES, SECONDS = 8_000, 2_000, 8.0
WARM = 400
# One in ten tells, nine ask.
MIXED = 10
HEAD = f"{'':<12}{'references':>10}{'replicas':>9}"
COLUMNS = ("reads", "writes", "mixed")
GATEWAY, BARE_APP = figure.Row.GATEWAY, "bare Starlette app"
# Flat: a fifth more time of a core where there are a thousand times as many.
ENOUGH, SOON, FLAT = Reach(least=1000), Reach(most=50), Reach(times=1.2)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    count: int
    replicas: int
    loads: tuple[Load, ...]
    costs: tuple[float, ...] = ()
    rival: float = 0.0

    def __str__(self) -> str:
        cells = "".join(
            f"{load.a_second:>9.0f}/s{load.percentile(0.5):>7.1f}{load.percentile(0.99):>7.1f}{cost:>6.2f}"
            for load, cost in zip(self.loads, self.costs, strict=True)
        )
        ratio = f"{self.loads[0].a_second / self.rival:>7.2f}" if self.rival else ""
        return f"{self.name:<12}{self.count or '':>10}{self.replicas:>9}{cells}{ratio}"


def reads(count: int) -> Iterator[bytes]:
    """The receipts' links, any of them."""
    while True:
        number = random.randrange(count)
        yield get(f"/S/{reference_of(number)}/{key_of(number).characters}")


def writes(count: int, desk: str) -> Iterator[bytes]:
    """A desk that tells what happened to any of them."""
    while True:
        event = Event(str(uuid.uuid4()), "registered", datetime.now(UTC), "desk")
        body = json.dumps(wire.write_events([event])).encode()
        path = f"/api/v1/references/{reference_of(random.randrange(count))}/events"
        yield send_json("POST", path, desk, body)


def mixed(count: int, desk: str) -> Iterator[bytes]:
    """Mostly people, now and then a machine."""
    asking, telling = reads(count), writes(count, desk)
    for number in itertools.count():
        yield next(asking if number % MIXED else telling)


def made(requests: Iterator[bytes], many: int) -> Iterator[bytes]:
    """So many, made beforehand: making one costs as much as answering it."""
    return iter(list(itertools.islice(requests, many)))


def measure(folder: Path, name: str, url: str, count: int, replicas: int, rival: float) -> Row:
    """One gateway, three loads."""
    with served(folder, url, replicas=replicas) as gateway:
        desk = gateway.issue_key("desk")
        load_of(gateway.port, made(reads(count), WARM), SECONDS)
        loads, costs = [], []
        for requests, many in ((reads(count), READS), (writes(count, desk), WRITES), (mixed(count, desk), READS)):
            load, cost = costing(gateway.process.pid, partial(load_of, gateway.port, made(requests, many), SECONDS))
            loads.append(load)
            costs.append(cost)
    for load in loads:
        if not set(load.statuses) <= {200, 204}:
            raise AssertionError(f"{name}: answered {load.statuses}")
    return Row(name, count, replicas, tuple(loads), tuple(costs), rival)


def costing(parent: int, act: Callable[[], Load]) -> tuple[Load, float]:
    """What came of it, and milliseconds of a core that the parent and its children spent on each answer."""
    before = spent(parent)
    load = act()
    return load, 1000 * (spent(parent) - before) / len(load.seconds)


def spent(parent: int) -> float:
    """Seconds of a core, so far."""
    processes = (parent, *children(parent))
    stats = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split() for each in processes]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def measure_rival(replicas: int) -> Row:
    """The same reads, answered by the bare app."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "tests.benchmarks.bare_gateway:app", "--port", str(port)]
    options = ["--workers", str(replicas), "--no-access-log", "--log-level", "error", "--loop", "uvloop"]
    with subprocess.Popen([*command, *options, "--http", "httptools"]) as process:
        try:
            while not is_open(port):
                time.sleep(0.1)
            load_of(port, made(reads(1000), WARM), SECONDS)
            load, cost = costing(process.pid, partial(load_of, port, made(reads(1000), READS), SECONDS))
            return Row("bare app", 0, replicas, (load,), (cost,))
        finally:
            process.terminate()


def is_open(port: int) -> bool:
    """Whether anything listens there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def sqlite(folder: Path) -> Iterator[Callable[[], str]]:
    """Makes addresses of new databases."""
    numbers = itertools.count()
    yield lambda: f"sqlite:///{folder / f'register-{next(numbers)}.sqlite'}"


@contextmanager
def postgresql(_folder: Path) -> Iterator[Callable[[], str]]:
    """The same, in a cluster of its own."""
    with run_cluster() as address:
        yield Cluster(address).make_database


def rows(kinds: Sequence[str], counts: Sequence[int], replicas: Sequence[int]) -> Iterator[Row]:
    """The rival's, then ours, as they come."""
    rivals = {}
    for many in replicas:
        row = measure_rival(many)
        rivals[many] = row.loads[0].a_second
        yield row
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in kinds:
            new_database = stack.enter_context(KINDS[name](folder))
            for count in counts:
                url = new_database()
                fill(url, bytes.fromhex(SECRET), count)
                for many in replicas:
                    yield measure(folder, name, url, count, many, rivals[many])


def promised() -> Iterator[Line]:
    """Two replicas at the smallest and the largest number, on both databases that are here."""
    kinds = [name for name in KINDS if name != "postgresql" or has_postgresql()]
    yield from (Absent(GATEWAY, "PostgreSQL", "apt install postgresql") for _ in range(len(KINDS) - len(kinds)))
    told: dict[str, float] = {}
    for row in rows(kinds, ENDS, REPLICAS[-1:]):
        if row.rival:
            reads, where = row.loads[0], f"{row.name}, {row.count:,} references"
            yield Figure(GATEWAY, f"status reads a second, {where}", reads.a_second, "/s", ENOUGH, row.rival, BARE_APP)
            yield Figure(GATEWAY, f"status read, p99, {where}", reads.percentile(0.99), "ms", SOON)
            yield Figure(GATEWAY, f"a core's time for one, {where}", row.costs[0], "ms")
            if row.name in told:
                ends = f"{ENDS[-1]:,} beside {ENDS[0]:,}"
                what = f"the same on {row.name}, {ends}"
                yield Figure(GATEWAY, what, row.costs[0], "ms", FLAT, told[row.name], f"{ENDS[0]:,} references")
            told[row.name] = row.costs[0]


def has_postgresql() -> bool:
    """Whether a cluster of our own can be run."""
    try:
        find_programs()
    except LookupError:
        return False
    return True


def main(arguments: list[str]) -> None:
    chosen = [name for name in KINDS if name in arguments] or list(KINDS)
    print(HEAD + "".join(f"{column:>17}{'p50':>4}{'p99':>6}{'cost':>7}" for column in COLUMNS) + "  ratio")
    for row in rows(chosen, FULL if "--full" in arguments else QUICK, REPLICAS):
        print(row, flush=True)
    print("reach: at least 1,000 status reads a second, p99 at most 50 ms, flat from 10^3 to 10^6 references")


KINDS: Mapping[str, Callable[[Path], AbstractContextManager[Callable[[], str]]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
}
PARTS: Parts = {GATEWAY: promised}

if __name__ == "__main__":
    main(sys.argv[1:])

"""The fault matrix: every request of an exchange met by every fault, once and for good, and how it ends.

The whole way is there: a kiosk's client, the gateway's relay and Fiks, each with sockets of its own.
The one rule: a cell is what happened, not what was expected. `python -m tests.digisos.faults` prints it as Markdown.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import get_args

from kiosk.digisos.late import SendingLate
from kiosk.digisos.outcomes import Delivered, Outcome, Refused, Unknown
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import Sending, SendingApplication
from kiosk.digisos.trouble import EVER, FAULTS, Fault, Trouble
from kiosk.errors import SignInOver
from tests.digisos.reaching import ended, files, late_parcel, now, parcel, patience
from tests.gateway.fiks.relayed import MISHAPS, Gateway, Mishap, Planned, a_fiks

# On a busy machine a request that nothing delays takes a tenth of a second, too.
DELAY, TIMEOUT, AMPLE = 0.6, 0.3, 5.0
# Three attempts: what more of them would do, the tests of patience show.
FEW = 2.0
APPLICATION = ("kommune", "certificate", "staged", "stage", "stage", "staged", "submit")
LATE = ("case", "kommune", "certificate", "staged", "staged", "stage", "stage", "staged", "add")
Met = Fault | Mishap
ALL: tuple[Met, ...] = (*FAULTS, *MISHAPS)
LEGEND = """Each cell: how it ends when the request meets this once, and when it meets it from then on for good.
Nothing is there twice in any of them.

**D** delivered, once. **d** delivered: it was there already, its answer had been lost.
**P** certainly not there: on paper. **W** certainly not there: wait another half minute, or on paper.
**S** certainly not there: sign in again, or on paper.
**U** it may be there: wait, or on paper that says so. **u** it may be there: sign in again, or such paper."""


@dataclass(frozen=True, slots=True)
class Way:
    """From a kiosk to the receiver."""

    gateway: Gateway
    fiks: RehearsalDigisos

    def plan(self, met: Met, at: int, *, for_good: bool) -> None:
        if met in get_args(Mishap):
            self.calm()
            self.gateway.plan([Planned(met, at, for_good)])  # type: ignore[arg-type]
        else:
            self.gateway.plan(())
            self.fiks.plan([Trouble(met, at, EVER if for_good else 1)])  # type: ignore[arg-type]

    def calm(self) -> None:
        self.gateway.plan(())
        self.fiks.plan(())


Start = Callable[[float], Sending]
"""A new one each time, with a client of so many seconds' patience."""
Begin = Callable[[Way], Start]


@dataclass(frozen=True, slots=True)
class Cell:
    """`at`: number of the request; `arrived`: how often the receiver had it then; `after`: once all was calm again."""

    at: int
    fault: Met
    for_good: bool
    outcome: Outcome
    same_reference: bool
    arrived: int
    after: int


@contextmanager
def way() -> Iterator[Way]:
    """One for all cells: each has a navEksternRefId of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        a_fiks(delay=DELAY, door=0.02) as fiks,
        Gateway(Path(folder), fiks.url) as gateway,
    ):
        yield Way(gateway, fiks)


def application(way: Way) -> Start:
    """Applications with two documents."""

    def start(timeout: float) -> Sending:
        return SendingApplication(way.gateway.client(timeout), parcel(), now, patience(FEW))

    return start


def late(way: Way) -> Start:
    """Late papers, one after the other, to a case that is there."""
    first = ended(application(way)(AMPLE))
    assert isinstance(first, Delivered)
    id = first.digisos_id

    def start(timeout: float) -> Sending:
        return SendingLate(way.gateway.client(timeout), late_parcel(), id, now, patience(FEW))

    return start


def cell(way: Way, start: Start, at: int, fault: Met, *, for_good: bool) -> Cell:
    """What happens when this request is met by this fault."""
    sending = start(TIMEOUT if fault == "slow" else AMPLE)
    way.plan(fault, at, for_good=for_good)
    outcome = ended(sending)
    way.calm()
    if fault == "slow":
        # What was asked and not waited for is done by now.
        sleep(DELAY)
    arrived = count(way.fiks, sending.nav_reference)
    again = ended(sending)
    same = outcome.reference == again.reference == sending.reference
    return Cell(at, fault, for_good, outcome, same, arrived, count(way.fiks, sending.nav_reference))


def count(fiks: RehearsalDigisos, nav_reference: str) -> int:
    """How often the receiver has what was sent, whole."""
    wanted = {file.name: file.content for group in files().values() for file in group}
    found = 0
    for case in fiks.cases.values():
        late = case.late.get(nav_reference)
        received = case.files if case.nav_reference == nav_reference else late or {}
        contents = {name: file.content for name, file in received.items()}
        found += bool(contents) and (late is not None or contents == wanted)
    return found


def cells(way: Way, begin: Begin, requests: tuple[str, ...]) -> Iterator[Cell]:
    """The whole matrix."""
    for at in range(len(requests)):
        start = begin(way)
        for fault in ALL:
            for for_good in (False, True):
                yield cell(way, start, at, fault, for_good=for_good)


def letter(outcome: Outcome) -> str:
    """How it ended, as LEGEND has it."""
    match outcome:
        case Delivered():
            return "d" if outcome.was_there else "D"
        case Unknown():
            return "u" if isinstance(outcome.fault, SignInOver) else "U"
        case Refused():
            return "S" if isinstance(outcome.fault, SignInOver) else "W" if "wait" in outcome.ways else "P"


def table(cells: list[Cell], requests: tuple[str, ...]) -> str:
    """One row for each request, one column for each fault."""
    shown = {(each.at, each.fault, each.for_good): letter(each.outcome) for each in cells}
    head = ["request", *(fault.replace("_", " ") for fault in ALL)]
    rows = [
        [f"{at + 1} {name}", *(shown[at, fault, False] + shown[at, fault, True] for fault in ALL)]
        for at, name in enumerate(requests)
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def markdown() -> str:
    """Both tables."""
    parts = [LEGEND]
    with way() as there:
        for title, begin, requests in (("Application", application, APPLICATION), ("Late papers", late, LATE)):
            parts.append(f"**{title}**\n\n{table(list(cells(there, begin, requests)), requests)}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    print(markdown())

"""The fault matrix: every request of an exchange met by every fault, once and for good, and how it ends.

The one rule: a cell is what happened, not what was expected. `python -m tests.digisos.faults` prints it as Markdown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import sleep

from kiosk.digisos.late import SendingLate
from kiosk.digisos.outcomes import Delivered, Outcome
from kiosk.digisos.rehearsal import RehearsalDigisos
from kiosk.digisos.sending import Sending, SendingApplication
from kiosk.digisos.trouble import EVER, FAULTS, Fault, Trouble
from tests.digisos.reaching import client, ended, files, late_parcel, now, parcel, patience

DELAY, TIMEOUT, AMPLE = 0.3, 0.06, 5.0
# Three attempts: what more of them would do, the tests of patience show.
FEW = 2.0
APPLICATION = ("kommune", "certificate", "staged", "stage", "stage", "staged", "submit")
LATE = ("case", "kommune", "certificate", "staged", "staged", "stage", "stage", "staged", "add")
Begin = Callable[[RehearsalDigisos, float], Sending]


@dataclass(frozen=True, slots=True)
class Cell:
    """`at`: number of the request; `arrived`: how often the receiver had it then; `after`: once all was calm again."""

    at: int
    fault: Fault
    for_good: bool
    outcome: Outcome
    same_reference: bool
    arrived: int
    after: int


def rehearsal() -> RehearsalDigisos:
    """One for all cells: each has a navEksternRefId of its own."""
    return RehearsalDigisos(delay=DELAY, door=0.02)


def application(fiks: RehearsalDigisos, timeout: float) -> Sending:
    """An application with two documents."""
    return SendingApplication(client(fiks, timeout), parcel(), now, patience(FEW))


def late(fiks: RehearsalDigisos, timeout: float) -> Sending:
    """Late papers to a case that is there."""
    first = ended(application(fiks, AMPLE))
    assert isinstance(first, Delivered)
    return SendingLate(client(fiks, timeout), late_parcel(), first.digisos_id, now, patience(FEW))


def cell(fiks: RehearsalDigisos, begin: Begin, at: int, fault: Fault, *, for_good: bool) -> Cell:
    """What happens when this request is met by this fault."""
    sending = begin(fiks, TIMEOUT if fault == "slow" else AMPLE)
    fiks.plan([Trouble(fault, at, EVER if for_good else 1)])
    outcome = ended(sending)
    fiks.plan(())
    if fault == "slow":
        # What was asked and not waited for is done by now.
        sleep(DELAY)
    arrived = count(fiks, sending.nav_reference)
    again = ended(sending)
    same = outcome.reference == again.reference == sending.reference
    return Cell(at, fault, for_good, outcome, same, arrived, count(fiks, sending.nav_reference))


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


def cells(fiks: RehearsalDigisos, begin: Begin, requests: tuple[str, ...]) -> Iterator[Cell]:
    """The whole matrix."""
    for at in range(len(requests)):
        for fault in FAULTS:
            for for_good in (False, True):
                yield cell(fiks, begin, at, fault, for_good=for_good)


def said(cell: Cell) -> str:
    """A cell in words: how it ended, and what is offered then."""
    match cell.outcome:
        case Delivered(was_there=True):
            return "delivered (was there)"
        case Delivered():
            return "delivered"
        case other:
            name = type(other).__name__.lower()
            return f"{name} ({other.fault.text.rpartition('.')[2]}): {', '.join(other.ways)}"


def table(cells: list[Cell], requests: tuple[str, ...], *, for_good: bool) -> str:
    """One row for each fault, one column for each request."""
    shown = {(each.fault, each.at): said(each) for each in cells if each.for_good == for_good}
    head = ["fault", *(f"{number + 1}. {name}" for number, name in enumerate(requests))]
    rows = [[fault, *(shown[fault, at] for at in range(len(requests)))] for fault in FAULTS]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def markdown() -> str:
    """All four tables."""
    parts = []
    with rehearsal() as fiks:
        for title, begin, requests in (("Application", application, APPLICATION), ("Late papers", late, LATE)):
            found = list(cells(fiks, begin, requests))
            for for_good in (False, True):
                often = "from that request on, for good" if for_good else "once"
                parts.append(f"### {title}: {often}\n\n{table(found, requests, for_good=for_good)}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    print(markdown())

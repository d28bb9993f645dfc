"""The four tables of an office, week by week: how it was sent, where people stop, which questions get help, which
documents are missing.

The one rule: a cell that the gateway keeps back stays unknown in every sum and share; it is never taken for a zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from kiosk.insight.wire import Insight

Subject = Literal["route", "stopped", "help", "missing"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
Cell = int | None
"""How often; None: from nought to four, or kept back so that another cannot be worked out."""
DIGITAL, PAPER = "digital", "paper"


@dataclass(frozen=True, slots=True)
class Sum:
    """`known`: what can be added up; `is_least`: something more was kept back."""

    known: int
    is_least: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was counted, by its id, and a cell for each week, the oldest first."""

    item: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> Sum:
        """Over all its weeks."""
        return Sum(sum(cell or 0 for cell in self.cells), None in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one subject, the largest first. `weeks`: "2026-W47", the oldest first."""

    subject: Subject
    weeks: tuple[str, ...]
    rows: tuple[Row, ...]

    def row(self, item: str) -> Row:
        """That of this item; nothing is known where there is none."""
        return next((row for row in self.rows if row.item == item), Row(item, (None,) * len(self.weeks)))

    @property
    def shares(self) -> tuple[int | None, ...]:
        """How many of a hundred applications went digitally, each week; None: not known, or there were none."""
        pairs = zip(self.row(DIGITAL).cells, self.row(PAPER).cells, strict=True)
        return tuple(share(digital, paper) for digital, paper in pairs)


def table_of(insight: Insight, subject: Subject) -> Table:
    """One of the four; what is known in none of the weeks has no row."""
    items = {item for of, item, week in insight.cells if of == subject and week in insight.weeks}
    rows = (row_of(insight, subject, item) for item in sorted(items))
    known = (row for row in rows if any(cell is not None for cell in row.cells))
    return Table(subject, insight.weeks, tuple(sorted(known, key=weight, reverse=True)))


def row_of(insight: Insight, subject: Subject, item: str) -> Row:
    """All that is known of it in these weeks."""
    return Row(item, tuple(insight.cells.get((subject, item, week)) for week in insight.weeks))


def weight(row: Row) -> int:
    """What comes first: the most that is known."""
    return row.total.known


def share(digital: Cell, paper: Cell) -> int | None:
    """Whole percent, half of one upwards."""
    if digital is None or paper is None or not digital + paper:
        return None
    return (200 * digital + digital + paper) // (2 * (digital + paper))


def number_of(week: str) -> str:
    """What people call it: 47."""
    return str(int(week.partition("-W")[2]))


def span(weeks: Iterable[str]) -> tuple[str, str]:
    """The first and the last of them."""
    ordered = sorted(weeks)
    return ordered[0], ordered[-1]

"""What a picture of the figures says, before anybody draws it: bars across for all rows, upright for the weeks of one.

The one rule: every bar has its number in words beside it, and what is kept back has no bar, only words.
"""

from dataclasses import dataclass

from kiosk.desk.insight.figures import Row, Table, number_of


@dataclass(frozen=True, slots=True)
class Bar:
    """`label`: whose it is; `told`: its number in words; `length` 0 where there is none to draw."""

    label: str
    told: str
    length: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """`most`: what the longest bar may be; `rest`: whether what is left of it is drawn, too, as the other part."""

    bars: tuple[Bar, ...]
    is_upright: bool
    most: int
    rest: bool = False


def shares_of(table: Table, few: str) -> Picture:
    """How much of each week went digitally, in percent; the rest on paper. `few`: what stands where nobody may know."""
    cells = (table.row(each).cells for each in ("digital", "paper"))
    hidden = [None in pair for pair in zip(*cells, strict=True)]
    bars = (
        Bar(number_of(week), few if is_hidden else "–" if share is None else f"{share} %", share or 0)
        for week, share, is_hidden in zip(table.weeks, table.shares, hidden, strict=True)
    )
    return Picture(tuple(bars), True, 100, rest=True)


def weeks_of(row: Row, weeks: tuple[str, ...], few: str) -> Picture:
    """How often it was in each week."""
    bars = tuple(
        Bar(number_of(week), few if cell is None else str(cell), cell or 0)
        for week, cell in zip(weeks, row.cells, strict=True)
    )
    return Picture(bars, True, longest(bars))


def rows_of(named: tuple[tuple[str, str, int], ...]) -> Picture:
    """All rows over all the weeks: what each is called, its sum in words and in numbers."""
    bars = tuple(Bar(name, told, length) for name, told, length in named)
    return Picture(bars, False, longest(bars))


def longest(bars: tuple[Bar, ...]) -> int:
    """At least one, since something must be divided by it."""
    return max((bar.length for bar in bars), default=0) or 1

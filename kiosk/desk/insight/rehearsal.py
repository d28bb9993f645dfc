"""Figures for practice: a made-up office that is used a little more each month, small cells kept back as the real ones.

The one rule: nobody was counted; the same weeks give the same figures, and the screen says PRACTICE above them.
"""

from collections.abc import Callable
from datetime import date

from kiosk.desk.insight.figures import Cell, Subject
from kiosk.insight.suppressing import FEWEST
from kiosk.insight.weeks import shown
from kiosk.insight.wire import Insight

# How often in a middling week.
USUAL: dict[Subject, dict[str, int]] = {
    "route": {"digital": 14, "paper": 17, "asked": 8, "left": 9},
    "stopped": {"you": 6, "money": 5, "papers": 9, "begin": 7, "review": 2},
    "help": {"stay": 12, "needs": 8, "home_kind": 7, "nav_benefits": 10, "balance": 5, "tax_consent": 3},
    "missing": {"tax_return": 15, "payslip": 9, "lease": 11, "power_bill": 7, "statement_account": 4},
}


class RehearsalInsight:
    """An InsightSource."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def read(self, office: str, weeks: int) -> Insight:
        """See InsightSource.read."""
        named = shown(weeks, self._today())
        cells: dict[tuple[str, str, str], Cell] = {
            (subject, item, week): kept_back(count_in(usual, at, turn, weeks))
            for subject, items in USUAL.items()
            for turn, (item, usual) in enumerate(items.items())
            for at, week in enumerate(named)
        }
        return Insight(office, named, cells)


def kept_back(count: int) -> Cell:
    """As a gateway tells it."""
    return count if count >= FEWEST else None


def count_in(usual: int, at: int, turn: int, weeks: int) -> int:
    """Wavers by its place alone, and grows by half over all the weeks."""
    wave = (at * 7 + turn * 5) % 9 - 4
    return max(0, usual + usual * at // (2 * weeks) + wave * usual // 10)

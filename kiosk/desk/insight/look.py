"""What of the figures somebody looks at: which of the four, which row, how many weeks, and how far back.

The one rule: a look never goes beyond what was read; each key makes a new one.
"""

from dataclasses import dataclass, replace

from kiosk.desk.insight.figures import SUBJECTS, Row, Subject, Table, table_of
from kiosk.insight.wire import Insight

LENGTHS = (4, 8, 13, 26)
"""How many weeks are shown: a month, two, a quarter, half a year."""
READ = 52
"""How many are read, so that somebody can go back without asking again."""


@dataclass(frozen=True, slots=True)
class Look:
    """`at`: 0 for all rows together, else the row's number; `back`: how many weeks before the newest it ends."""

    subject: Subject = SUBJECTS[0]
    at: int = 0
    length: int = LENGTHS[1]
    back: int = 0

    def turned_to(self, subject: Subject) -> "Look":
        """Another of the four, all its rows."""
        return replace(self, subject=subject, at=0)

    def turned(self, step: int) -> "Look":
        """The next of the four, around."""
        return self.turned_to(SUBJECTS[(SUBJECTS.index(self.subject) + step) % len(SUBJECTS)])

    def longer(self, step: int, insight: Insight) -> "Look":
        """More weeks, or fewer."""
        at = min(max(LENGTHS.index(self.length) + step, 0), len(LENGTHS) - 1)
        return replace(self, length=LENGTHS[at], at=0).earlier(0, insight)

    def earlier(self, step: int, insight: Insight) -> "Look":
        """So many stretches back; as far as there are weeks."""
        furthest = max(0, len(insight.weeks) - self.length)
        return replace(self, back=min(max(self.back + step * self.length, 0), furthest), at=0)

    def down(self, step: int, insight: Insight) -> "Look":
        """To the next row; stops at the ends."""
        return replace(self, at=min(max(self.at + step, 0), len(self.table(insight).rows)))

    def weeks(self, insight: Insight) -> tuple[str, ...]:
        """Those shown, the oldest first."""
        end = len(insight.weeks) - self.back
        return insight.weeks[max(0, end - self.length) : end]

    def shown(self, insight: Insight) -> Insight:
        """All that is known of these weeks."""
        return replace(insight, weeks=self.weeks(insight))

    def table(self, insight: Insight) -> Table:
        """Of these weeks."""
        return table_of(self.shown(insight), self.subject)

    def row(self, insight: Insight) -> Row | None:
        """The one that is marked; None: all of them."""
        return self.table(insight).rows[self.at - 1] if self.at else None

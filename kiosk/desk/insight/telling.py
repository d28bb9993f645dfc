"""What a look at the figures says, in words: what is shown, the picture, the rows of the table.

The one rule: picture and table say the same, and what is kept back is called so in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.desk.insight.figures import Row, Subject, Table, number_of
from kiosk.desk.insight.look import Look
from kiosk.desk.insight.naming import cell_of, name_of, sum_of
from kiosk.desk.insight.picture import Picture, rows_of, shares_of, weeks_of
from kiosk.form.definition import Form
from kiosk.insight.wire import Insight
from kiosk.language.words import Words

NONE = "–"
"""Where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Telling:
    """`form`: whose steps, questions and documents were counted; `office`: what it is called."""

    insight: Insight
    office: str
    form: Form
    words: Words

    def where(self, look: Look) -> str:
        """Whose figures, of which weeks."""
        weeks = look.weeks(self.insight)
        first, last, year = number_of(weeks[0]), number_of(weeks[-1]), weeks[-1][:4]
        return self.words("desk.insight.where", office=self.office, first=first, last=last, year=year)

    def caption(self, look: Look) -> str:
        """What the picture shows."""
        row = look.row(self.insight)
        if not look.table(self.insight).rows:
            return self.words("desk.insight.nothing")
        if row is not None:
            return self.words("desk.insight.row", name=self.name(look.subject, row.item))
        return self.words(f"desk.insight.caption.{look.subject}")

    def picture(self, look: Look) -> Picture:
        """Of the marked row its weeks; else of all of them, shares where it is about the route."""
        few, table, row = self.words("desk.insight.few"), look.table(self.insight), look.row(self.insight)
        if row is not None:
            return weeks_of(row, table.weeks, few)
        if look.subject == "route":
            return shares_of(table, few)
        totals = [(self.name(look.subject, each.item), each.total) for each in table.rows]
        return rows_of(tuple((name, sum_of(total, self.words), total.known) for name, total in totals))

    def heads(self, look: Look) -> tuple[str, ...]:
        """Above the columns of the table: the weeks, the newest first."""
        weeks = look.weeks(self.insight)[::-1]
        return self.words("desk.insight.name"), self.words("desk.insight.sum"), *map(number_of, weeks)

    def rows(self, look: Look) -> Iterator[tuple[str, ...]]:
        """The rows of the table: a name, its sum, a cell for each week; then how many of a hundred went digitally."""
        table = look.table(self.insight)
        for row in table.rows:
            yield self.cells(row, look.subject)
        if look.subject == "route" and table.rows:
            yield self.shares(table)

    def cells(self, row: Row, subject: Subject) -> tuple[str, ...]:
        """One row."""
        cells = (cell_of(cell, self.words) for cell in row.cells[::-1])
        return self.name(subject, row.item), sum_of(row.total, self.words), *cells

    def shares(self, table: Table) -> tuple[str, ...]:
        """Under the routes."""
        shares = (NONE if each is None else f"{each} %" for each in table.shares[::-1])
        return self.words("desk.insight.share"), NONE, *shares

    def name(self, subject: Subject, item: str) -> str:
        """What a row is called."""
        return name_of(subject, item, self.form, self.words)

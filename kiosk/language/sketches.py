"""What a paper looks like and what it must show, as a sketch of our own: grey lines of print, and numbered places.

The one rule: a sketch holds no text and no language. Each place names the text that says what stands there, and whoever
draws (the terminal in cells, the phone in SVG) takes the same rows.

    sketch = sketch_for("payslip")     of every documentation id, "other" for those nobody has drawn
    sketch.lines, sketch.places        in cells from the upper left corner: one wide, two high, as on a terminal
    sketch.places[0].text              "sketch.sender", whose number on the picture is 1
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.language.sketchbook import COLUMNS, DRAWINGS, ROWS, Name, Shows

__all__ = ["COLUMNS", "ROWS", "SKETCH_OF", "Line", "Name", "Place", "Shows", "Sketch", "sketch_for"]

RUN = re.compile(r"-+|=+|([1-9])\1*")


@dataclass(frozen=True, slots=True)
class Line:
    """Print that is only grey. `right`: the cell after the last; `is_strong`: a heading."""

    row: int
    left: int
    right: int
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A part that must be seen. `right`, `bottom`: the cells after the last."""

    shows: Shows
    left: int
    top: int
    right: int
    bottom: int

    @property
    def text(self) -> str:
        """The text that says what stands there."""
        return f"sketch.{self.shows}"


@dataclass(frozen=True, slots=True)
class Sketch:
    """`sheets`: how many lie on each other; places in the order of their numbers, which count from 1."""

    name: Name
    sheets: int
    lines: tuple[Line, ...]
    places: tuple[Place, ...]


def sketch_for(documentation: str) -> Sketch:
    """What this kind of documentation looks like."""
    name = SKETCH_OF.get(documentation, "other")
    sheets, shows, drawing = DRAWINGS[name]
    rows = drawing.strip("\n").split("\n")
    return Sketch(name, sheets, tuple(lines_in(rows)), tuple(places_in(rows, shows)))


def lines_in(rows: list[str]) -> Iterator[Line]:
    """The grey lines of a drawing, row by row."""
    for row, drawn in enumerate(rows):
        for run in RUN.finditer(drawn):
            if not run[1]:
                yield Line(row, run.start(), run.end(), run[0][0] == "=")


def places_in(rows: list[str], shows: tuple[Shows, ...]) -> Iterator[Place]:
    """The rectangle of each number."""
    for number, each in enumerate(shows, start=1):
        cells = [(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == str(number)]
        (left, right), (top, bottom) = ((min(along), max(along) + 1) for along in zip(*cells, strict=True))
        yield Place(each, left, top, right, bottom)


SKETCH_OF: Mapping[str, Name] = {
    "tax_return": "decision",
    "residence": "card",
    "payslip": "payslip",
    "final_settlement": "payslip",
    "student_decision": "decision",
    "lease": "contract",
    "lease_municipal": "contract",
    "rent_bill": "bill",
    "power_bill": "bill",
    "mortgage_plan": "plan",
    "fees_bill": "bill",
    "heating_bill": "bill",
    "other_housing_doc": "bill",
    "housing_decision": "decision",
    "support_paid_doc": "receipt",
    "support_received_doc": "statement",
    "contact_agreement": "agreement",
    "kindergarten_bill": "bill",
    "after_school_bill": "bill",
    "leisure_bill": "bill",
    "braces_bill": "bill",
    "other_child_bill": "bill",
    "insurance_doc": "decision",
    "sale_doc": "agreement",
    "dividend_doc": "statement",
    "other_income_doc": "other",
    "statement_account": "statement",
    "statement_savings": "statement",
    "statement_bsu": "statement",
    "statement_funds": "statement",
    "statement_life": "statement",
    "statement_other": "statement",
    "kort_need": "receipt",
    "other_info": "other",
}
"""By the id of the documentation."""

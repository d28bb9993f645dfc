"""One answer as one row: mirrored round the middle for right-to-left languages, stacked for the others.

The one rule: what needs no language stands once; what has words stands in both lanes, Norwegian always on the left.
"""

from reportlab.lib.units import mm

from kiosk.paper.flow import LEFT, RIGHT, Piece
from kiosk.paper.items import Fact
from kiosk.paper.lanes import Lanes
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style, Typesetter

LABEL, OWN_LABEL = Style(10), Style(12)
VALUE, SHARED = Style(11.5, 700), Style(12.5, 700)
OPEN, OWN_OPEN = Style(11.5), Style(12.5)
# Millimetres, from the design of the printed set.
NORWEGIAN_LABEL, VALUES, OWN_LABELS = (22.0, 62.0), (64.0, 141.0), (143.0, 194.0)
STACK_LABELS, STACK_VALUES = (22.0, 90.0), (94.0, 194.0)
CIRCLE, BESIDE_CIRCLE = 1.4, 4.6
STEP, OWN_STEP = 4.9, 5.6
# Between lines of the applicant's below Norwegian: Ethiopic letters are as tall as capitals, all of them.
BELOW, TALL_BELOW = 5.4, 6.1
GAP = 5.0


class Rows:
    """Sets facts in the two lanes of a page."""

    def __init__(self, setter: Typesetter, lanes: Lanes) -> None:
        self.setter = setter
        self.lanes = lanes

    def piece(self, fact: Fact) -> Piece:
        """The row for one fact, with a hair rule below it."""
        return self.mirrored(fact) if self.lanes.is_mirrored else self.stacked(fact)

    def mirrored(self, fact: Fact) -> Piece:
        """Norwegian label and value from the left, the applicant's from the right, on one baseline where they fit."""
        left = self.fit(fact.label.norwegian, LABEL, False, NORWEGIAN_LABEL)
        right = self.fit(fact.label.own, OWN_LABEL, True, OWN_LABELS)
        values, own = self.values(fact, VALUES)
        beside = len(values) == len(own) == 1 and (values[0].width + own[0].width) / mm + GAP + self.inset(fact) <= 77
        drop = 0.0 if beside or not own else len(values) * OWN_STEP
        lines = max(len(left), len(right), len(values), (len(own) if beside else len(values) + len(own)))
        height = 8.0 + (lines - 1) * OWN_STEP

        def draw(sheet: Sheet, y: float) -> None:
            element = sheet.element("P", self.lanes.norwegian.language.tag)
            self.circle(sheet, fact, y + 5.5)
            sheet.lines(left, NORWEGIAN_LABEL[0], y + 5.5, STEP, element)
            sheet.lines(values, VALUES[0] + self.inset(fact), y + 5.5, OWN_STEP, element)
            said = sheet.element("P", self.lanes.language)
            sheet.lines(right, OWN_LABELS[1], y + 5.5, OWN_STEP, said, "right")
            sheet.lines(own, VALUES[1], y + 5.5 + drop, OWN_STEP, said, "right")
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)

    def stacked(self, fact: Fact) -> Piece:
        """Norwegian above, the applicant's language below; a value without language once, between the two."""
        is_tall = self.lanes.script == "ethiopic"
        below, step = (TALL_BELOW, TALL_BELOW) if is_tall else (BELOW, OWN_STEP)
        upper = self.fit(fact.label.norwegian, LABEL, False, STACK_LABELS)
        lower = self.fit(fact.label.own, OWN_LABEL, False, STACK_LABELS) if fact.label.own else []
        values, own = self.values(fact, STACK_VALUES)
        is_shared = bool(lower) and not own
        top = 5.5 if not lower else 7.6 if is_shared and len(upper) == 1 else 4.7
        labels = 4.7 + (len(upper) - 1) * STEP + len(lower) * below if lower else 5.5 + (len(upper) - 1) * STEP
        worded = top + (len(values) - 1) * OWN_STEP + len(own) * below
        height = max(labels, worded) + (1.7 if lower else 2.5)

        def draw(sheet: Sheet, y: float) -> None:
            element = sheet.element("P", self.lanes.norwegian.language.tag)
            self.circle(sheet, fact, y + top)
            sheet.lines(upper, STACK_LABELS[0], y + (4.7 if lower else 5.5), STEP, element)
            x = STACK_VALUES[0] + self.inset(fact)
            sheet.lines(values, x, y + top, OWN_STEP, element)
            if lower:
                said = sheet.element("P", self.lanes.language)
                sheet.lines(lower, STACK_LABELS[0], y + 4.7 + (len(upper) - 1) * STEP + below, step, said)
                sheet.lines(own, x, y + top + (len(values) - 1) * OWN_STEP + below, step, said)
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)

    def values(self, fact: Fact, zone: tuple[float, float]) -> tuple[list[Line], list[Line]]:
        """The value's lines: Norwegian or shared, and the applicant's."""
        room = (zone[0] + self.inset(fact), zone[1])
        shared = OPEN if fact.is_open else VALUE if fact.value.own else SHARED
        weight = Style(12.5, 700) if self.lanes.is_mirrored else Style(12.5, 600)
        values = self.fit(fact.value.norwegian, shared, False, room)
        own_style = OWN_OPEN if fact.is_open else weight
        own = self.fit(fact.value.own, own_style, self.lanes.is_mirrored, room) if fact.value.own else []
        return values, own

    def fit(self, text: str, style: Style, leftward: bool, zone: tuple[float, float]) -> list[Line]:
        """Lines within a zone: as they are, else narrow, else wrapped."""
        return self.setter.fit(text, style, "rtl" if leftward else "ltr", (zone[1] - zone[0]) * mm)

    def inset(self, fact: Fact) -> float:
        """Room for the circle."""
        return BESIDE_CIRCLE if fact.is_open else 0.0

    def circle(self, sheet: Sheet, fact: Fact, baseline: float) -> None:
        """A blank never means no: the circle says that nothing was answered."""
        if fact.is_open:
            zone = VALUES if self.lanes.is_mirrored else STACK_VALUES
            sheet.circle(zone[0] + CIRCLE, baseline - 1.5, CIRCLE, 0.8)

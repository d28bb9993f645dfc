"""The household and the money in a few numbers, counted from the answers.

The one rule: every number here is counted from the answers below it; nothing is asked or guessed for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from kiosk.form.kinds.counting import spaced
from kiosk.paper.blocks_people import age_on
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.money import total
from kiosk.paper.printout import Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

BRIEF_LABEL, BRIEF_OWN, BRIEF_VALUE = Style(10), Style(11), Style(12.5, 700)
BRIEF_HEIGHT = 30.0
BALANCE = Style(17, 800)


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A label and what stands for it: "count GROUP", "ages GROUP.QUESTION", "sum AMOUNTS", "left AMOUNTS AMOUNTS",
    "answer QUESTION" or "unanswered".
    """

    label: TextId
    value: str


@dataclass(frozen=True, slots=True)
class BriefCell:
    """A pictogram over three numbers."""

    icon: Icon
    rows: tuple[BriefRow, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Cells beside each other, three as a rule."""

    cells: tuple[BriefCell, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One box."""
        yield Piece(BRIEF_HEIGHT, lambda sheet, y: self.draw(page, sheet, y))

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Label, number, label where the lanes mirror; labels under each other before the number where they stack."""
        sheet.box(LEFT + 0.2, y + 0.2, RIGHT - LEFT - 0.4, BRIEF_HEIGHT - 0.4, points=1.2, radius=1.6)
        width = (RIGHT - LEFT) / len(self.cells)
        for number, cell in enumerate(self.cells):
            x = LEFT + number * width
            sheet.picture(cell.icon, x + width / 2 - 3.8, y + 1.4, 7.6)
            if number:
                sheet.upright(x, y, y + BRIEF_HEIGHT, 0.6)
            for place, row in enumerate(cell.rows):
                self.row(page, sheet, row, x + 2.5, width - 5, y + 14.4 + place * 6.3)

    def row(self, page: Composition, sheet: Sheet, row: BriefRow, x: float, width: float, baseline: float) -> None:
        """One number with its labels; a dash where there is nothing to count."""
        said = page.lanes.say(row.label)
        value = counted(page, row.value)
        norwegian = page.single(said.norwegian, BRIEF_LABEL, width * 0.33, "norwegian")
        own = page.single(said.own, BRIEF_OWN, width * 0.36, "own")
        page.put(sheet, norwegian, x, baseline)
        if page.lanes.is_mirrored:
            page.put(sheet, own, x + width, baseline, "own", "right")
            page.put(
                sheet,
                page.single(value, BRIEF_VALUE, width * 0.27, "norwegian"),
                x + width * 0.62,
                baseline,
                align="right",
            )
        else:
            page.put(sheet, own, x + norwegian[0].width / mm + 2, baseline, "own")
            page.put(
                sheet, page.single(value, BRIEF_VALUE, width * 0.34, "norwegian"), x + width, baseline, align="right"
            )


def counted(page: Composition, value: str) -> str:
    """What an expression of a brief row stands for."""
    what, *names = value.split()
    matter = page.matter
    match what:
        case "count":
            return str(matter.inside(names[0]))
        case "ages":
            group, _, question = names[0].partition(".")
            days = [matter.answer_inside(group, index, question) for index in range(matter.inside(group))]
            today = matter.application.created.date()
            return ", ".join(str(age_on(day, today)) if isinstance(day, date) else "?" for day in days) or "–"
        case "sum":
            return money(total(matter, page.amounts[names[0]]))
        case "left":
            return money(left_over(page, names[0], names[1]))
        case "unanswered":
            return str(len(matter.unanswered()))
        case _:
            answer = matter.answer(names[0])
            return money(answer) if isinstance(answer, int) else "–"


def money(kroner: int | None) -> str:
    """An amount, or a dash where nothing is known."""
    return "–" if kroner is None else spaced(kroner)


def left_over(page: Composition, plus: str, minus: str) -> int | None:
    """One sum less another, as on the screen; None where neither is known."""
    first, second = (total(page.matter, page.amounts[id]) for id in (plus, minus))
    return None if first is None and second is None else (first or 0) - (second or 0)


@dataclass(frozen=True, slots=True)
class Balance:
    """One sum less another, in a box."""

    plus: str
    minus: str
    labels: tuple[TextId, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent where nothing is known."""
        rest = left_over(page, self.plus, self.minus)
        if rest is None:
            return
        numbers = [total(page.matter, page.amounts[id]) for id in (self.plus, self.minus)] + [rest]
        yield space(3.0)
        yield Piece(21.5, lambda sheet, y: self.draw(page, sheet, y, numbers))

    def draw(self, page: Composition, sheet: Sheet, y: float, numbers: list[int | None]) -> None:
        """Three numbers with their labels above and below, and the signs between them."""
        sheet.box(LEFT + 0.2, y + 0.2, RIGHT - LEFT - 0.4, 21.1, points=1.2, radius=1.6)
        for place, (number, label) in enumerate(zip(numbers, self.labels, strict=True)):
            middle = LEFT + 30 + place * 56
            said = page.lanes.say(label)
            page.say(sheet, said.norwegian, Style(10), middle, y + 5.6, align="center", room=54)
            page.say(sheet, money(number), BALANCE, middle, y + 12.6, align="center")
            page.say(sheet, said.own, Style(12), middle, y + 19.0, "own", "center", room=54)
            if place:
                sign = "\N{MINUS SIGN}" if place == 1 else "="
                page.say(sheet, sign, BALANCE, middle - 28, y + 12.6, align="center")

"""Amounts as tables: one for each unit, with a sum where the designer asked for one.

The one rule: only amounts in the same unit are added, and an amount nobody knows is never counted as nothing unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from kiosk.form.answers import Answer, Place
from kiosk.form.definition import Question, WayOut
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.matter import Matter, grouped
from kiosk.paper.printout import Amounts
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

HEAD, OWN_HEAD = Style(9.5), Style(11)
LABEL, OWN_LABEL, AMOUNT, OPEN, OWN_OPEN = Style(10), Style(12), Style(13, 700), Style(11), Style(12)
SUM, SUM_LABEL, LEFTWARD_SUM, OWN_SUM = Style(14.5, 800), Style(11.5, 700), Style(12.5, 700), Style(12.5, 600)
MIRRORED_END, STACKED_END = 117.0, 150.0
TABLE_END = RIGHT


@dataclass(frozen=True, slots=True)
class Row:
    """One amount. `kroner` is None where it was asked and not told."""

    place: str
    label: Said
    icon: str
    unit: str
    unit_id: str
    kroner: int | None
    open: Said


def rows_of(matter: Matter, amounts: Amounts) -> Iterator[Row]:
    """The amounts that were asked, in the designer's order. "group.question" names one inside each repetition."""
    asked = {str(stop.place) for stop in matter.journey.stops()}
    for id in amounts.questions:
        group, _, inner = id.rpartition(".")
        question = matter.form.question(inner)
        if not group and id in asked:
            yield row(
                matter, str(Place(id)), matter.lanes.say(f"{id}.text"), question.icon, question, matter.answer(id)
            )
        for index in range(matter.inside(group) if group else 0):
            parent = matter.form.question(group)
            answer = matter.answer_inside(group, index, inner)
            place = str(Place(inner, group, index))
            yield row(matter, place, matter.named(parent, index), parent.item_icon or parent.icon, question, answer)


def row(matter: Matter, place: str, label: Said, icon: str, question: Question, answer: Answer | None) -> Row:
    """One amount as it was answered."""
    words = matter.way_out(question, answer) if isinstance(answer, WayOut) else matter.lanes.say("paper.unanswered")
    kroner = answer if isinstance(answer, int) else None
    return Row(place, label, icon, question.unit, f"{question.id}.unit", kroner, words)


def total(matter: Matter, amounts: Amounts) -> int | None:
    """The sum in kroner of what is known in the unit of the sum; None when nothing is."""
    known = [row.kroner for row in rows_of(matter, amounts) if row.unit == amounts.unit and row.kroner is not None]
    return sum(known) if known else None


def money_tables(page: Composition, amounts: Amounts) -> Iterator[Piece]:
    """One table for each unit, that of the sum first."""
    rows = list(rows_of(page.matter, amounts))
    page.printed.update(row.place for row in rows)
    units = sorted(dict.fromkeys(row.unit for row in rows), key=lambda unit: unit != amounts.unit)
    for unit in units:
        mine = [row for row in rows if row.unit == unit]
        yield head(page, mine[0].unit_id)
        summed = total(page.matter, amounts) if unit == amounts.unit and len(mine) > 1 else None
        for number, each in enumerate(mine):
            yield table_row(page, each, keeps=summed is not None and number >= len(mine) - 2)
        if summed is not None:
            yield sum_row(page, page.lanes.say(amounts.total), summed)
        yield space(2.0)


def end(page: Composition) -> float:
    """The right edge of the amounts."""
    return MIRRORED_END if page.lanes.is_mirrored else STACKED_END


def head(page: Composition, unit_id: str) -> Piece:
    """What the amounts are counted in."""
    said = page.lanes.say(unit_id)
    height = 11.0 if said.own else 6.4

    def draw(sheet: Sheet, y: float) -> None:
        page.say(sheet, said.norwegian, HEAD, end(page), y + 4.2, align="right")
        page.say(sheet, said.own, OWN_HEAD, end(page), y + 9.2, "own", "right")
        sheet.rule(LEFT, TABLE_END, y + height, 0.7)

    return Piece(height, draw, keeps=True)


def table_row(page: Composition, item: Row, *, keeps: bool) -> Piece:
    """Mirrored: Norwegian, amount, the applicant's language, pictogram. Stacked: pictogram, both labels, amount."""
    is_mirrored, has_own = page.lanes.is_mirrored, bool(item.label.own)
    label = page.lines(item.label.norwegian, LABEL, 66.0 if is_mirrored else 84.0, "norwegian")
    own = page.lines(item.label.own, OWN_LABEL, 60.0 if is_mirrored else 84.0, "own")
    extra = (
        4.9 * (max(len(label), len(own)) - 1) if is_mirrored else 4.9 * (len(label) - 1) + 5.4 * max(len(own) - 1, 0)
    )
    is_tall = item.kroner is None and bool(item.open.own) and is_mirrored
    height = (11.8 if has_own and not is_mirrored else 14.0 if is_tall else 8.8) + extra

    def draw(sheet: Sheet, y: float) -> None:
        if is_mirrored:
            page.put(sheet, label, LEFT, y + 5.9)
            page.put(sheet, own, RIGHT - 10, y + 5.9, "own", "right")
            sheet.picture(item.icon, RIGHT - 7, y + 1.0, 6.8)
        else:
            sheet.picture(item.icon, LEFT, y + height / 2 - 4, 8)
            page.put(sheet, label, LEFT + 11, y + (4.7 if has_own else 5.9))
            page.put(sheet, own, LEFT + 11, y + 10.1 + 4.9 * (len(label) - 1), "own")
        amount(page, item, sheet, y + (5.9 if is_mirrored or not has_own else 7.4))
        sheet.rule(LEFT, TABLE_END, y + height, 0.25)

    return Piece(height, draw, keeps=keeps)


def amount(page: Composition, item: Row, sheet: Sheet, baseline: float) -> None:
    """The amount, or a hollow circle and why there is none."""
    if item.kroner is not None:
        page.say(sheet, grouped(item.kroner), AMOUNT, end(page), baseline, align="right")
        return
    words = page.lines(item.open.norwegian, OPEN, 40, "norwegian")
    own = page.lines(item.open.own, OWN_OPEN, 40, "own")
    if page.lanes.is_mirrored:
        page.put(sheet, words, end(page), baseline, align="right")
        page.put(sheet, own, end(page), baseline + 5.4, "own", "right")
        sheet.circle(end(page) - words[0].width / mm - 3.2, baseline - 1.5, 1.4, 0.8)
        return
    left = end(page) - 8.0
    top = baseline - 2.7 if own else baseline
    sheet.circle(left - 3.2, top - 1.5, 1.4, 0.8)
    page.put(sheet, words, left, top)
    page.put(sheet, own, left, top + 5.4, "own")


def sum_row(page: Composition, label: Said, kroner: int) -> Piece:
    """The sum, under a strong rule."""

    def draw(sheet: Sheet, y: float) -> None:
        sheet.rule(LEFT, TABLE_END, y, 1.2)
        norwegian = page.lines(label.norwegian, SUM_LABEL, 60, "norwegian")
        page.put(sheet, norwegian, LEFT, y + 7.0)
        if page.lanes.is_mirrored:
            page.say(sheet, label.own, LEFTWARD_SUM, RIGHT, y + 7.0, "own", "right", room=60)
        else:
            page.say(sheet, label.own, OWN_SUM, LEFT + norwegian[0].width / mm + 5, y + 7.0, "own", room=55)
        page.say(sheet, grouped(kroner), SUM, end(page), y + 7.0, align="right")

    return Piece(10.0, draw)

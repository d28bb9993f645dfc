"""Amounts as tables: a month's money as the form's budget has it, and other amounts one table for each unit.

The one rule: a sum on paper is the sum on the screen, and an amount nobody knows is never counted as nothing unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from reportlab.lib.units import mm

from kiosk.form.answers import Answer, Place
from kiosk.form.budget import Line
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.form.kinds.counting import spaced
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.matter import Matter
from kiosk.paper.printout import Amounts
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

HEAD, OWN_HEAD = Style(9.5), Style(11)
LABEL, OWN_LABEL, AMOUNT, OPEN, OWN_OPEN = Style(10), Style(12), Style(13, 700), Style(11), Style(12)
SUM, SUM_LABEL, LEFTWARD_SUM, OWN_SUM = Style(14.5, 800), Style(11.5, 700), Style(12.5, 700), Style(12.5, 600)
MIRRORED_END, STACKED_END = 117.0, 150.0
TABLE_END = RIGHT


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One amount. `kroner` is None where it was asked and not told. `unit`: what its table is counted in."""

    place: str
    label: Said
    icon: str
    unit: str
    question_unit: str
    unit_id: str
    kroner: int | None
    open: Said


def rows_of(matter: Matter, amounts: Amounts) -> Iterator[Row]:
    """The amounts that were asked, in the form's or the designer's order."""
    lines = {"in": matter.budget.ins, "out": matter.budget.outs, "": ()}[amounts.budget]
    yield from (budgeted(matter, line, amounts.unit) for line in lines)
    asked = {str(stop.place) for stop in matter.stops()}
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
            yield row(
                matter, place, described(matter, parent, index), parent.item_icon or parent.icon, question, answer
            )


def budgeted(matter: Matter, line: Line, unit: str) -> Row:
    """A line of the budget; its own unit stands beside its name, since the sum takes it as a month's."""
    question, group = line.question, line.group
    label = matter.lanes.say(f"{question.id}.text")
    if group and line.place.index is not None:
        label = described(matter, group, line.place.index)
    if question.unit not in ("", unit):
        label = with_note(label, matter.lanes.say(f"{question.id}.unit"))
    icon = (group.item_icon or group.icon) if group else question.icon
    answer = line.way_out if line.kroner is None else line.kroner
    return replace(row(matter, str(line.place), label, icon, question, answer), unit=unit)


def described(matter: Matter, group: Question, index: int) -> Said:
    """A repetition's name with what it is of: the applicant's own words for it, else the card they chose."""
    name = matter.named(group, index)
    told = [
        (question, answer)
        for kind in (Kind.TEXT, Kind.ONE)
        for question in group.questions
        if question.kind is kind
        and isinstance(answer := matter.answer_inside(group.id, index, question.id), str)
        and not isinstance(answer, WayOut)
    ]
    if not told:
        return name
    value = matter.value(*told[0])
    own = f"{name.own}: {matter.lanes.held(value.own or value.norwegian)}" if name.own else ""
    return Said(f"{name.norwegian}: {value.norwegian}", own)


def with_note(label: Said, note: Said) -> Said:
    """A label with a note in brackets."""
    own = f"{label.own} ({note.own})" if label.own else ""
    return Said(f"{label.norwegian} ({note.norwegian})", own)


def row(matter: Matter, place: str, label: Said, icon: str, question: Question, answer: Answer | None) -> Row:
    """One amount as it was answered."""
    words = matter.way_out(question, answer) if isinstance(answer, WayOut) else matter.lanes.say("paper.unanswered")
    kroner = answer if isinstance(answer, int) else None
    return Row(place, label, icon, question.unit, question.unit, f"{question.id}.unit", kroner, words)


def total(matter: Matter, amounts: Amounts) -> int | None:
    """The sum in kroner of what is known; None when nothing is. A month's is the budget's own, as on the screen."""
    budget = matter.budget
    match amounts.budget:
        case "":
            rows = [row for row in rows_of(matter, amounts) if row.unit == amounts.unit and row.kroner is not None]
            return sum(row.kroner or 0 for row in rows) if rows else None
        case "in" | "out" as side:
            if all(line.kroner is None for line in (*budget.ins, *budget.outs)):
                return None
            return budget.total_in if side == "in" else budget.total_out
        case _ as unknown:
            assert_never(unknown)


def money_tables(page: Composition, amounts: Amounts) -> Iterator[Piece]:
    """One table for each unit, that of the sum first."""
    rows = list(rows_of(page.matter, amounts))
    page.printed.update(row.place for row in rows)
    units = sorted(dict.fromkeys(row.unit for row in rows), key=lambda unit: unit != amounts.unit)
    for unit in units:
        mine = [row for row in rows if row.unit == unit]
        yield head(page, next((row.unit_id for row in mine if row.question_unit == unit), mine[0].unit_id))
        is_summed = bool(amounts.total) and unit == amounts.unit and len(mine) > 1
        summed = total(page.matter, amounts) if is_summed else None
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
    # "kr" is "kr" in most languages.
    said = Said(said.norwegian) if said.own == said.norwegian else said
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
        page.say(sheet, spaced(item.kroner), AMOUNT, end(page), baseline, align="right")
        return
    words = page.single(item.open.norwegian, OPEN, 40, "norwegian")
    own = page.single(item.open.own, OWN_OPEN, 40, "own")
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
        page.say(sheet, spaced(kroner), SUM, end(page), y + 7.0, align="right")

    return Piece(10.0, draw)

"""Questions with everything that could have been answered, the chosen marked, and the help that stood beside them.

The one rule: what was offered is what the applicant saw: no alternative is left out and none is added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.form.answers import Answer
from kiosk.form.definition import Kind, Question, WayOut
from kiosk.form.journey import Stop
from kiosk.form.texts import label_id
from kiosk.paper.blocks_answers import own_words, repetition
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.items import OwnWords
from kiosk.paper.lanes import Said
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Line, Style

LABEL, HELP, OFFERED, CHOSEN, VALUE, OPEN = Style(10), Style(9), Style(10), Style(10.5, 700), Style(12, 700), Style(11)
LABEL_ROOM, VALUE_X = 68.0, 94.0
BOX, GAP, STEP, LABEL_STEP, HELP_STEP = 3.6, 5.0, 5.6, 4.9, 4.3
BUILT_IN = {Kind.YESNO: ("yes", "no"), Kind.CONSENT: ("agree", "decline")}


@dataclass(frozen=True, slots=True)
class Offered:
    """One alternative, set, with its place: `x` in mm, and which line it stands on."""

    line: Line
    x: float
    row: int
    is_chosen: bool


def print_alternatives(page: Composition, stops: Sequence[Stop]) -> Iterator[Piece]:
    """Every question, those inside repetitions too."""
    for stop in stops:
        question, answer = stop.question, page.matter.journey.answer_at(stop.place)
        if question.kind is Kind.GROUP and isinstance(answer, tuple) and answer:
            yield replace(question_row(page, stop, answer, is_below=True), keeps=True)
            for index in range(len(answer)):
                yield repetition(page, page.matter.named(question, index), question.item_icon or question.icon)
                yield from print_alternatives(page, page.matter.journey.inside(question.id, index))
                yield space(2.0)
            continue
        item = page.matter.item(stop, answer)
        yield question_row(page, stop, answer, is_below=isinstance(item, OwnWords))
        if isinstance(item, OwnWords):
            yield own_words(page, OwnWords(item.place, Said(""), item.text))


def question_row(page: Composition, stop: Stop, answer: Answer | None, *, is_below: bool) -> Piece:
    """The question over its help; beside it what was offered, and what was typed, unless it stands `is_below`."""
    question, words = stop.question, page.lanes.norwegian
    label = page.wrapped(words(f"{question.id}.text"), LABEL, LABEL_ROOM, "norwegian")
    help = page.wrapped(words(f"{question.id}.help") if question.help else "", HELP, LABEL_ROOM, "norwegian")
    offered = laid_out(page, stop, answer)
    value, is_open = ("", False) if is_below else shown(page, question, answer, bool(offered))
    lines = page.wrapped(value, OPEN if is_open else VALUE, RIGHT - VALUE_X - 5, "norwegian")
    left = len(label) * LABEL_STEP + len(help) * HELP_STEP
    right = len(lines) * STEP + (offered[-1].row + 1 if offered else 0) * STEP
    height = max(left, right) + 3.0

    def draw(sheet: Sheet, y: float) -> None:
        page.put(sheet, label, LEFT, y + 5.2)
        page.put(sheet, help, LEFT, y + 5.2 + len(label) * LABEL_STEP - 0.3)
        page.put(sheet, lines, VALUE_X + (4.6 if is_open else 0), y + 5.2)
        if is_open:
            sheet.circle(VALUE_X + 1.4, y + 3.7, 1.4, 0.8)
        for each in offered:
            draw_offered(page, sheet, each, y + 5.2 + (len(lines) + each.row) * STEP)
        sheet.rule(LEFT, RIGHT, y + height, 0.25)

    return Piece(height, draw)


def draw_offered(page: Composition, sheet: Sheet, offered: Offered, baseline: float) -> None:
    """A box, crossed where it was chosen, and the words; whoever hears the page is told which."""
    alt = page.lanes.norwegian("paper.chosen" if offered.is_chosen else "paper.not_chosen")
    figure = sheet.element("Figure", "nb", alt=alt)
    picture = "ticked" if offered.is_chosen else "unticked"
    sheet.picture(picture, VALUE_X + offered.x, baseline - BOX + 0.5, BOX, figure)
    page.put(sheet, [offered.line], VALUE_X + offered.x + BOX + 1.0, baseline)


def laid_out(page: Composition, stop: Stop, answer: Answer | None) -> list[Offered]:
    """Every alternative in the order of the screen, as many beside each other as fit."""
    made: list[Offered] = []
    x, row = 0.0, 0
    for id in offered_ids(page, stop):
        is_chosen = id == answer or (isinstance(answer, tuple) and id in answer)
        text = said(page, stop.question, id)
        line = page.lines(text, CHOSEN if is_chosen else OFFERED, RIGHT - VALUE_X - BOX - 2, "norwegian")[0]
        width = BOX + 1.0 + line.width / mm + GAP
        if made and x + width - GAP > RIGHT - VALUE_X:
            x, row = 0.0, row + 1
        made.append(Offered(line, x, row, is_chosen))
        x += width
    return made


def offered_ids(page: Composition, stop: Stop) -> tuple[str, ...]:
    """Ids of choices and ways out."""
    question = stop.question
    choices = BUILT_IN.get(question.kind) or tuple(each.id for each in page.matter.journey.choices(stop.place))
    return (*choices, *(each.value for each in question.ways_out if each.value not in choices))


def said(page: Composition, question: Question, id: str) -> str:
    """The words of a choice, or of a way out."""
    if id in question.ways_out and id not in {each.id for each in question.choices}:
        return page.matter.way_out(question, WayOut(id)).norwegian
    return page.lanes.norwegian(label_id(question, id))


def shown(page: Composition, question: Question, answer: Answer | None, has_offer: bool) -> tuple[str, bool]:
    """What was typed, and whether it is open; nothing where the crossed box says it."""
    if answer is None or answer == ():
        return page.lanes.norwegian("paper.unanswered"), True
    if isinstance(answer, WayOut):
        return ("", False) if has_offer else (page.matter.way_out(question, answer).norwegian, True)
    is_boxed = bool(question.choices) or question.kind in BUILT_IN
    return ("", False) if is_boxed else (page.matter.value(question, answer).norwegian, False)

"""What the caseworker needs first: who it is, and what cannot wait.

The one rule: what is acute stands in black beside its date, and is absent when nothing is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportlab.lib.units import mm

from kiosk.form.answers import Answer
from kiosk.form.definition import WayOut
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.printout import QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

NAME, FACT, OPEN = Style(22, 700), Style(14, 700), Style(11.5)
SPOKEN, LEFTWARD_SPOKEN, OWN_SPOKEN = Style(11.5, 700), Style(13, 700), Style(12.5, 600)
ACUTE, LEFTWARD_ACUTE, OWN_ACUTE = Style(11.5, 700), Style(13.5, 700), Style(12.5, 600)
FLAG = 22.0


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, number and phone of the applicant, and in which language to speak."""

    name: QuestionId
    number: QuestionId
    phone: QuestionId
    interpreter: QuestionId
    interpreter_card: str

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Only values are printed here for good; what is missing keeps its row below."""
        for id in (self.name, self.number, self.phone):
            if not isinstance(page.matter.answer(id), WayOut | None):
                page.printed.add(id)
        yield Piece(20.6, lambda sheet, y: self.draw(page, sheet, y))

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """The name large; numbers under it with their pictograms; language at the other side."""
        page.put(sheet, page.single(self.shown(page, self.name), NAME, 112, "norwegian"), LEFT, y + 8.4)
        x = LEFT
        for id, icon in ((self.number, "id_papers"), (self.phone, "phone")):
            lines = page.lines(self.shown(page, id), self.style(page, id), 50, "norwegian")
            sheet.picture(icon, x, y + 12.2, 7.0)
            page.put(sheet, lines, x + 8.6, y + 17.6)
            x += 8.6 + lines[0].width / mm + 6
        spoken = page.matter.speaks(self.interpreter, self.interpreter_card)
        own = LEFTWARD_SPOKEN if page.lanes.is_mirrored else OWN_SPOKEN
        sheet.picture("interpreter", RIGHT - 11.5, y + 6, 12)
        page.put(sheet, page.single(spoken.own, own, 48, "own"), RIGHT - 14, y + 11.2, "own", "right")
        page.say(sheet, spoken.norwegian, SPOKEN, RIGHT - 14, y + 17.6, align="right", room=48)

    def shown(self, page: Composition, id: str) -> str:
        """The value, or in Norwegian why there is none."""
        answer = page.matter.answer(id)
        question = page.matter.form.question(id)
        if answer is None:
            return page.lanes.norwegian("paper.unanswered")
        if isinstance(answer, WayOut):
            return page.matter.way_out(question, answer).norwegian
        return page.matter.value(question, answer).norwegian

    def style(self, page: Composition, id: str) -> Style:
        """Light where there is no value."""
        return OPEN if isinstance(page.matter.answer(id), WayOut | None) else FACT


@dataclass(frozen=True, slots=True)
class Acute:
    """What cannot wait. `dates`: card → the question that says when."""

    question: QuestionId
    text: TextId
    dates: dict[str, QuestionId]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Absent when nothing is urgent."""
        chosen = page.matter.chosen(self.question)
        if not chosen:
            return
        page.printed.add(self.question)
        items = []
        for choice in chosen:
            when = page.matter.answer(self.dates.get(choice.id, ""))
            if isinstance(when, date):
                page.printed.add(self.dates[choice.id])
            items.append((choice.icon, page.matter.label(self.question, choice), when))
        row = 11.4 if page.lanes.is_mirrored or not page.lanes.own else 13.4
        height = max(len(items) * row, 19.0 if page.lanes.is_mirrored else 17.0) + 3.0
        yield Piece(height, lambda sheet, y: self.draw(page, sheet, y, items, height))
        yield space(2.8)

    def draw(
        self, page: Composition, sheet: Sheet, y: float, items: list[tuple[str, Said, Answer | None]], height: float
    ) -> None:
        """Black at the ends where the lanes begin; one line for each need."""
        is_mirrored = page.lanes.is_mirrored
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.6, radius=0.4)
        said = page.lanes.say(self.text)
        self.flag(page, sheet, LEFT, y, height, said.norwegian.upper(), "norwegian")
        if said.own and is_mirrored:
            self.flag(page, sheet, RIGHT - FLAG, y, height, said.own, "own")
        inset, row = 4.0, (height - 3.0) / len(items)
        for number, (icon, label, when) in enumerate(items):
            top = y + 1.5 + number * row
            day = f" {when:%d.%m.%Y}" if isinstance(when, date) else ""
            middle = top + row / 2
            left = LEFT + FLAG + inset
            own_day = f" {page.lanes.held(day.strip())}" if day else ""
            norwegian, own = label.norwegian + day, label.own + own_day if label.own else ""
            if is_mirrored:
                sheet.picture(icon, MIDDLE - 4.3, middle - 4.3, 8.6)
                page.put(sheet, page.single(norwegian, ACUTE, 52.5, "norwegian"), left, middle + 1.5)
                end = RIGHT - FLAG - inset
                page.put(sheet, page.single(own, LEFTWARD_ACUTE, 52, "own"), end, middle + 1.5, "own", "right")
            else:
                sheet.picture(icon, left, middle - 4.3, 8.6)
                shift = -1.0 if own else 1.5
                page.put(sheet, page.single(norwegian, ACUTE, 108, "norwegian"), left + 12, middle + shift)
                page.put(sheet, page.single(own, OWN_ACUTE, 108, "own"), left + 12, middle + 4.4, "own")
            if number:
                sheet.rule(LEFT + FLAG, RIGHT - (FLAG if is_mirrored else 1), top, 0.25)

    def flag(
        self,
        page: Composition,
        sheet: Sheet,
        x: float,
        y: float,
        height: float,
        text: str,
        lane: Literal["norwegian", "own"],
    ) -> None:
        """A solid black end with the pictogram and one word."""
        sheet.box(x, y, FLAG, height, fill=sheet.black, radius=0.4)
        middle = y + height / 2
        sheet.picture("acute", x + FLAG / 2 - 5, middle - 8.4, 10, color=sheet.white, ground=sheet.black)
        style = LEFTWARD_ACUTE if lane == "own" else ACUTE
        lines = page.single(text, style, FLAG - 3, lane)
        page.put(sheet, lines, x + FLAG / 2, middle + 6.2, lane, "center", color=sheet.white)

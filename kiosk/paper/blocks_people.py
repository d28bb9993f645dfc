"""A group of people as a table: pictogram, name, born, age, and one answer in words.

The one rule: what needs no language keeps its Norwegian place; only the last column has a lane for each language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.form.answers import Answer, Place
from kiosk.form.definition import Question, WayOut
from kiosk.paper.composition import Composition
from kiosk.paper.figures import own_day
from kiosk.paper.flow import LEFT, RIGHT, Piece
from kiosk.paper.lanes import Said
from kiosk.paper.printout import QuestionId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

NAME_X, BORN_X, AGE_X, WORDS_X = 31.0, 80.0, 108.0, 124.0
HEAD_ROOM = {NAME_X: 47.0, BORN_X: 26.0, AGE_X: 14.0}
HEAD, OWN_HEAD, VALUE = Style(9.5), Style(11), Style(12, 700)
WORDS, LEFTWARD_WORDS, OWN_WORDS = Style(11.5, 700), Style(12.5, 700), Style(12.5, 600)
OPEN = Style(11.5)


@dataclass(frozen=True, slots=True)
class People:
    """Questions of one group. `column`: the answer in words; everything else inside is printed as rows below."""

    group: QuestionId
    name: QuestionId
    born: QuestionId
    column: QuestionId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Nothing where there is nobody."""
        count = page.matter.inside(self.group)
        if not count:
            return
        group = page.matter.form.question(self.group)
        height = 11.2 if page.lanes.own else 6.4
        yield Piece(height, lambda sheet, y: self.head(page, sheet, y, height), keeps=True)
        for index in range(count):
            yield self.row(page, group, index)
            for id in (self.name, self.born, self.column):
                page.printed.add(str(Place(id, self.group, index)))

    def head(self, page: Composition, sheet: Sheet, y: float, height: float) -> None:
        """Norwegian over the applicant's language; the last column has its own place for it."""
        say = page.lanes.say
        for x, said in ((NAME_X, say("paper.name")), (BORN_X, say("paper.born")), (AGE_X, say("paper.age"))):
            page.say(sheet, said.norwegian, HEAD, x, y + 4.2)
            page.put(sheet, page.single(said.own, OWN_HEAD, HEAD_ROOM[x], "own"), x, y + 9.2, "own")
        said = say(f"{self.column}.text")
        room = RIGHT - WORDS_X
        page.put(sheet, page.single(said.norwegian, HEAD, room, "norwegian"), WORDS_X, y + 4.2)
        x, align = page.edge(0, WORDS_X)
        page.put(sheet, page.single(said.own, OWN_HEAD, room, "own"), x, y + 9.2, "own", align)
        sheet.rule(LEFT, RIGHT, y + height, 0.7)

    def row(self, page: Composition, group: Question, index: int) -> Piece:
        """One person; the words of the last column stand under each other where there is no room beside."""
        name, born, words = (
            page.matter.answer_inside(self.group, index, id) for id in (self.name, self.born, self.column)
        )
        question = page.matter.form.question(self.column)
        said = self.said(page, question, words)
        style, own_style = (
            (OPEN, OPEN) if unknown(words) else (WORDS, LEFTWARD_WORDS if page.lanes.is_mirrored else OWN_WORDS)
        )
        left = page.lines(said.norwegian, style, 34.0 if page.lanes.is_mirrored else 70.0, "norwegian")
        own = page.lines(said.own, own_style, 34.0 if page.lanes.is_mirrored else 70.0, "own")
        named = page.lines(str(name) if name else page.lanes.norwegian("paper.unanswered"), VALUE, 47.0, "norwegian")
        lines = (
            max(len(left), len(own), len(named)) if page.lanes.is_mirrored else max(len(left) + len(own), len(named))
        )
        own_born = own_day(born, page.lanes.own, brief=True) if isinstance(born, date) else ""
        height = 8.8 + 5.2 * (max(lines, 2 if own_born else 1) - 1)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.picture(group.item_icon or group.icon, LEFT, y + 0.8, 7.2)
            page.put(sheet, named, NAME_X, y + 6.1)
            day, age = self.birth(page, born)
            page.say(sheet, day, VALUE if isinstance(born, date) else OPEN, BORN_X, y + 6.1, room=27)
            page.put(sheet, page.single(own_born, OWN_HEAD, HEAD_ROOM[BORN_X], "own"), BORN_X, y + 11.3, "own")
            page.say(sheet, age, VALUE, AGE_X, y + 6.1)
            page.put(sheet, left, WORDS_X, y + 6.1)
            if page.lanes.is_mirrored:
                page.put(sheet, own, RIGHT, y + 6.1, "own", "right")
            else:
                page.put(sheet, own, WORDS_X, y + 6.1 + 5.2 * len(left), "own")
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)

    def birth(self, page: Composition, born: Answer | None) -> tuple[str, str]:
        """Date of birth and age in years, or why there is none."""
        if isinstance(born, date):
            return f"{born:%d.%m.%Y}", str(age_on(born, page.matter.application.created.date()))
        return self.said(page, page.matter.form.question(self.born), born).norwegian, ""

    def said(self, page: Composition, question: Question, answer: Answer | None) -> Said:
        """An answer in both lanes."""
        if answer is None:
            return page.lanes.say("paper.unanswered")
        if isinstance(answer, WayOut):
            return page.matter.way_out(question, answer)
        return page.matter.value(question, answer)


def unknown(answer: Answer | None) -> bool:
    """Whether there is no value."""
    return answer is None or isinstance(answer, WayOut)


def age_on(born: date, today: date) -> int:
    """Whole years lived."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

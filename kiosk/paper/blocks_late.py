"""Blocks of the cover for late papers: what lies in the pile, as the applicant ticked it, and the ways to hand it in.

The one rule: late papers belong to an application that is there already; nothing here looks like a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import Choice, WayOut
from kiosk.paper.blocks_cover import street
from kiosk.paper.blocks_documents import titled
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.pile import blank_row, pile_head, pile_row
from kiosk.paper.printout import NO_QUESTION, Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

GAP = 6.0


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers chosen, by topic. `lists`: topic → the question that names them, or takes own words.

    A topic whose papers nobody could name stands for itself; `blanks` lines are for what no list has.
    """

    title: TextId
    icon: Icon
    topics: QuestionId
    lists: dict[str, QuestionId]
    blank: TextId
    blanks: int = 0

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A head and one row for each."""
        papers = page.matter.papers
        sheets = {each.id: str(len(papers.pages_of(each))) for each in papers.enclosed()}
        yield pile_head(page, self.title, counts=bool(sheets))
        for topic in page.matter.chosen(self.topics):
            yield from self.rows(page, topic, sheets)
        for each in papers.enclosed():
            if each.id in sheets:
                yield pile_row(page, titled(page, each), each.icon, sheets[each.id])
        for _ in range(self.blanks):
            yield blank_row(page, self.blank, self.icon)

    def rows(self, page: Composition, topic: Choice, sheets: dict[str, str]) -> Iterator[Piece]:
        """The papers of one topic. `sheets`: how many pages of each lie here, taken out once they are told."""
        id = self.lists.get(topic.id, NO_QUESTION)
        told, chosen = page.matter.answer(id), page.matter.chosen(id)
        for choice in chosen:
            yield pile_row(page, page.matter.label(id, choice), choice.icon, sheets.pop(choice.id, ""))
        if isinstance(told, str) and not isinstance(told, WayOut):
            norwegian = page.matter.label(self.topics, topic).norwegian
            yield pile_row(page, Said(norwegian, told) if page.lanes.own else Said(told), topic.icon)
        elif not chosen:
            yield pile_row(page, page.matter.label(self.topics, topic), topic.icon)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to hand in. `address`: the street of the office stands under it."""

    icon: Icon
    text: TextId
    address: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to hand in, as cards beside each other."""

    items: tuple[Way, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Cards of one height."""
        height = 35.0 if page.lanes.own else 29.0
        yield space(6.0)
        yield Piece(height, lambda sheet, y: self.draw(page, sheet, y, height))

    def draw(self, page: Composition, sheet: Sheet, y: float, height: float) -> None:
        """From the side where the applicant begins to read: picture, words, Norwegian, address."""
        width = (RIGHT - LEFT - GAP * (len(self.items) - 1)) / len(self.items)
        for place, way in enumerate(self.items):
            left = LEFT + place * (width + GAP)
            x = LEFT + RIGHT - left - width if page.lanes.is_mirrored else left
            said, middle = page.lanes.say(way.text), x + width / 2
            sheet.box(x + 0.3, y + 0.3, width - 0.6, height - 0.6, points=1.2, radius=1.8)
            sheet.picture(way.icon, middle - 6, y + 2.4, 12)
            page.put(sheet, page.single(said.own, Style(13, 700), width - 6, "own"), middle, y + 20.0, "own", "center")
            low = y + (26.0 if said.own else 20.0)
            style = Style(10.5) if said.own else Style(12, 700)
            page.put(sheet, page.single(said.norwegian, style, width - 6, "norwegian"), middle, low, align="center")
            if way.address:
                where = office_name(page)
                page.put(
                    sheet,
                    page.single(where, Style(10.5), width - 6, "norwegian"),
                    middle,
                    low + 5.4,
                    align="center",
                )


def office_name(page: Composition) -> str:
    """The office as an envelope names it; in words where there is none."""
    office, where = page.matter.application.office, street(page.matter)
    return f"{office.name}, {where}" if office and where else page.lanes.norwegian("goes_to.municipality")

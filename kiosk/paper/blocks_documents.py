"""The documents asked for, with their state, for the caseworker.

The one rule: a document stands here because it was asked for, whatever its state; a blank never means that it came.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.definition import Documentation
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece
from kiosk.paper.lanes import Said
from kiosk.paper.printout import NO_TEXT, Icon, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

NAME, LEFTWARD_NAME, OWN_NAME = Style(10.5, 700), Style(12.5, 700), Style(12, 600)
STATE, OWN_STATE = Style(10), Style(11.5)
TICK, PAPER, PAPER_HEIGHT = 6.6, 7.0, 8.6
LINE, OWN_LINE = 5.0, 5.6


@dataclass(frozen=True, slots=True)
class Documents:
    """Every document asked for, those handed in first. `states`: state → the text that says so.

    `promised`: where somebody named the day on which they bring it, the words for it, with {day}.
    """

    title: TextId
    icon: Icon
    states: dict[str, TextId]
    promised: TextId = NO_TEXT

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A section of rows; absent where nothing was asked for."""
        rows = [
            self.row(page, each, self.said(page, each, text))
            for state, text in self.states.items()
            for each in page.matter.documents(state)
        ]
        if rows:
            yield from page.heading(page.lanes.say(self.title), self.icon)
            yield from rows

    def said(self, page: Composition, document: Documentation, text: TextId) -> Said:
        """How it stands, and when it comes."""
        day = page.matter.papers.promised(document) if self.promised else ""
        return page.lanes.say(self.promised, day=day) if day else page.lanes.say(text)

    def row(self, page: Composition, document: Documentation, state: Said) -> Piece:
        """Nav's box, name over state, the paper, and the same in the applicant's language."""
        said, is_mirrored = titled(page, document), page.lanes.is_mirrored
        norwegian = page.lines(said.norwegian, NAME, 67, "norwegian")
        own = page.lines(said.own, LEFTWARD_NAME if is_mirrored else OWN_NAME, 72, "own")
        states = page.lines(state.norwegian, STATE, 62, "norwegian")
        own_states = page.lines(state.own, OWN_STATE, 72, "own")
        if said.own:
            height = 12.4 + max(LINE * (len(norwegian) - 1), OWN_LINE * (len(own) - 1))
        else:
            height = 8.8 + LINE * (len(norwegian) - 1)

        def draw(sheet: Sheet, y: float) -> None:
            sheet.box(LEFT + 0.4, y + (height - TICK) / 2, TICK, TICK, points=1.2, radius=1.2)
            sheet.paper(document.icon, MIDDLE - PAPER / 2, y + (height - PAPER_HEIGHT) / 2, PAPER_HEIGHT)
            top = y + (5.0 if said.own else 6.0)
            page.put(sheet, norwegian, LEFT + 10, top)
            if said.own:
                x, align = page.edge(0, MIDDLE + 7.5)
                page.put(sheet, states, LEFT + 10, top + LINE * len(norwegian))
                page.put(sheet, own, x, top, "own", align)
                page.put(sheet, own_states, x, top + OWN_LINE * len(own), "own", align)
            else:
                page.put(sheet, states, MIDDLE + 7.5, top)
            sheet.rule(LEFT, RIGHT, y + height, 0.25)

        return Piece(height, draw)


def titled(page: Composition, document: Documentation) -> Said:
    """Nav's own title for the caseworker, the plain name for the applicant; in Norwegian one stands for both."""
    return Said(document.title, page.lanes.own(f"documentation.{document.id}.text") if page.lanes.own else "")

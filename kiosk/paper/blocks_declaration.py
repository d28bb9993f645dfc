"""Blocks of the declaration: who helped, and the lines to sign on.

The one rule: nothing is written on a signature line but the name under it; the kiosk never signs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.form.answers import Name
from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.items import Fact
from kiosk.paper.printout import NO_QUESTION, NO_TEXT, Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

# By the tightness of the sheet.
HEIGHTS = (72.0, 52.0, 46.0, 43.0)
TITLE, LEFTWARD_TITLE, OWN_TITLE = Style(15, 700), Style(17, 700), Style(15, 600)
CAPTION, OWN_CAPTION, NAME = Style(9.5), Style(11.5), Style(12.5, 700)
# From the left edge of the box: where the long and the short line begin and end.
LONG, SHORT = (12.0, 108.0), (116.0, 166.0)


@dataclass(frozen=True, slots=True)
class Helped:
    """The role of whoever sat beside, the language the questions were read in, and other answers that belong here.

    `signed_in`: what stands here of who it is where that was confirmed by a sign-in, under the label `identity`.
    """

    title: TextId
    icon: Icon
    questions: tuple[QuestionId, ...] = ()
    identity: TextId = NO_TEXT
    signed_in: TextId = NO_TEXT

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A section of rows."""
        say, application = page.lanes.say, page.matter.application
        yield from page.heading(say(self.title), self.icon)
        yield page.rows.piece(Fact("", say("paper.fact.helper"), say(f"role.{application.helper}")))
        yield page.rows.piece(Fact("", say("paper.fact.language"), page.matter.speaks("", "")))
        if application.signed_in and self.signed_in:
            yield page.rows.piece(Fact("", say(self.identity), say(self.signed_in)))
        stops = [stop for stop in page.matter.stops() if stop.question.id in self.questions]
        for item in page.matter.items(stops):
            if isinstance(item, Fact):
                yield page.rows.piece(item)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where somebody signs. `name`: the question whose answer stands on the name line, if one does."""

    title: TextId
    icon: Icon
    name: QuestionId = NO_QUESTION

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One box, never cut, and below it which pages it holds for."""
        height = HEIGHTS[min(page.tightness, len(HEIGHTS) - 1)]
        yield space(2.0 if page.tightness else 5.0)
        yield Piece(height, lambda sheet, y: self.draw(page, sheet, y, height), keeps=True)
        yield Piece(7.0 if page.tightness else 8.0, lambda sheet, y: self.holds_for(page, sheet, y))

    def draw(self, page: Composition, sheet: Sheet, y: float, height: float) -> None:
        """Title, cross, two lines to write on, two below them."""
        is_tight = height < HEIGHTS[0]
        name_line = height - (8.2 if is_tight else 11.0)
        sign = name_line - (13.2 if is_tight else 21.0)
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, height - 0.8, points=2.0, radius=2.0)
        self.headed(page, sheet, y, 9.0 if is_tight else 12.1)
        sheet.picture("no", LEFT + 4.6, y + sign - 6.4, 6.0)
        for text, (start, end), below in (
            ("paper.signature", LONG, sign),
            ("paper.date", SHORT, sign),
            ("paper.name", LONG, name_line),
            ("paper.place", SHORT, name_line),
        ):
            sheet.rule(LEFT + start, LEFT + end, y + below, 2.0 if below == sign else 1.2)
            self.caption(page, sheet, text, LEFT + start, LEFT + end, y + below + 5.2)
        name = page.matter.answer(self.name)
        written = str(name).upper() if isinstance(name, Name) else ""
        page.say(sheet, written, NAME, LEFT + LONG[0], y + name_line - (1.8 if is_tight else 2.4), room=94)

    def headed(self, page: Composition, sheet: Sheet, y: float, tile: float) -> None:
        """Who signs here, beside a tile; on one line, so that nothing stands where they sign."""
        said, above = page.lanes.say(self.title), 0.4 * tile
        baseline = y + above + 0.66 * tile
        page.tile(sheet, self.icon, LEFT + 5, y + above, tile)
        inset = tile + 8
        norwegian = page.single(said.norwegian, TITLE, 70 if said.own else 140, "norwegian")
        page.put(sheet, norwegian, LEFT + inset, baseline)
        if page.lanes.is_mirrored:
            page.tile(sheet, self.icon, RIGHT - 5 - tile, y + above, tile)
            own = page.single(said.own, LEFTWARD_TITLE, 62, "own")
            page.put(sheet, own, RIGHT - inset, baseline, "own", "right")
        else:
            own = page.single(said.own, OWN_TITLE, 74, "own")
            page.put(sheet, own, RIGHT - 6, baseline, "own", "right")

    def caption(self, page: Composition, sheet: Sheet, text: str, x: float, end: float, baseline: float) -> None:
        """What a line is for, Norwegian at its start and the applicant's language at its end."""
        said = page.lanes.say(text)
        page.say(sheet, said.norwegian, CAPTION, x, baseline)
        page.say(sheet, said.own, OWN_CAPTION, end, baseline, "own", "right")

    def holds_for(self, page: Composition, sheet: Sheet, y: float) -> None:
        """The pages the signature is for."""
        said = page.lanes.say("paper.applies_to", pages=str(page.set_pages))
        page.say(sheet, said.norwegian, Style(10), LEFT, y + 6)
        page.say(sheet, said.own, Style(12), RIGHT, y + 6, "own", "right")

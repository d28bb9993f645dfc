"""Blocks of the declaration: who helped, and the lines to sign on.

The one rule: nothing is written on a signature line but the name under it; the kiosk never signs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, RIGHT, Piece, space
from kiosk.paper.matter import Fact
from kiosk.paper.printout import Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

HEIGHT = 72.0
TITLE, LEFTWARD_TITLE, OWN_TITLE = Style(15, 700), Style(17, 700), Style(15, 600)
CAPTION, OWN_CAPTION, NAME = Style(9.5), Style(11.5), Style(12.5, 700)
# From the left edge of the box: where the long and the short line begin and end.
LONG, SHORT = (12.0, 108.0), (116.0, 166.0)
SIGN_LINE, NAME_LINE = 40.0, 61.0


@dataclass(frozen=True, slots=True)
class Helped:
    """The role of whoever sat beside, the language the questions were read in, and other answers that belong here."""

    title: TextId
    icon: Icon
    questions: tuple[QuestionId, ...] = ()

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A section of rows."""
        say, application = page.lanes.say, page.matter.application
        yield from page.heading(say(self.title), self.icon)
        yield page.rows.piece(Fact("", say("paper.fact.helper"), say(f"role.{application.helper}")))
        yield page.rows.piece(Fact("", say("paper.fact.language"), page.matter.speaks("", "")))
        stops = [stop for stop in page.matter.journey.stops() if stop.question.id in self.questions]
        for item in page.matter.items(stops):
            if isinstance(item, Fact):
                yield page.rows.piece(item)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the applicant signs. `name`: the question whose answer stands on the name line."""

    title: TextId
    icon: Icon
    name: QuestionId

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """One box, never cut, and below it which pages it holds for."""
        yield space(5.0)
        yield Piece(HEIGHT, lambda sheet, y: self.draw(page, sheet, y), keeps=True)
        yield Piece(8.0, lambda sheet, y: self.holds_for(page, sheet, y))

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Title, cross, two lines to write on, two below them."""
        sheet.box(LEFT + 0.4, y + 0.4, RIGHT - LEFT - 0.8, HEIGHT - 0.8, points=2.0, radius=2.0)
        said = page.lanes.say(self.title)
        page.tile(sheet, self.icon, LEFT + 5, y + 5, 12.1)
        page.say(sheet, said.norwegian, TITLE, LEFT + 20, y + 13, room=60)
        if page.lanes.is_mirrored:
            page.tile(sheet, self.icon, RIGHT - 17.1, y + 5, 12.1)
            page.say(sheet, said.own, LEFTWARD_TITLE, RIGHT - 20, y + 13, "own", "right", room=60)
        else:
            page.say(sheet, said.own, OWN_TITLE, RIGHT - 6, y + 13, "own", "right", room=74)
        sheet.picture("no", LEFT + 4.6, y + SIGN_LINE - 6.4, 6.0)
        for text, (start, end), below in (
            ("paper.signature", LONG, SIGN_LINE),
            ("paper.date", SHORT, SIGN_LINE),
            ("paper.name", LONG, NAME_LINE),
            ("paper.place", SHORT, NAME_LINE),
        ):
            sheet.rule(LEFT + start, LEFT + end, y + below, 2.0 if below == SIGN_LINE else 1.2)
            self.caption(page, sheet, text, LEFT + start, LEFT + end, y + below + 5.2)
        name = page.matter.answer(self.name)
        page.say(sheet, str(name).upper() if name else "", NAME, LEFT + LONG[0], y + NAME_LINE - 2.4, room=94)

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

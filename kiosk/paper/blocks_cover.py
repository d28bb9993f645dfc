"""Blocks of the cover page: where to hand in, the number and its code, who it is from, what lies in the pile.

The one rule: the cover says what the mailroom needs and no answer of the applicant but the name and the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.paper.composition import Composition
from kiosk.paper.flow import LEFT, MIDDLE, RIGHT, Piece, space
from kiosk.paper.lanes import Said
from kiosk.paper.matter import Fact, short_day
from kiosk.paper.printout import Icon, QuestionId, TextId
from kiosk.paper.sheet import Sheet
from kiosk.paper.typesetting import Style

WINDOW, CODE_SIDE = 83.4, 25.0
HEAD, NOTE, OWN_NOTE, COUNT = Style(14, 700), Style(9.5), Style(11), Style(11.5)
NAME, LEFTWARD_NAME, OWN_NAME = Style(11.5, 700), Style(13, 700), Style(12.5, 600)
NUMBER = Style(27, 800)
ROW, TICK, PAPER = 10.5, 6.6, 7.6


@dataclass(frozen=True, slots=True)
class Handover:
    """What to do with the pile, in pictures and words, and beside it the number, the code and the day."""

    text: TextId
    number: TextId
    icons: tuple[Icon, ...]
    code: str = "C"

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """The address zone of a window envelope, and the tracking code."""
        yield Piece(42.6, lambda sheet, y: self.draw(page, sheet, y))
        yield space(6.0)

    def draw(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Left the box, right the number."""
        self.window(page, sheet, y)
        application = page.matter.application
        code = f"SK1:{application.reference.replace('-', '')}:{self.code}1/{page.set_pages}"
        sheet.code(code, RIGHT - CODE_SIDE, y, 1.0, sheet.element("Figure", "nb", alt=code))
        end = RIGHT - CODE_SIDE - 5
        number = page.lanes.say(self.number)
        page.say(sheet, number.norwegian, Style(10), end, y + 4.4, align="right")
        page.say(sheet, number.own, Style(12), end, y + 11, "own", "right")
        page.say(sheet, short_day(application.created), Style(12.5, 700), end, y + 19, align="right")
        page.say(sheet, f"kl. {application.created:%H.%M}", Style(10.5), end, y + 24.4, align="right")
        page.say(sheet, application.reference, NUMBER, RIGHT, y + 39.6, align="right")

    def window(self, page: Composition, sheet: Sheet, y: float) -> None:
        """Pictures over the applicant's words over the Norwegian, with the office."""
        sheet.box(LEFT + 0.2, y + 0.2, WINDOW, 42.2, points=1.2, radius=1.6)
        size, gap = 17.0, 5.0
        x = LEFT + (WINDOW - len(self.icons) * size - (len(self.icons) - 1) * gap) / 2
        for place, icon in enumerate(self.icons):
            small = 10.0 if icon == "next" else size
            sheet.picture(icon, x + place * (size + gap) + (size - small) / 2, y + 3.4 + (size - small) / 2, small)
        said = page.lanes.say(self.text)
        office = page.matter.application.office
        norwegian = f"{said.norwegian} – {office.name}" if office else said.norwegian
        middle = LEFT + WINDOW / 2
        page.say(sheet, said.own, Style(14, 700), middle, y + 30.5, "own", "center", room=78)
        page.say(sheet, norwegian, Style(11.5, 700), middle, y + 37.4, align="center", room=78)


@dataclass(frozen=True, slots=True)
class Sender:
    """Name, language and number of sheets. `interpreter`: the question and the card that ask for one."""

    name: QuestionId
    interpreter: QuestionId
    interpreter_card: str

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """Three rows."""
        say = page.lanes.say
        answer = page.matter.answer(self.name)
        name = Said(str(answer)) if answer is not None else say("paper.unanswered")
        yield page.rows.piece(Fact("", say("paper.from"), name, is_open=answer is None))
        spoken = page.matter.speaks(self.interpreter, self.interpreter_card)
        yield page.rows.piece(Fact("", say("paper.speaks"), spoken))
        # The number is known only once every page is; it needs no room that would change anything.
        row = page.rows.piece(Fact("", say("paper.sheets"), Said("88")))
        yield Piece(row.height, lambda sheet, y: self.sheets(page).draw(sheet, y))
        yield space(5.0)

    def sheets(self, page: Composition) -> Piece:
        """The row with the number of sheets to hand in."""
        return page.rows.piece(Fact("", page.lanes.say("paper.sheets"), Said(str(page.set_pages))))


@dataclass(frozen=True, slots=True)
class Part:
    """One printed part in the pile."""

    printout: str
    icon: Icon
    text: TextId


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The parts of the pile, with a box to tick for Nav and one for the applicant."""

    title: TextId
    parts: tuple[Part, ...]

    def pieces(self, page: Composition) -> Iterator[Piece]:
        """A head and one row for each part."""
        yield Piece(15.6, lambda sheet, y: self.head(page, sheet, y), keeps=True)
        for part in self.parts:
            yield Piece(ROW, lambda sheet, y, part=part: self.row(page, part, sheet, y))  # type: ignore[misc]

    def head(self, page: Composition, sheet: Sheet, y: float) -> None:
        """What the list is, and who ticks where."""
        sheet.rule(LEFT, RIGHT, y, 1.2)
        title, nav, you = (page.lanes.say(id) for id in (self.title, "paper.nav_ticks", "paper.you_tick"))
        page.say(sheet, title.norwegian, HEAD, LEFT, y + 7.0, room=76)
        own = Style(15.5, 700) if page.lanes.is_mirrored else Style(14)
        x, align = page.edge(0, MIDDLE + 7.5)
        page.say(sheet, title.own, own, x, y + 7.0, "own", align, room=76)
        page.say(sheet, nav.norwegian, NOTE, LEFT, y + 13.2)
        page.say(sheet, page.lanes.norwegian("paper.sheet_count"), NOTE, MIDDLE - 8, y + 13.2, align="right")
        page.say(sheet, you.own or you.norwegian, OWN_NOTE, RIGHT, y + 13.2, "own", "right", room=76)
        sheet.rule(LEFT, RIGHT, y + 15.6, 0.7)

    def row(self, page: Composition, part: Part, sheet: Sheet, y: float) -> None:
        """Nav's box, Norwegian, sheets, the paper, the applicant's language, the applicant's box."""
        said = page.lanes.say(part.text)
        for x in (LEFT + 0.4, RIGHT - TICK - 0.4):
            sheet.box(x, y + 1.95, TICK, TICK, points=1.2, radius=1.2)
        page.say(sheet, said.norwegian, NAME, LEFT + 10, y + 6.8, room=60)
        page.say(sheet, str(page.sheets.get(part.printout, 1)), COUNT, MIDDLE - 8, y + 6.8, align="right")
        sheet.paper(part.icon, MIDDLE - PAPER / 2, y + 0.7, 9.1)
        if page.lanes.is_mirrored:
            page.say(sheet, said.own, LEFTWARD_NAME, RIGHT - 10, y + 6.8, "own", "right", room=66)
        else:
            page.say(sheet, said.own, OWN_NAME, MIDDLE + 7.5, y + 6.8, "own", room=66)
        sheet.rule(LEFT, RIGHT, y + ROW, 0.25)
